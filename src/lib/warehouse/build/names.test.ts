/** Promises about names: any id and code is carried through the build as it is, or refused. */
import { DuckDBInstance } from '@duckdb/node-api';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DATASET } from '#lib/dataset/dataset.fixture.ts';
import type { Dataset, Dimension } from '#lib/dataset/model.ts';
import { parseDatasetJson } from '#lib/formats/dataset-json.ts';
import { toDatasetJson } from '#lib/formats/dataset-json-writer.ts';
import { buildData } from './build.ts';
import { quoted, queryRows } from '../sql.ts';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'build-names-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const dimension = (id: string, role: Dimension['role'], codes: string[]): Dimension => ({
	id,
	role,
	label: { en: id },
	categories: codes.map((code) => ({ code, label: { en: code } }))
});
const named = (id: string, dimensions: Dimension[]): Dataset => ({
	...DATASET,
	...{ id, dimensions, notes: [], defaults: {}, references: {}, checks: [] }
});
const SIMPLE = [dimension('geo', 'geo', ['DK', 'SE']), dimension('time', 'time', ['2020'])];

/** Writes a dataset with the given rows (codes, value, status) below `source`. */
function put(source: string, dataset: Dataset, rows: string[][]): void {
	const place = join(folder, 'data', source, dataset.id);
	mkdirSync(place, { recursive: true });
	writeFileSync(join(place, 'dataset.json'), toDatasetJson(dataset));
	const fields = [...dataset.dimensions.map((d) => d.id), 'value', 'status'];
	writeFileSync(join(place, 'observations.csv'), Papa.unparse({ fields, data: rows }));
}

const out = () => join(folder, 'warehouse.duckdb');
const build = () => buildData({ dataDir: join(folder, 'data'), out: out() });

async function query(sql: string) {
	const instance = await DuckDBInstance.create(out(), { access_mode: 'READ_ONLY' });
	const connection = await instance.connect();
	try {
		return await queryRows(connection, sql);
	} finally {
		connection.closeSync();
		instance.closeSync();
	}
}

describe('names', () => {
	const ID = `it's "odd"; DROP TABLE release --`;
	const GROUP = 'group of "people"';
	const CODES = ['a,b', "o'hara", 'two\nlines', ' å ', '*'];
	const odd = named(ID, [
		dimension('geo', 'geo', ['SE']),
		dimension(GROUP, 'classification', CODES),
		dimension('time', 'time', ['2020', '2021'])
	]);
	const rows = CODES.flatMap((code, i) => [
		['SE', code, '2020', `${i}.5`, 'ok'],
		['SE', code, '2021', '', 'missing']
	]);

	test('with quotes, commas and line breaks reach the database as they are', async () => {
		put('odd', odd, rows);
		expect((await build()).problems).toEqual([]);
		const group = quoted(GROUP);
		expect(
			await query(
				`SELECT ${group}::VARCHAR, value FROM ${quoted(ID)} WHERE time = '2020' ORDER BY ${group}`
			)
		).toEqual(CODES.map((code, i) => [code, i + 0.5]));
		expect(await query('SELECT DISTINCT dataset FROM availability')).toEqual([[ID]]);
		const [[id, text]] = (await query('SELECT id, dataset FROM catalogue')) as [[string, string]];
		expect([id, JSON.parse(text)]).toEqual([ID, odd]);
	});

	test('with line breaks do not shift the lines that are named', async () => {
		put('odd', odd, [...rows.slice(0, -1), ['SE', '*', '2021', '500', 'ok']]);
		const { problems } = await build();
		// Line 1 is the header; two codes before it hold a line break each.
		expect(problems).toMatchObject([{ where: { line: 13, column: 'value' }, found: '"500"' }]);
		const file = readFileSync(join(folder, 'data', 'odd', ID, 'observations.csv'), 'utf8');
		expect(file.split(/\r?\n/)[12]).toBe('SE,*,2021,500,ok');
	});

	test.each(['release', 'Catalogue', 'changes', 'availability'])(
		'no dataset may be called %s, the name of a table of the build',
		async (id) => {
			put('one', named(id, SIMPLE), [['DK', '2020', '1.0', 'ok']]);
			const json = readFileSync(join(folder, 'data', 'one', id, 'dataset.json'), 'utf8');
			const line = json.split('\n').findIndex((text) => text.includes(`"id": "${id}"`)) + 1;
			expect((await build()).problems).toMatchObject([
				{ where: { line, column: 'extension.id' }, found: `"${id}"` }
			]);
		}
	);

	test('two datasets may not differ in capitals only', async () => {
		put('one', named('rates', SIMPLE), [['DK', '2020', '1.0', 'ok']]);
		put('two', named('Rates', SIMPLE), [['DK', '2020', '1.0', 'ok']]);
		expect((await build()).problems).toMatchObject([
			{ where: { column: 'extension.id' }, found: 'a second dataset "rates"' }
		]);
	});

	test('categories without observations are a warning, not a problem', async () => {
		put('one', named('rates', SIMPLE), [['DK', '2020', '1.0', 'ok']]);
		const { problems, warnings, observations } = await build();
		expect({ problems, warnings, observations }).toEqual({
			problems: [],
			warnings: ['rates: no observations for geo: SE'],
			observations: 1
		});
		put('one', named('rates', SIMPLE), [
			['DK', '2020', '1.0', 'ok'],
			['SE', '2020', '', 'missing']
		]);
		expect((await build()).warnings).toEqual([]);
	});
});

describe('order', () => {
	const groups = ['c', 'a', 'b'];
	const dataset = named('rates', [
		dimension('time', 'time', ['2020', '2021', '2022', '2023']),
		dimension('geo', 'geo', ['SE', 'DK']),
		dimension('group', 'classification', groups)
	]);
	const rows = dataset.dimensions
		.reduce<string[][]>(
			(cells, d) => cells.flatMap((cell) => d.categories.map((c) => [...cell, c.code])),
			[[]]
		)
		.map((codes) => [...codes, '1.0', 'ok']);

	test('rows lie by the longest dimension first and by periods last, in category order', async () => {
		put('one', dataset, [...rows].reverse());
		expect((await build()).problems).toEqual([]);
		const stored = await query('SELECT "group"::VARCHAR, geo::VARCHAR, time::VARCHAR FROM rates');
		const expected = groups.flatMap((group) =>
			['SE', 'DK'].flatMap((geo) => ['2020', '2021', '2022', '2023'].map((t) => [group, geo, t]))
		);
		expect(stored).toEqual(expected);
	});

	test('columns are ENUMs in category order, statuses start with ok', async () => {
		put('one', dataset, [['2020', 'SE', 'a', '', 'missing']]);
		await build();
		expect(
			await query(
				`SELECT enum_range(NULL::"rates.group")::VARCHAR, enum_range(NULL::"rates.status")::VARCHAR`
			)
		).toEqual([['[c, a, b]', '[ok, missing]']]);
		expect(
			parseDatasetJson(toDatasetJson(dataset), 'x').dataset?.dimensions[2]?.categories.map(
				(c) => c.code
			)
		).toEqual(groups);
	});
});
