/** What the database answers, against the observations it was built from; and what it refuses. */
import fc from 'fast-check';
import { existsSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Dataset, Selection } from '#lib/dataset/model.ts';
import { codesAt, MAX_CELLS, sizeOf } from '#lib/dataset/slice.ts';
import { observationAt } from '#lib/dataset/status.ts';
import type * as Query from './query.ts';
import { quoted } from './sql.ts';
import type { Database } from './database.ts';
import { builtWarehouse, type BuiltWarehouse } from './database.fixture.ts';

let built: BuiltWarehouse;
let datasets: Dataset[];
let query: typeof Query;
let opened: Database;
/** Dataset → codes joined by a space → value and status, as the file has them. */
const files = new Map<string, Map<string, string>>();

beforeAll(async () => {
	built = await builtWarehouse();
	query = await import('./query.ts');
	opened = await (await import('./database.ts')).database();
	({ datasets } = await (await import('./catalogue.ts')).catalogue());
	const entries = await readdir('data', { recursive: true, withFileTypes: true });
	for (const { parentPath, name } of entries) {
		// What the demo made is not part of the site.
		if (name !== 'observations.csv' || parentPath.includes('synthetic')) continue;
		const { data } = Papa.parse<Record<string, string>>(
			await readFile(join(parentPath, name), 'utf8'),
			{ header: true, skipEmptyLines: true }
		);
		const dataset = datasets.find((d) => parentPath.endsWith(`/${d.id}`))!;
		const keyOf = (row: Record<string, string>) =>
			dataset.dimensions.map((d) => row[d.id]).join(' ');
		files.set(
			dataset.id,
			new Map(
				data.map((row) => [
					keyOf(row),
					`${row.value === '' ? null : Number(row.value)} ${row.status}`
				])
			)
		);
	}
});
afterAll(() => built.remove());

const called = (id: string) => datasets.find((d) => d.id === id)!;

describe('a slice', () => {
	it('holds what the file says, cell by cell, and "missing" where the file has no row', async () => {
		expect(files.size).toBe(datasets.length);
		const anything = fc.constantFrom(...datasets).chain((dataset) =>
			fc.record({
				dataset: fc.constant(dataset),
				selection: fc.record(
					Object.fromEntries(
						dataset.dimensions.map((d) => [
							d.id,
							fc.subarray(
								d.categories.map((c) => c.code),
								{ minLength: 1 }
							)
						])
					)
				)
			})
		);
		const cellsOf = (selection: Selection) =>
			Object.values(selection).reduce((n, codes) => n * codes.length, 1);
		// What is more than a slice may hold is refused, which has a test of its own.
		const asked = anything.filter(({ selection }) => cellsOf(selection) <= MAX_CELLS);
		let compared = 0;
		await fc.assert(
			fc.asyncProperty(asked, async ({ dataset, selection }) => {
				const slice = await query.sliceOf(dataset, selection);
				expect(slice.dimensions.map((d) => [d.id, d.codes])).toEqual(Object.entries(selection));
				expect(slice.values).toHaveLength(sizeOf(slice.dimensions));
				const rows = files.get(dataset.id)!;
				const differing = slice.values.flatMap((_, cell) => {
					const codes = codesAt(slice, cell);
					const key = dataset.dimensions.map((d) => codes[d.id]).join(' ');
					const { value, statuses } = observationAt(slice, cell);
					const [found, expected] = [
						`${value} ${statuses.join('|')}`,
						rows.get(key) ?? 'null missing'
					];
					compared++;
					return found === expected ? [] : [{ key, found, expected }];
				});
				expect(differing).toEqual([]);
			}),
			{ numRuns: 50 }
		);
		expect(compared).toBeGreaterThan(1_000);
	});
	/** Everything at once, or one code after the other of the longest dimension where that is more than a slice holds. */
	function choicesOf({ dimensions }: Dataset): Selection[] {
		const cells = dimensions.reduce((n, d) => n * d.categories.length, 1);
		if (cells <= MAX_CELLS) return [{}];
		const [longest] = [...dimensions].sort((a, b) => b.categories.length - a.categories.length);
		return longest!.categories.map(({ code }) => ({ [longest!.id]: [code] }));
	}
	it('holds every row of every file when nothing is chosen', async () => {
		for (const dataset of datasets) {
			const slices = await Promise.all(choicesOf(dataset).map((s) => query.sliceOf(dataset, s)));
			const rows = files.get(dataset.id)!;
			const values = slices.flatMap((slice) => slice.values);
			const statuses = slices.flatMap((slice) => Object.values(slice.status));
			expect(statuses.filter((s) => s === 'missing').length).toBeGreaterThanOrEqual(
				values.length - rows.size
			);
			const published = [...rows.values()].filter((text) => !text.startsWith('null ')).length;
			expect(values.filter((v) => v !== null)).toHaveLength(published);
		}
	});
	it('follows the order of the codes asked for', async () => {
		const dataset = called('migr_resfirst');
		const one = await query.sliceOf(dataset, { geo: ['SE', 'DK'], reason: ['TOTAL', 'FAM'] });
		expect(one.values).toEqual([76718, 34938, 42805, 12146]);
	});
	it('is refused with its size when it is too large for a page', async () => {
		const years = Array.from({ length: 50_001 }, (_, i) => String(i));
		const tooMany = query.sliceOf(called('tps00170'), { geo: ['SE'], time: years });
		await expect(tooMany).rejects.toThrow(query.TooManyCells);
		await expect(tooMany).rejects.toMatchObject({
			cells: 50_001,
			message: expect.stringContaining('50001 cells')
		});
	});
	it('is the same when many ask for it at once', async () => {
		const selection: Selection = { geo: ['FI'] };
		const all = await Promise.all(
			Array.from({ length: 20 }, () => query.sliceOf(called('lfsa_urgan'), selection))
		);
		for (const slice of all) expect(slice).toEqual(all[0]);
	});
});

describe('a code', () => {
	const HOSTILE = [
		'XX',
		"SE'; DROP TABLE lfsa_ergan; --",
		"' OR 1=1 --",
		'SE"',
		'',
		'se',
		'$1',
		'SE\0'
	];

	it.each(HOSTILE)(
		'that the dataset does not have is refused by the database: %j',
		async (code) => {
			await expect(query.sliceOf(called('lfsa_ergan'), { geo: [code] })).rejects.toThrow(
				/Conversion Error|Could not convert|NULL|null/
			);
			await expect(query.sliceOf(called('lfsa_ergan'), { geo: ['SE', code] })).rejects.toThrow();
		}
	);
	it('is refused too when as many are asked for as the dataset has', async () => {
		const geo = called('lfsa_ergan').dimensions[0]!.categories.map((_, i) => `X${i}`);
		await expect(query.sliceOf(called('lfsa_ergan'), { geo })).rejects.toThrow(/Could not convert/);
	});
	it('never becomes part of the SQL', () => {
		for (const code of HOSTILE) {
			const { where, parameters } = query.conditionOf(called('lfsa_ergan'), {
				geo: [code],
				sex: ['T', code]
			});
			expect(where).toBe(
				' WHERE "geo" IN ($1::"lfsa_ergan.geo") AND "sex" IN ($2::"lfsa_ergan.sex",$3::"lfsa_ergan.sex")'
			);
			expect(parameters).toEqual([code, 'T', code]);
		}
	});
	it('leaves all figures as they were, whatever it said', async () => {
		const counted = await opened.withConnection(async (c) =>
			(await c.runAndReadAll('SELECT count(*)::INTEGER FROM lfsa_ergan')).getRows()
		);
		expect(counted).toEqual([[files.get('lfsa_ergan')!.size]]);
	});
	it('in a name is quoted', () => {
		expect(quoted('a"b; --')).toBe('"a""b; --"');
	});
});

describe('a lent connection', () => {
	const elsewhere = join(tmpdir(), `nordic-outside-${process.pid}`);
	const refused = /disabled|not allowed|Permission|read-only|locked|Cannot/i;

	it.each([
		`COPY (SELECT 1) TO '${elsewhere}.csv'`,
		`COPY (SELECT 1) TO '${elsewhere}.parquet' (FORMAT parquet)`,
		`EXPORT DATABASE '${elsewhere}'`,
		"SELECT * FROM read_csv('/etc/passwd')",
		"SELECT * FROM read_text('/etc/passwd')",
		"SELECT * FROM glob('/etc/*')",
		"SELECT * FROM '/etc/passwd.csv'",
		`ATTACH '${elsewhere}.duckdb' AS other`,
		'INSTALL httpfs',
		"LOAD 'httpfs'",
		'SET enable_external_access = true',
		"SET allowed_directories = ['/']",
		'SET lock_configuration = false',
		"SET memory_limit = '100GB'",
		'DROP TABLE lfsa_ergan',
		'DELETE FROM lfsa_ergan',
		"UPDATE release SET id = 'x'",
		'CREATE TABLE mine (i INTEGER)'
	])('refuses: %s', async (sql) => {
		await expect(opened.withConnection((c) => c.run(sql))).rejects.toThrow(refused);
		for (const end of ['', '.csv', '.parquet', '.duckdb'])
			expect(existsSync(elsewhere + end)).toBe(false);
	});
	it('does not leave its own folder by way of ".."', async () => {
		const outside = join(opened.folder, '..', 'nordic-outside.csv');
		await writeFile(outside, 'secret\n1\n');
		await expect(
			opened.withConnection((c) =>
				c.run(`SELECT * FROM read_csv('${opened.folder}/../nordic-outside.csv')`)
			)
		).rejects.toThrow(refused);
		await rm(outside);
	});
	it('is interrupted after its limit, and serves the next one', async () => {
		// Without the limit it would run for hours.
		const endless = 'SELECT sum(a.range * b.range % 7) FROM range(10000000) a, range(10000000) b';
		await expect(opened.withConnection((c) => c.run(endless), 0.3)).rejects.toThrow(/interrupt/i);
		const next = await Promise.all(
			Array.from({ length: 8 }, () =>
				opened.withConnection(async (c) => (await c.runAndReadAll('SELECT 42')).getRows())
			)
		);
		expect(next).toEqual(Array.from({ length: 8 }, () => [[42]]));
	});
	it('comes back when its use fails, and those who wait get one in turn', async () => {
		const failing = Array.from({ length: 12 }, () =>
			opened.withConnection(() => Promise.reject(new Error('no')))
		);
		expect((await Promise.allSettled(failing)).map((r) => r.status)).toEqual(
			Array.from({ length: 12 }, () => 'rejected')
		);
		expect(await opened.withConnection(() => Promise.resolve('served'))).toBe('served');
	});
});
