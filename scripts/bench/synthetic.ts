/** A generated cube of a million observations, for measuring only; marked as synthetic and written outside the repository. */
import { createWriteStream } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sameChance } from './load.ts';

export const SYNTHETIC = 'synthetic';
/** How many categories the dimensions of groups and ages have. */
const SIZE = { citizen: 250, age: 10 };

interface Described {
	id: string[];
	size: number[];
	dimension: Record<
		string,
		{ label: string; category: { index: string[]; label: Record<string, string> } }
	>;
	extension: Record<string, unknown>;
}

/** Writes `folder`/bench/synthetic/{dataset.json,observations.csv} in the structure of the employment rates; returns the number of rows. */
export async function writeSynthetic(folder: string, size = SIZE): Promise<number> {
	const place = join(folder, 'bench', SYNTHETIC);
	await mkdir(place, { recursive: true });
	const dataset = JSON.parse(
		await readFile('data/eurostat/lfsa_ergan/dataset.json', 'utf8')
	) as Described;
	for (const [id, count] of Object.entries(size)) {
		const index = Array.from({ length: count }, (_, i) => `${id}${String(i).padStart(3, '0')}`);
		const label = Object.fromEntries(index.map((code) => [code, `Synthetic ${code}`]));
		dataset.dimension[id] = { label: id, category: { index, label } };
	}
	dataset.size = dataset.id.map((id) => dataset.dimension[id]!.category.index.length);
	Object.assign(dataset.extension, {
		id: SYNTHETIC,
		synthetic: true,
		default: { sex: ['T'] },
		group: {},
		references: {},
		notes: [],
		short: {},
		translation: {}
	});
	await writeFile(join(place, 'dataset.json'), JSON.stringify(dataset, null, '\t'));
	const axes = dataset.id.map((id) => dataset.dimension[id]!.category.index);
	await pipeline(
		Readable.from(lines(dataset.id, axes)),
		createWriteStream(join(place, 'observations.csv'))
	);
	return axes.reduce((n, codes) => n * codes.length, 1);
}

/** Blocks of CSV: every cell of the cube, about a tenth of them without a value. */
function* lines(ids: string[], axes: string[][]): Generator<string> {
	const chance = sameChance(1);
	yield `${ids.join(',')},value,status\n`;
	const [first = [], ...rest] = axes;
	for (const code of first) {
		let keys = [code];
		for (const codes of rest) keys = keys.flatMap((key) => codes.map((c) => `${key},${c}`));
		for (let from = 0; from < keys.length; from += 10_000)
			yield keys
				.slice(from, from + 10_000)
				.map((key) => {
					const drawn = chance();
					return drawn < 0.1 ? `${key},,missing\n` : `${key},${(drawn * 100).toFixed(1)},ok\n`;
				})
				.join('');
	}
}
