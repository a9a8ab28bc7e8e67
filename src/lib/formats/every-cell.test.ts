/** Rows of tables that leave cells out become one row for each cell that was asked for. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DATASET } from '#lib/dataset/dataset.fixture.ts';
import type { Block } from './block.ts';
import { everyCell } from './every-cell.ts';
import { blocksOf, cellsOf, cubes, type Row } from './rows.fixture.ts';

async function rowsOf(blocks: AsyncIterable<Block>): Promise<Row[]> {
	const rows: Row[] = [];
	for await (const { codes, values, status } of blocks)
		values.forEach((value, i) =>
			rows.push({ codes: codes.map((column) => column[i]!), value, status: status[i]! })
		);
	return rows;
}

it('a row that is there stays as it is, and each cell without one is missing, in category order', async () => {
	await fc.assert(
		fc.asyncProperty(cubes, async (cube) => {
			const held = new Map(cube.rows.map((row) => [JSON.stringify(row.codes), row]));
			expect(await rowsOf(everyCell(cube.dataset, {}, blocksOf(cube)))).toEqual(
				cellsOf(cube.dataset).map(
					(codes) => held.get(JSON.stringify(codes)) ?? { codes, value: null, status: 'missing' }
				)
			);
		}),
		{ numRuns: 150 }
	);
});

it('cells that were not asked for are left out, and codes come in the order of the dataset', async () => {
	const selection = { geo: ['SE', 'DK'], schooling: ['high'], time: ['2019', '2015'] };
	const dataset = {
		...DATASET,
		dimensions: DATASET.dimensions.map((d) =>
			d.id === 'group of people' ? { ...d, categories: d.categories.slice(0, 1) } : d
		)
	};
	const [group] = dataset.dimensions[1]!.categories;
	const row = { codes: ['SE', group!.code, 'high', '2015'], value: 1, status: 'break' };
	const rows = await rowsOf(
		everyCell(dataset, selection, blocksOf({ dataset, rows: [row], sizes: [] }))
	);
	expect(rows.map(({ codes, status }) => [codes[0], codes[3], status])).toEqual([
		['DK', '2015', 'missing'],
		['DK', '2019', 'missing'],
		['SE', '2015', 'break'],
		['SE', '2019', 'missing']
	]);
});

it('many missing cells come in small blocks', async () => {
	const years = Array.from({ length: 10_000 }, (_, i) => ({ code: `${i}`, label: { en: `${i}` } }));
	const dataset = {
		...DATASET,
		dimensions: [{ ...DATASET.dimensions.at(-1)!, categories: years }]
	};
	const sizes: number[] = [];
	const none = blocksOf({ dataset, rows: [], sizes: [] });
	for await (const { values } of everyCell(dataset, {}, none)) sizes.push(values.length);
	expect(sizes.reduce((n, size) => n + size, 0)).toBe(10_000);
	expect(Math.max(...sizes)).toBeLessThan(5_000);
});
