/** How many answers per second: default pages, pages of free selections, CSV rows. */
import autocannon from 'autocannon';
import { parseSelection, formatSelection } from '#lib/dataset/selection.ts';
import type { Dataset, Selection } from '#lib/dataset/model.ts';
import { atLeast, type Measure } from './measure.ts';
import type { Site } from './site.ts';

const CONNECTIONS = 20;
const SECONDS = 8;
const WARM = 8;

async function load(site: Site, paths: string[], name: string, least: number): Promise<Measure[]> {
	let asked = 0;
	const options = {
		url: site.address,
		connections: CONNECTIONS,
		headers: { 'accept-encoding': 'gzip, br' },
		// Every connection takes the next path of all, so that none is asked for twice before all were.
		requests: [
			{
				setupRequest: (request: { path: string }) => ({
					...request,
					path: paths[asked++ % paths.length]!
				})
			}
		]
	};
	// Pages that are kept are made and squeezed on the first few requests; that is not what is measured here.
	for (const path of paths.slice(0, 20).flatMap((p) => Array<string>(16).fill(p)))
		await (await fetch(site.address + path)).arrayBuffer();
	// Long enough for the compiler of the server's own code to have seen it at work.
	await autocannon({ ...options, duration: WARM });
	const before = await site.cpu();
	const result = await autocannon({ ...options, duration: SECONDS });
	const cpu = (await site.cpu()) - before;
	if (result.non2xx + result.errors > 0)
		throw new Error(`${name}: ${result.non2xx} refused, ${result.errors} failed`);
	return [
		atLeast(name, result.requests.average, 'requests/s', least),
		{ name: `${name}, p97.5`, value: result.latency.p97_5, unit: 'ms' },
		{
			name: `${name}, server time each`,
			value: (cpu * 1000) / (result.requests.average * SECONDS),
			unit: 'ms of CPU'
		}
	];
}

/** A generator of numbers in [0, 1) that is the same in every run (mulberry32, public domain, by Tommy Ettinger). */
export function sameChance(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
	};
}

/** A selection as a reader makes one: all countries or some, a span of years, one or two categories of the rest. */
export function freeSelection(dataset: Dataset, chance: () => number): Selection {
	const { selection } = parseSelection(dataset, '', dataset.defaults);
	const time = dataset.dimensions.find((d) => d.role === 'time')!;
	for (const { id, categories } of dataset.dimensions) {
		const codes = categories.map((c) => c.code);
		const at = () => Math.floor(chance() * codes.length);
		if (id === time.id) {
			const [from, to] = [at(), at()].sort((a, b) => a - b) as [number, number];
			selection[id] = codes.slice(from, to + 1);
		} else if (id === 'geo') selection[id] = codes.filter(() => chance() < 0.6);
		else selection[id] = [codes[at()]!];
		if (selection[id].length === 0) selection[id] = [codes[0]!];
	}
	return selection;
}

export async function measureLoad(site: Site, datasets: Dataset[]): Promise<Measure[]> {
	const chance = sameChance(2026);
	const pages = ['/en', '/sv', '/en/employment', '/sv/education', '/en/settlement', '/en/data'];
	const free = Array.from({ length: 4_000 }, (_, i) => {
		const dataset = datasets[i % datasets.length]!;
		const query = formatSelection(dataset, freeSelection(dataset, chance), dataset.defaults);
		return `/en/explore/${dataset.id}?${query}`;
	});
	return [
		...(await load(site, pages, 'default views', 2_000)),
		...(await load(site, free, 'free selections', 300))
	];
}

/** Rows of the longest CSV file per second, over HTTP, uncompressed. */
export async function measureCsv(site: Site, dataset: string): Promise<Measure> {
	let rows = 0;
	const started = performance.now();
	while (performance.now() - started < 2_000) {
		const text = await (
			await fetch(`${site.address}/data/${dataset}.csv`, {
				headers: { 'accept-encoding': 'identity' }
			})
		).text();
		rows += text.split('\n').length - 2;
	}
	return {
		name: `CSV of ${dataset}`,
		value: (rows / (performance.now() - started)) * 1000,
		unit: 'rows/s'
	};
}
