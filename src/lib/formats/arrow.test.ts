/** What an Arrow file says, read back with Apache's library. */
import { tableFromIPC } from 'apache-arrow';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '#tests/full.ts';
import { DATASET } from '#lib/dataset/dataset.fixture.ts';
import type { Selection } from '#lib/dataset/model.ts';
import { aboutOf, type About } from './about.ts';
import { arrow } from './arrow.ts';
import { blocksOf, bytesOf, cubes, type Cube } from './rows.fixture.ts';

const SELECTION: Selection = { geo: ['SE'], time: ['2015', '2019'] };
const ABOUT: About = aboutOf(
	DATASET,
	SELECTION,
	'r1',
	'https://example.org/data/test.arrow?geo=SE',
	'en'
);

const read = async (cube: Cube) => {
	const statuses = [...new Set(['ok', ...cube.rows.map((r) => r.status)])];
	return tableFromIPC(await bytesOf(arrow(cube.dataset, statuses, blocksOf(cube), ABOUT)));
};

describe('Arrow', () => {
	it('gives every row back, nulls and all, however many blocks it was cut into', async () => {
		await fc.assert(
			fc.asyncProperty(cubes, async (cube) => {
				const table = await read(cube);
				expect(table.schema.fields.map((f) => f.name)).toEqual([
					'geo',
					'group',
					'time',
					'value',
					'status'
				]);
				const found = table
					.toArray()
					.map((row: { toJSON(): Record<string, unknown> }) => row.toJSON());
				expect(
					found.map((r) => ({ codes: [r.geo, r.group, r.time], value: r.value, status: r.status }))
				).toEqual(cube.rows);
				expect(table.getChild('value')!.nullCount).toBe(
					cube.rows.filter((r) => r.value === null).length
				);
			}),
			{ numRuns: runs(150) }
		);
	});
	it('keeps each block of more than 64 rows as its own batch', async () => {
		const time = DATASET.dimensions.at(-1)!;
		const years = Array.from({ length: 200 }, (_, i) => ({
			code: String(1800 + i),
			label: { en: String(1800 + i) }
		}));
		const dataset = { ...DATASET, dimensions: [{ ...time, categories: years }] };
		const rows = years.map(({ code }, i) => ({
			codes: [code],
			value: i % 3 ? i / 10 : null,
			status: i % 3 ? 'ok' : 'missing'
		}));
		const table = await read({ dataset, rows, sizes: [70, 0, 65] });
		expect(table.batches.map((b) => b.numRows).filter(Boolean)).toEqual([70, 65, 65]);
		expect([...table.getChild('value')!]).toEqual(rows.map((r) => r.value));
		expect([...table.getChild('time')!]).toEqual(rows.map((r) => r.codes[0]));
	});
	it('is a readable table with all columns when there are no rows', async () => {
		const table = await read({ dataset: DATASET, rows: [], sizes: [] });
		expect(table.numRows).toBe(0);
		expect(table.schema.fields.map((f) => f.name)).toEqual([
			'geo',
			'group of people',
			'schooling',
			'time',
			'value',
			'status'
		]);
	});
	it('says in its metadata what it is', async () => {
		const { metadata } = (await read({ dataset: DATASET, rows: [], sizes: [] })).schema;
		const said = Object.fromEntries(metadata);
		expect(said).toMatchObject({
			dataset: 'test',
			release: 'r1',
			licence: 'CC0',
			source: 'Test (test)',
			address: ABOUT.address
		});
		expect(JSON.parse(said.selection!)).toEqual(SELECTION);
		expect(JSON.parse(said.notes!)).toEqual(ABOUT.notes);
	});
	it('says when its rows fail, instead of ending early', async () => {
		async function* broken() {
			yield* blocksOf({ dataset: DATASET, rows: [], sizes: [0] });
			throw new Error('the query ended');
		}
		await expect(bytesOf(arrow(DATASET, ['ok'], broken(), ABOUT))).rejects.toThrow(
			'the query ended'
		);
	});
});
