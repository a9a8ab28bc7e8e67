/** What ordinary readers ask for: pages, free selections, small files, pictures, and what pages name. */
import { formatSelection } from '#lib/dataset/selection.ts';
import type { Dataset } from '#lib/dataset/model.ts';
import { SITE_LANGUAGES } from '#lib/text/languages.ts';
import { freeSelection, sameChance } from '../bench/load.ts';
import { assetsOf } from './named.ts';
import type { Ask } from './plan.ts';

export interface Asks {
	datasets: Dataset[];
	pages: Ask[];
	/** Pages of selections that nobody asked for before. */
	free: Ask[];
	/** CSV, JSON and other files of a few hundred rows at most. */
	files: Ask[];
	pictures: Ask[];
	/** Scripts, styles and fonts that the pages name. */
	assets: Ask[];
	/** Pages and assets that are known already: 304. */
	known: Ask[];
}

const TYPES = ['csv', 'json', 'tsv', 'metadata.json', 'csv', 'json'];
const PAGES = ['', '/employment', '/education', '/settlement', '/data', '/methods'];
/** Cells of a file that count as small. */
const SMALL = 500;

const pathsOf = (paths: Iterable<string>): Ask[] => [...paths].map((path) => ({ path }));

/** @param many free selections */
export async function asksOf(address: string, many: number, seed = 1): Promise<Asks> {
	const chance = sameChance(seed);
	const { datasets } = (await (await fetch(`${address}/data/catalogue.json`)).json()) as {
		datasets: Dataset[];
	};
	const pages = pathsOf(SITE_LANGUAGES.flatMap((lang) => PAGES.map((page) => `/${lang}${page}`)));
	const free: Ask[] = [];
	const files: Ask[] = [];
	for (let i = 0; i < many; i++) {
		const dataset = datasets[i % datasets.length]!;
		const selection = freeSelection(dataset, chance);
		const query = formatSelection(dataset, selection, dataset.defaults);
		free.push({ path: `/en/explore/${dataset.id}?${query}` });
		const cells = Object.values(selection).reduce((n, codes) => n * codes.length, 1);
		const whole = formatSelection(dataset, selection, {});
		if (cells <= SMALL)
			files.push({ path: `/data/${dataset.id}.${TYPES[i % TYPES.length]}?${whole}` });
	}
	const assets = new Set<string>(['/favicon.svg', '/robots.txt']);
	const known: Ask[] = [];
	for (const { path } of [...pages, ...free.slice(0, datasets.length)]) {
		const answer = await fetch(address + path);
		const html = await answer.text();
		for (const asset of assetsOf(html, path)) assets.add(asset);
		const etag = answer.headers.get('etag');
		if (answer.ok && etag)
			known.push({
				path,
				headers: { 'if-none-match': etag, 'accept-encoding': 'gzip, deflate, br' },
				also: 304
			});
	}
	const pictures = pathsOf(
		datasets.flatMap(({ id }) => [`/en/picture/${id}.svg`, `/sv/picture/${id}.png`])
	);
	return { datasets, pages, free, files, pictures, assets: pathsOf(assets), known };
}

/** Each kind as often as its weight says, `many` in all. */
export function mixed(
	kinds: readonly (readonly [readonly Ask[], number])[],
	many: number,
	seed = 1
): Ask[] {
	const chance = sameChance(seed);
	const filled = kinds.filter(([asks]) => asks.length > 0);
	const all = filled.reduce((sum, [, weight]) => sum + weight, 0);
	return filled.flatMap(([asks, weight]) =>
		Array.from(
			{ length: Math.ceil((many * weight) / all) },
			() => asks[Math.floor(chance() * asks.length)]!
		)
	);
}

/** Asks one after the other on a few connections; answers with another status than 200, as text. */
export async function askAll(address: string, asks: readonly Ask[], lanes = 4): Promise<string[]> {
	const wrong: string[] = [];
	const left = [...asks];
	const lane = async () => {
		for (let ask = left.pop(); ask; ask = left.pop()) {
			const answer = await fetch(address + ask.path, { headers: ask.headers });
			await answer.arrayBuffer();
			if (answer.status !== 200 && answer.status !== ask.also)
				wrong.push(`${answer.status} ${ask.path}`);
		}
	};
	await Promise.all(Array.from({ length: lanes }, lane));
	return wrong;
}
