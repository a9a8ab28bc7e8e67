/** What has changed since the release before: observations added, removed, with another value, with another status. */
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Dataset } from '#lib/dataset/model.ts';
import { SYSTEM_TABLES } from './system-tables.ts';
import { inTransaction, literal, quoted, queryRows } from '../sql.ts';

/** Table → column → type. */
type Tables = Map<string, Map<string, string>>;

async function tablesOf(connection: DuckDBConnection, database: string): Promise<Tables> {
	const tables: Tables = new Map();
	for (const [table, column, type] of await queryRows(
		connection,
		`SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE database_name = ${database}`
	)) {
		const columns = tables.get(String(table)) ?? new Map<string, string>();
		tables.set(String(table), columns.set(String(column), String(type)));
	}
	return tables;
}

const NOTHING = 'SELECT 0, 0, 0, 0';

/**
 * The place of a row in the cube of its dataset, as SQL: one number instead of many codes, from 0 to the size of the
 * cube; NULL where a code is missing. The columns must be ENUMs.
 */
function cellOf({ dimensions }: Dataset): string {
	const size = dimensions.reduce((n, d) => n * d.categories.length, 1);
	return dimensions.reduce(
		(sql, d) => `(${sql} * ${d.categories.length} + enum_code(${quoted(d.id)}))`,
		size <= Number.MAX_SAFE_INTEGER ? '0::BIGINT' : '0::HUGEINT'
	);
}

/** SQL that counts the changes of a dataset; `then` and `now` are the columns of its two tables. */
async function countOf(
	connection: DuckDBConnection,
	dataset: Dataset,
	then: Map<string, string> | undefined,
	now: Map<string, string> | undefined
): Promise<string> {
	const table = quoted(dataset.id);
	const former = `previous.${table}`;
	const ids = dataset.dimensions.map((d) => d.id);
	if (!then || then.size !== ids.length + 2 || !ids.every((id) => then.has(id)))
		return `SELECT (SELECT count(*) FROM ${table}), ${then ? `(SELECT count(*) FROM ${former})` : 0}, 0, 0`;
	const keys = ids.map(quoted);
	let cell = `struct_pack(${keys.map((key, i) => `k${i} := ${key}::VARCHAR`).join(', ')})`;
	// The same categories in the same order: a cell has the same number in both.
	if (ids.every((id) => then.get(id) === now?.get(id))) {
		const digest = `count(*) || ' ' || bit_xor(hash(${keys.join(',')}, value, status::VARCHAR))`;
		const [before, after] = await Promise.all(
			[former, table].map((name) => queryRows(connection, `SELECT ${digest} FROM ${name}`))
		);
		if (before![0]![0] === after![0]![0]) return NOTHING;
		cell = cellOf(dataset);
	}
	const rows = (name: string) =>
		`(SELECT ${cell} AS cell, value, status::VARCHAR AS status FROM ${name})`;
	return `SELECT count(*) FILTER (b.status IS NULL), count(*) FILTER (a.status IS NULL),
		count(*) FILTER (a.status IS NOT NULL AND b.status IS NOT NULL AND a.value IS DISTINCT FROM b.value),
		count(*) FILTER (a.status <> b.status)
		FROM ${rows(table)} AS a FULL JOIN ${rows(former)} AS b ON a.cell = b.cell`;
}

async function count(
	connection: DuckDBConnection,
	datasets: readonly Dataset[],
	before: Tables
): Promise<void> {
	const now = await tablesOf(connection, 'current_database()');
	const insert = (id: string, counts: string) =>
		connection.run(`INSERT INTO changes SELECT ${literal(id)}, * FROM (${counts})`);
	await inTransaction(connection, async () => {
		for (const dataset of datasets)
			await insert(
				dataset.id,
				await countOf(connection, dataset, before.get(dataset.id), now.get(dataset.id))
			);
		for (const gone of before.keys())
			if (!SYSTEM_TABLES.includes(gone) && !datasets.some((d) => d.id === gone))
				await insert(gone, `SELECT 0, count(*), 0, 0 FROM previous.${quoted(gone)}`);
	});
}

/**
 * Counts the changes of each dataset against the file `previous`, if there is one.
 * @returns a warning when it cannot be read: then every observation counts as added
 */
export async function compare(
	connection: DuckDBConnection,
	datasets: readonly Dataset[],
	previous: string | undefined
): Promise<string[]> {
	if (!previous) {
		await count(connection, datasets, new Map());
		return [];
	}
	try {
		await connection.run(`ATTACH ${literal(previous)} AS previous (READ_ONLY)`);
		await count(connection, datasets, await tablesOf(connection, "'previous'"));
		return [];
	} catch (error) {
		const [reason = ''] = String(error).split('\n');
		await connection.run('DELETE FROM changes');
		await count(connection, datasets, new Map());
		return [
			`the former database ${previous} cannot be read, so every observation counts as added: ${reason}`
		];
	} finally {
		await connection.run('DETACH DATABASE IF EXISTS previous');
	}
}
