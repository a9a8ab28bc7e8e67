/** Promises of the checks on figures: what adds up, is the same or is computed is proven cell by cell, with its line. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Check } from '#lib/dataset/checks.ts';
import { DATASET } from '#lib/dataset/dataset.fixture.ts';
import type { Dataset, Dimension } from '#lib/dataset/model.ts';
import { toDatasetJson } from '#lib/formats/dataset-json-writer.ts';
import { buildData } from './build.ts';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'equations-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const dimension = (id: string, role: Dimension['role'], ...codes: string[]): Dimension => ({
	id,
	role,
	label: { en: id },
	categories: codes.map((code) => ({ code, label: { en: code } }))
});
const GEO = dimension('geo', 'geo', 'DK', 'SE');
const TIME = dimension('time', 'time', '2020', '2021');

/** Puts a dataset into the folder; each line is "codes … value". */
function put(
	id: string,
	dimensions: Dimension[],
	lines: readonly string[],
	more: Partial<Dataset> = {}
): void {
	const dataset: Dataset = {
		...DATASET,
		id,
		unit: { ...DATASET.unit, precision: 3, range: [0, null] },
		dimensions,
		notes: [],
		defaults: {},
		references: {},
		checks: [],
		...more
	};
	const dir = join(folder, 'data', 'test', id);
	mkdirSync(dir, { recursive: true });
	writeFileSync(join(dir, 'dataset.json'), toDatasetJson(dataset));
	const rows = lines.map((line) => {
		const fields = line.split(' ');
		return [...fields, fields.at(-1) === '' ? 'missing' : 'ok'].join(',');
	});
	const head = [...dimensions.map((d) => d.id), 'value', 'status'].join(',');
	writeFileSync(join(dir, 'observations.csv'), `${[head, ...rows].join('\n')}\n`);
}

async function problems(): Promise<string[]> {
	const result = await buildData({
		dataDir: join(folder, 'data'),
		out: join(folder, 'out', 'w.duckdb')
	});
	return result.problems.map(({ code, where, found }) => `${code} @${where.line}: ${found}`);
}

describe('parts of a published whole', () => {
	const SEX = dimension('sex', 'classification', 'T', 'F', 'M', 'VG');
	const check: Check = {
		rule: 'parts-of-whole',
		dimension: 'sex',
		parts: ['F', 'M'],
		whole: 'T',
		tolerance: 1
	};
	const lines = (women: number) => [
		`DK T 2020 100`,
		`DK F 2020 60.125`,
		`DK M 2020 39.875`,
		`DK VG 2020 7`,
		`SE T 2020 100`,
		`SE F 2020 ${women}`,
		`SE M 2020 40`
	];
	const built = (women: number, more: Partial<typeof check> = {}) => {
		put('sums', [GEO, SEX, TIME], lines(women), { checks: [{ ...check, ...more }] });
		return problems();
	};

	test('add up to it within the tolerance, whatever other categories there are', async () => {
		expect(await built(61)).toEqual([]);
	});
	test('that do not add up are named with their line', async () => {
		expect(await built(62)).toEqual(['wrong-sum @7: a sum of 102.0 for SE 2020']);
	});
	test('are looked at only where the check holds', async () => {
		expect(await built(62, { where: { geo: ['DK'] } })).toEqual([]);
	});
	test('known to miss are no problem, as long as there are just as many', async () => {
		expect(await built(62, { misses: 1 })).toEqual([]);
		expect(await built(61, { misses: 1 })).toEqual(['wrong-sum @2: 0 that miss']);
		expect(await built(62, { misses: 2 })).toEqual(['wrong-sum @2: 1 that miss']);
	});
});

describe('a product', () => {
	const MEASURE = dimension('measure', 'classification', 'EMP', 'PART');
	const SEX = dimension('sex', 'classification', 'T');
	const check: Check = {
		rule: 'product',
		of: [
			{ where: { measure: ['PART'] } },
			{ dataset: 'unemployed', where: { sex: ['T'] }, complement: true }
		],
		equals: { where: { measure: ['EMP'] } },
		tolerance: 0.15
	};
	function built(employed: number, more: Partial<Check> = {}) {
		put(
			'work',
			[GEO, MEASURE, TIME],
			['DK EMP 2020 72', 'DK PART 2020 80', `SE EMP 2021 ${employed}`, 'SE PART 2021 75'],
			{ checks: [{ ...check, ...more } as Check] }
		);
		put('unemployed', [GEO, SEX, TIME], ['DK T 2020 10', 'SE T 2021 20', 'SE T 2020 ']);
		return problems();
	}

	test('is computed over datasets and held against the figure beside it', async () => {
		expect(await built(60.15)).toEqual([]);
		expect(await built(60.151)).toEqual(['wrong-result @4: 60.151 for SE 2021, computed as 60.0']);
	});
	test('known to miss is no problem, as long as there are just as many', async () => {
		expect(await built(50, { misses: 1 })).toEqual([]);
		expect(await built(60, { misses: 1 })).toEqual(['wrong-result @2: 0 that miss']);
	});
	test('of a dataset that is not there is a problem', async () => {
		expect(await built(60, { of: [{ where: {} }, { dataset: 'gone', where: {} }] })).toEqual([
			expect.stringMatching(/^unknown-dataset @\d+: "gone"$/)
		]);
	});
	test('that compares nothing is a problem', async () => {
		const of = [{ where: { measure: ['PART'] } }, { dataset: 'unemployed', where: { sex: ['X'] } }];
		expect(await built(60, { of } as Partial<Check>)).toEqual([
			expect.stringMatching(/^compares-nothing @\d+/)
		]);
	});
	test('with cells that cannot be told apart is a problem, and so is a dimension that is not there', async () => {
		const open = [{ where: {} }, { dataset: 'unemployed', where: {} }];
		expect(await built(60, { of: open })).toEqual([
			expect.stringMatching(/^unknown-cells @\d+: "measure" of work/)
		]);
		const unknown = [
			{ where: { measure: ['PART'] } },
			{ dataset: 'unemployed', where: { age: ['Y'] } }
		];
		expect(await built(60, { of: unknown } as Partial<Check>)).toEqual([
			expect.stringMatching(/^unknown-cells @\d+: "age" of unemployed/)
		]);
	});
});

describe('a quotient', () => {
	const STATUS = dimension('labour_status', 'classification', 'EMP', 'ALL');
	const built = (rate: string) => {
		put('rates', [GEO, TIME], [`DK 2020 ${rate}`, 'SE 2020 50'], {
			checks: [
				{
					rule: 'quotient',
					of: [
						{ dataset: 'persons', where: { labour_status: ['EMP'] } },
						{ dataset: 'persons', where: { labour_status: ['ALL'] } }
					],
					equals: { where: {} },
					tolerance: 0.05
				}
			]
		});
		put(
			'persons',
			[GEO, STATUS, TIME],
			['DK EMP 2020 2', 'DK ALL 2020 3', 'SE EMP 2020 ', 'SE ALL 2020 7']
		);
		return problems();
	};
	test('of persons is held against the per cent beside it', async () => {
		expect(await built('66.7')).toEqual([]);
		expect(await built('66.6')).toEqual(['wrong-result @2: 66.6 for DK 2020, computed as 66.667']);
	});
});

describe('a dataset that agrees with another', () => {
	const SEX = dimension('sex', 'classification', 'T', 'F');
	const built = (total: number) => {
		put('plain', [GEO, TIME], ['DK 2020 5', 'SE 2020 6'], {
			checks: [{ rule: 'agrees-with', dataset: 'split', where: {}, there: { sex: ['T'] } }]
		});
		put('split', [GEO, SEX, TIME], ['DK T 2020 5', 'DK F 2020 1', `SE T 2020 ${total}`]);
		return problems();
	};
	test('is held against the cells named there', async () => {
		expect(await built(6)).toEqual([]);
		expect(await built(7)).toEqual(['disagrees @3: 6.0 for SE 2020']);
	});
});
