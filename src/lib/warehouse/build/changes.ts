/** What has changed since the release before: observations added, removed, with another value, with another status. */
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Dataset } from '#lib/dataset/model.ts';
import type { Figures } from './columns.ts';
import { SYSTEM_TABLES } from './system-tables.ts';
import { inTransaction, joined, literal, queryRows, queryTogether, quoted } from '../sql.ts';

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

type Columns = Map<string, string>;

/** True if both tables of a dataset have its columns. */
const haveColumns = ({ dimensions }: Dataset, then: Columns): boolean =>
	then.size === dimensions.length + 2 && dimensions.every(({ id }) => then.has(id));

/** True if the same categories are in the same order: a cell has the same number in both tables. */
const haveTypes = ({ dimensions }: Dataset, then: Columns, now: Columns): boolean =>
	dimensions.every(({ id }) => then.get(id) === now.get(id));

/** Ids of the datasets with the same rows in both databases, given those with the same types. */
async function unchangedIn(
	connection: DuckDBConnection,
	datasets: readonly Dataset[]
): Promise<Set<string>> {
	const rows = await queryTogether(
		connection,
		datasets.flatMap(({ id, dimensions }) => {
			const keys = dimensions.map((d) => quoted(d.id)).join(',');
			const digest = `count(*) || ' ' || bit_xor(hash(${keys}, value, status::VARCHAR))`;
			return [`previous.${quoted(id)}`, quoted(id)].map(
				(table) => `SELECT ${literal(id)}, ${digest} FROM ${table}`
			);
		})
	);
	const digests = new Map<string, Set<string>>();
	for (const [id, digest] of rows)
		digests.set(String(id), (digests.get(String(id)) ?? new Set()).add(String(digest)));
	return new Set([...digests].filter(([, both]) => both.size === 1).map(([id]) => id));
}

/** SQL that counts the changes of a dataset whose columns are in both databases. @param cell SQL that tells a cell from others */
function countOf({ id }: Dataset, cell: string): string {
	const rows = (name: string) =>
		`(SELECT ${cell} AS cell, value, status::VARCHAR AS status FROM ${name})`;
	return `SELECT ${literal(id)}, count(*) FILTER (b.status IS NULL), count(*) FILTER (a.status IS NULL),
		count(*) FILTER (a.status IS NOT NULL AND b.status IS NOT NULL AND a.value IS DISTINCT FROM b.value),
		count(*) FILTER (a.status <> b.status)
		FROM ${rows(quoted(id))} AS a FULL JOIN ${rows(`previous.${quoted(id)}`)} AS b ON a.cell = b.cell`;
}

/** Without a former database every observation is added. */
async function countAll(connection: DuckDBConnection, figures: readonly Figures[]): Promise<void> {
	const rows = figures.map(
		({ dataset, columns }) => `(${literal(dataset.id)}, ${columns.rows}, 0, 0, 0)`
	);
	await connection.run(`INSERT INTO changes VALUES ${rows.join(',')}`);
}

async function count(
	connection: DuckDBConnection,
	datasets: readonly Dataset[],
	before: Tables
): Promise<void> {
	const now = await tablesOf(connection, 'current_database()');
	const isNumbered = (dataset: Dataset) => {
		const [then, today] = [before.get(dataset.id), now.get(dataset.id)];
		return then && today && haveColumns(dataset, then) && haveTypes(dataset, then, today);
	};
	const unchanged = await unchangedIn(connection, datasets.filter(isNumbered));
	const countIn = (table: string) => `(SELECT count(*) FROM ${table})`;
	const queryOf = (dataset: Dataset): string => {
		const { id, dimensions } = dataset;
		if (unchanged.has(id)) return `SELECT ${literal(id)}, 0, 0, 0, 0`;
		const then = before.get(id);
		if (!then || !haveColumns(dataset, then))
			return `SELECT ${literal(id)}, ${countIn(quoted(id))}, ${then ? countIn(`previous.${quoted(id)}`) : 0}, 0, 0`;
		const texts = dimensions.map((d, i) => `k${i} := ${quoted(d.id)}::VARCHAR`);
		return countOf(
			dataset,
			isNumbered(dataset) ? cellOf(dataset) : `struct_pack(${texts.join(', ')})`
		);
	};
	const gone = [...before.keys()].filter(
		(id) => !SYSTEM_TABLES.includes(id) && !datasets.some((d) => d.id === id)
	);
	const queries = [
		...datasets.map(queryOf),
		...gone.map((id) => `SELECT ${literal(id)}, 0, ${countIn(`previous.${quoted(id)}`)}, 0, 0`)
	];
	await inTransaction(connection, async () => {
		for (const sql of joined(queries)) await connection.run(`INSERT INTO changes ${sql}`);
	});
}

/**
 * Counts the changes of each dataset against the file `previous`, if there is one.
 * @returns a warning when it cannot be read: then every observation counts as added
 */
export async function compare(
	connection: DuckDBConnection,
	figures: readonly Figures[],
	previous: string | undefined
): Promise<string[]> {
	if (!previous) {
		await countAll(connection, figures);
		return [];
	}
	const datasets = figures.map(({ dataset }) => dataset);
	try {
		await connection.run(`ATTACH ${literal(previous)} AS previous (READ_ONLY)`);
		await count(connection, datasets, await tablesOf(connection, "'previous'"));
		return [];
	} catch (error) {
		const [reason = ''] = String(error).split('\n');
		await connection.run('DELETE FROM changes');
		await countAll(connection, figures);
		return [
			`the former database ${previous} cannot be read, so every observation counts as added: ${reason}`
		];
	} finally {
		await connection.run('DETACH DATABASE IF EXISTS previous');
	}
}
