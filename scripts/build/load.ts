/** Staged texts → typed, sorted tables; what there is where; what has changed since the release before. */
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Dataset } from '../../src/lib/dataset/model.ts';
import { literal, quoted, rowsOf } from './observations.ts';

/** ENUM types of the dimensions, categories in the order readers meet them. */
export async function declare(connection: DuckDBConnection, dataset: Dataset): Promise<void> {
	for (const d of dataset.dimensions)
		await connection.run(
			`CREATE TYPE ${quoted(`${dataset.id}.${d.id}`)} AS ENUM (${d.categories.map((c) => literal(c.code)).join(',')})`
		);
}

/** The longest dimension first: a slice of one of its categories then touches few row groups. Time always last. */
const orderOf = (dataset: Dataset): string => {
	const isTime = (d: Dataset['dimensions'][number]) => Number(d.role === 'time');
	const [longest, ...rest] = [...dataset.dimensions].sort(
		(a, b) => isTime(a) - isTime(b) || b.categories.length - a.categories.length
	);
	const others = dataset.dimensions
		.filter((d) => d !== longest && rest.includes(d))
		.sort((a, b) => isTime(a) - isTime(b));
	return [longest!, ...others].map((d) => quoted(d.id)).join(',');
};

/** Categories that are described but have no observation, as "geo: IS, NO" by dimension. */
export async function unusedOf(connection: DuckDBConnection, dataset: Dataset): Promise<string[]> {
	const unused: string[] = [];
	for (const d of dataset.dimensions) {
		const used = new Set(
			(
				await rowsOf(
					connection,
					`SELECT DISTINCT ${quoted(d.id)}::VARCHAR FROM ${quoted(dataset.id)}`
				)
			).map(([code]) => code)
		);
		const codes = d.categories.map((c) => c.code).filter((code) => !used.has(code));
		if (codes.length > 0) unused.push(`${d.id}: ${codes.join(', ')}`);
	}
	return unused;
}

export async function load(
	connection: DuckDBConnection,
	dataset: Dataset,
	staged: string
): Promise<void> {
	const table = quoted(dataset.id);
	const status = quoted(`${dataset.id}.status`);
	await connection.run(
		`CREATE TYPE ${status} AS ENUM (SELECT status FROM (SELECT DISTINCT status FROM ${quoted(staged)} UNION SELECT 'ok') ORDER BY status <> 'ok', status)`
	);
	const columns = dataset.dimensions.map(
		(d) => `${quoted(d.id)}::${quoted(`${dataset.id}.${d.id}`)} AS ${quoted(d.id)}`
	);
	await connection.run(
		`CREATE TABLE ${table} AS SELECT ${columns.join(',')}, value::DOUBLE AS value, status::${status} AS status FROM ${quoted(staged)} ORDER BY ${orderOf(dataset)}`
	);
	await connection.run(`DROP TABLE ${quoted(staged)}`);
	await connection.run('INSERT INTO catalogue VALUES ($1, $2)', [
		dataset.id,
		JSON.stringify(dataset)
	]);
	const geo = dataset.dimensions.find((d) => d.role === 'geo');
	const time = dataset.dimensions.find((d) => d.role === 'time')!;
	await connection.run(
		`INSERT INTO availability SELECT ${literal(dataset.id)}, ${geo ? `${quoted(geo.id)}::VARCHAR` : "''"}, ${quoted(time.id)}::VARCHAR, count(*), count(value)
		 FROM ${table} GROUP BY ALL ORDER BY ALL`
	);
}

/** Tables that are not datasets. */
export const FRAME_TABLES = ['catalogue', 'availability', 'changes', 'release'];
export const FRAME = `
	CREATE TABLE catalogue (id VARCHAR, dataset VARCHAR);
	CREATE TABLE availability (dataset VARCHAR, geo VARCHAR, period VARCHAR, cells INTEGER, published INTEGER);
	CREATE TABLE changes (dataset VARCHAR, added BIGINT, removed BIGINT, changed BIGINT, status_changed BIGINT);
	CREATE TABLE release (id VARCHAR, built TIMESTAMP, observations BIGINT, datasets INTEGER)`;

/** Counts added, removed and changed observations of each dataset against the file `previous`, if there is one. */
export async function compare(
	connection: DuckDBConnection,
	datasets: readonly Dataset[],
	previous: string | undefined
): Promise<void> {
	const before = new Map<string, string[]>();
	if (previous) {
		await connection.run(`ATTACH ${literal(previous)} AS previous (READ_ONLY)`);
		for (const [table, column] of await rowsOf(
			connection,
			"SELECT table_name, column_name FROM duckdb_columns() WHERE database_name = 'previous'"
		))
			before.set(String(table), [...(before.get(String(table)) ?? []), String(column)]);
	}
	for (const dataset of datasets) {
		const ids = dataset.dimensions.map((d) => d.id);
		const then = before.get(dataset.id);
		before.delete(dataset.id);
		const table = quoted(dataset.id);
		const same = then && ids.every((id) => then.includes(id)) && then.length === ids.length + 2;
		const keys = ids
			.map((id) => `a.${quoted(id)}::VARCHAR = b.${quoted(id)}::VARCHAR`)
			.join(' AND ');
		const counted = same
			? `SELECT count(*) FILTER (b.status IS NULL), count(*) FILTER (a.status IS NULL),
				 count(*) FILTER (a.status IS NOT NULL AND b.status IS NOT NULL AND a.value IS DISTINCT FROM b.value),
				 count(*) FILTER (a.status::VARCHAR <> b.status::VARCHAR)
				 FROM ${table} a FULL JOIN previous.${table} b ON ${keys}`
			: `SELECT (SELECT count(*) FROM ${table}), ${then ? `(SELECT count(*) FROM previous.${table})` : 0}, 0, 0`;
		await connection.run(`INSERT INTO changes SELECT ${literal(dataset.id)}, * FROM (${counted})`);
	}
	for (const gone of before.keys())
		if (!FRAME_TABLES.includes(gone))
			await connection.run(
				`INSERT INTO changes SELECT ${literal(gone)}, 0, count(*), 0, 0 FROM previous.${quoted(gone)}`
			);
	if (previous) await connection.run('DETACH previous');
}
