/** Pieces of SQL, and rows of a query as arrays of plain values. */
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Dataset } from '#lib/dataset/model.ts';

/** A name in SQL. Names come from the catalogue only; a quote inside one is doubled all the same. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
/** A text in SQL. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** The ENUM type of a column of a dataset: its categories, or its statuses. */
export const enumOf = (dataset: Dataset, column: string): string =>
	quoted(`${dataset.id}.${column}`);

export const queryRows = async (connection: DuckDBConnection, sql: string) =>
	(await connection.runAndReadAll(sql)).getRowsJson() as (string | number | null)[][];

/** All of it or nothing, written to the disk once: every statement by itself would wait for the disk. */
export async function inTransaction(
	connection: DuckDBConnection,
	work: () => Promise<void>
): Promise<void> {
	await connection.run('BEGIN');
	try {
		await work();
		await connection.run('COMMIT');
	} catch (error) {
		await connection.run('ROLLBACK');
		throw error;
	}
}

/** Queries that one statement holds at most. */
const TOGETHER = 100;

/**
 * Rows of queries with the same columns, in their order. Many small tables are asked in one statement: by itself each
 * question costs milliseconds, whatever the size of its table.
 */
export async function queryTogether(
	connection: DuckDBConnection,
	queries: readonly string[]
): Promise<(string | number | null)[][]> {
	const rows: (string | number | null)[][] = [];
	for (const sql of joined(queries)) rows.push(...(await queryRows(connection, sql)));
	return rows;
}

/** Queries with the same columns in as few statements as may be. */
export function joined(queries: readonly string[]): string[] {
	const statements: string[] = [];
	for (let at = 0; at < queries.length; at += TOGETHER)
		statements.push(
			queries
				.slice(at, at + TOGETHER)
				.map((sql) => `(${sql})`)
				.join(' UNION ALL ')
		);
	return statements;
}
