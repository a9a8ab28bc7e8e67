/** Every row of the tables that were carried over is in the database, with its value and its status. */
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildData, type BuildResult } from '#lib/warehouse/build/build.ts';
import { queryRows, quoted } from '#lib/warehouse/sql.ts';
import { cellsOf, copies } from '#tests/fixtures/figures.ts';

let folder: string;
let built: BuildResult;
let connection: DuckDBConnection;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'nordic-figures-'));
	const out = join(folder, 'warehouse.duckdb');
	built = await buildData({ dataDir: 'data', out });
	const instance = await DuckDBInstance.create(out, { access_mode: 'READ_ONLY' });
	connection = await instance.connect();
});
afterAll(async () => {
	connection.closeSync();
	await rm(folder, { recursive: true, force: true });
});

const rowsOf = (sql: string) => queryRows(connection, sql);
const numberOf = async (sql: string) => Number((await rowsOf(sql))[0]![0]);

/** Cells of a dataset as lines that can be compared: codes, value and status. */
async function linesIn(dataset: string, ids: readonly string[]): Promise<string[]> {
	const columns = [...ids.map((id) => `${quoted(id)}::VARCHAR`), 'value', 'status::VARCHAR'];
	const rows = await rowsOf(`SELECT ${columns.join(', ')} FROM ${quoted(dataset)}`);
	return rows.map((row) => row.join(' ')).sort();
}

it('the figures that come with the site build without a problem', () => {
	expect(built.problems).toEqual([]);
});

describe('every row of a copy is in its dataset, and nothing else', () => {
	it.each(copies)('%s', async (copy) => {
		for (const [dataset, cells] of cellsOf(copy)) {
			const ids = Object.keys(cells[0]!.key);
			const copied = cells
				.map(({ key, value, status }) =>
					[...Object.values(key), value === '' ? null : Number(value), status].join(' ')
				)
				.sort();
			expect(await linesIn(dataset, ids), dataset).toEqual(copied);
		}
	});
});

it('48 copies are 66 datasets of 69,000 rows', () => {
	const counts = copies.flatMap((copy) => [...cellsOf(copy)].map(([, cells]) => cells.length));
	expect([copies.length, counts.length, counts.reduce((a, b) => a + b, 0)]).toEqual([
		48, 66, 69000
	]);
});

/** Checks of more than one sum or of an order, which no rule of a dataset can say. */
describe('figures agree as they did when they were copied', () => {
	it('employed by all foreign citizens is the published rate within 0.15 in 142 of 152 cells', async () => {
		const rates = `SELECT geo, sex::VARCHAR AS sex, time::VARCHAR AS time, value FROM lfsa_ergan
			WHERE citizen = 'FOR' AND age = 'Y15-64' AND value IS NOT NULL`;
		const persons = `SELECT geo::VARCHAR AS geo, sex::VARCHAR AS sex, time::VARCHAR AS time,
			100 * sum(value) FILTER (wstatus = 'EMP') / sum(value) AS rate FROM lfsa_pganws
			GROUP BY ALL HAVING count(value) = 3`;
		const rows =
			await rowsOf(`SELECT abs(rate - value) < 0.15 + 1e-9 FROM (${persons}) AS p JOIN (${rates}) AS r
			ON p.geo = r.geo::VARCHAR AND p.sex = r.sex AND p.time = r.time`);
		expect([rows.filter(([isNear]) => isNear).length, rows.length]).toEqual([142, 152]);
	});

	it('unemployment of all lies between its parts, but for the EU in 2005 and 2006', async () => {
		const [whole, one, other] = ['w', 'a', 'b'].map((name) => `${name}.value`);
		const between = (
			all: string,
			parts: [string, string]
		) => `SELECT w.geo::VARCHAR, w.time::VARCHAR,
			${whole} >= least(${one}, ${other}) - 0.1001 AND ${whole} <= greatest(${one}, ${other}) + 0.1001
			FROM lfsa_urgacob AS w JOIN lfsa_urgacob AS a USING (geo, time) JOIN lfsa_urgacob AS b USING (geo, time)
			WHERE w.c_birth = '${all}' AND a.c_birth = '${parts[0]}' AND b.c_birth = '${parts[1]}'
			AND ${[whole, one, other].map((value) => `${value} IS NOT NULL`).join(' AND ')}`;
		const rows = [
			...(await rowsOf(between('TOTAL', ['NAT', 'FOR']))),
			...(await rowsOf(between('FOR', ['EU27_2020_FOR', 'NEU27_2020_FOR'])))
		];
		expect(rows).toHaveLength(305);
		expect(rows.filter(([, , isBetween]) => !isBetween)).toEqual([
			['EU27_2020', '2005', false],
			['EU27_2020', '2006', false]
		]);
	});

	it('employed people by length of stay in 2017 are as many as in the table by region', async () => {
		const byStay = await numberOf(
			'SELECT sum(value)::DOUBLE FROM ssb_innvregsys_2017_stay_persons'
		);
		const byRegion = await numberOf(
			`SELECT value FROM ssb_342044_persons WHERE category = 'IMM' AND region = 'TOTAL' AND age = 'Y20-66'`
		);
		expect(byStay).toBe(byRegion);
	});

	it('shares of pupils add up to 99–102, as they are printed without decimals', async () => {
		const [sums] =
			await rowsOf(`SELECT min(total)::DOUBLE, max(total)::DOUBLE FROM (SELECT sum(value) AS total
			FROM ssb_vgogjen_2012_05 GROUP BY category, region, sex)`);
		expect(sums).toEqual([99, 102]);
	});
});
