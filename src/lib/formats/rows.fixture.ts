/** Small datasets and rows for tests of the file formats, with the worst texts a dataset may hold. */
import fc from 'fast-check';
import { DATASET } from '#lib/dataset/dataset.fixture.ts';
import type { Category, Dataset, Dimension } from '#lib/dataset/model.ts';
import type { Block } from './block.ts';

export interface Row {
	codes: string[];
	value: number | null;
	status: string;
}
export interface Cube {
	dataset: Dataset;
	/** In category order, the last dimension fastest; cells may be absent. */
	rows: Row[];
	/** How many rows each block holds; the last block takes the rest. */
	sizes: number[];
}

const hostile = fc.oneof(
	fc.constantFrom(
		',',
		';',
		'\t',
		'"',
		'""',
		'a,b',
		'a;b',
		'\n',
		'a\r\nb',
		'\r',
		'=1+1',
		'+1',
		'-1',
		'@SUM(A1)',
		' a ',
		"'a",
		'å–ö',
		'null',
		'..',
		'1e5',
		'007'
	),
	fc.string({ minLength: 1, maxLength: 6 }).filter((text) => text.isWellFormed())
);

const dimensionOf = (id: string, role: Dimension['role'], size: number): fc.Arbitrary<Dimension> =>
	fc
		.record({
			codes: fc.uniqueArray(hostile, { minLength: 1, maxLength: size }),
			// Two categories may well have the same name.
			names: fc.array(hostile, { minLength: size, maxLength: size })
		})
		.map(({ codes, names }) => ({
			id,
			role,
			label: { en: id },
			categories: codes.map((code, i): Category => ({ code, label: { en: names[i]! } }))
		}));

const STATUSES = [
	'ok',
	'break',
	'provisional',
	'break|unreliable',
	'estimated',
	'definition_differs'
];
const REASONS = ['missing', 'suppressed', 'not_applicable', 'break|unreliable'];

/** All cells of a dataset's cube, the last dimension fastest. */
export const cellsOf = (dataset: Dataset): string[][] =>
	dataset.dimensions.reduce<string[][]>(
		(cells, d) => cells.flatMap((cell) => d.categories.map((c) => [...cell, c.code])),
		[[]]
	);

/** Datasets of a country, a group and a period, with 0–4 decimals; about one cell in five has no row. */
export const cubes: fc.Arbitrary<Cube> = fc
	.record({
		dimensions: fc.tuple(
			dimensionOf('geo', 'geo', 3),
			dimensionOf('group', 'classification', 3),
			dimensionOf('time', 'time', 4)
		),
		decimals: fc.integer({ min: 0, max: 4 }),
		sizes: fc.array(fc.integer({ min: 0, max: 7 }), { maxLength: 6 })
	})
	.chain(({ dimensions, decimals, sizes }) => {
		const dataset: Dataset = {
			...DATASET,
			id: 'cube',
			dimensions,
			notes: [],
			defaults: {},
			references: {},
			checks: [],
			unit: { ...DATASET.unit, decimals }
		};
		const cell = fc.oneof(
			{
				weight: 3,
				arbitrary: fc.record({
					value: fc.integer({ min: -1e9, max: 1e9 }).map((n) => n / 10 ** decimals),
					status: fc.constantFrom(...STATUSES)
				})
			},
			{
				weight: 1,
				arbitrary: fc.record({ value: fc.constant(null), status: fc.constantFrom(...REASONS) })
			},
			{ weight: 1, arbitrary: fc.constant(undefined) }
		);
		const cells = cellsOf(dataset);
		return fc.array(cell, { minLength: cells.length, maxLength: cells.length }).map((held) => ({
			dataset,
			rows: cells.flatMap((codes, i) => (held[i] ? [{ codes, ...held[i] }] : [])),
			sizes
		}));
	});

const blockOf = (dataset: Dataset, rows: readonly Row[]): Block => ({
	codes: dataset.dimensions.map((_, d) => rows.map((row) => row.codes[d]!)),
	values: rows.map((row) => row.value),
	status: rows.map((row) => row.status)
});

/** The rows as blocks, each of them handed out a moment later, as a database would. */
export async function* blocksOf({ dataset, rows, sizes }: Cube): AsyncGenerator<Block> {
	let at = 0;
	for (const size of sizes) {
		await new Promise((resolve) => setImmediate(resolve));
		yield blockOf(dataset, rows.slice(at, at + size));
		at += size;
	}
	if (at < rows.length) yield blockOf(dataset, rows.slice(at));
}

export async function textOf(pieces: AsyncIterable<string>): Promise<string> {
	let text = '';
	for await (const piece of pieces) text += piece;
	return text;
}

export async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
	const all: Uint8Array[] = [];
	for await (const piece of pieces) all.push(piece);
	return new Uint8Array(Buffer.concat(all));
}
