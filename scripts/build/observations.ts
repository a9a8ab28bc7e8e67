/** observations.csv → a table of texts in the database; its encoding, header and every ragged line are looked at first. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { createReadStream } from 'node:fs';
import Papa from 'papaparse';
import type { Dataset } from '../../src/lib/dataset/model.ts';
import type { Breach } from '../../src/lib/formats/dataset-json.ts';

export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
export const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** Rows of a query as arrays of plain values. */
export const rowsOf = async (connection: DuckDBConnection, sql: string) =>
	(await connection.runAndReadAll(sql)).getRowsJson() as (string | number | null)[][];

/** The first line, split; PapaParse knows about quotes and the byte order mark. */
export async function headerOf(file: string): Promise<string[]> {
	let start = '';
	for await (const chunk of createReadStream(file, { encoding: 'utf8', end: 65_535 }))
		start += chunk as string;
	const { data } = Papa.parse<string[]>(start, { delimiter: ',', preview: 1 });
	return (data[0] ?? []).map((name) => name.replace(/^\ufeff/, ''));
}

/**
 * Physical lines of the given data rows (0 = first row after the header). Only rows with `width` fields count,
 * as only those reach the database.
 */
export function linesOf(
	file: string,
	rows: ReadonlySet<number>,
	width: number
): Promise<Map<number, number>> {
	return new Promise((resolve, reject) => {
		const lines = new Map<number, number>();
		let line = 1;
		let row = -1;
		Papa.parse<string[]>(createReadStream(file, { encoding: 'utf8' }), {
			delimiter: ',',
			step: ({ data }) => {
				if (data.length === width) {
					if (rows.has(row)) lines.set(row, line);
					row++;
				}
				line += 1 + data.reduce((n, field) => n + (field.match(/\n/g)?.length ?? 0), 0);
			},
			complete: () => resolve(lines),
			error: reject
		});
	});
}

/** Faults after which the reader still knows where the next line starts. */
const COUNTABLE = ['MISSING COLUMNS', 'TOO MANY COLUMNS'];

/** The file as a table of texts, with the columns of its header; a line that cannot be read is an error, or rejected. */
export const scanOf = (path: string, header: readonly string[], more = ''): string => {
	const columns = header.map((column) => `${literal(column)}: 'VARCHAR'`).join(', ');
	return `read_csv(${literal(path)}, delim=',', quote='"', escape='"', header=true, auto_detect=false, columns={${columns}}${more})`;
};

/**
 * Fills the temporary table `name` with the file's columns as texts, in the dataset's order.
 * @returns the breaches; with any, the table may be missing or incomplete. `until` is the first line whose quotes
 * are broken: from there on lines cannot be told apart with certainty
 */
export async function stage(
	connection: DuckDBConnection,
	dataset: Dataset,
	path: string,
	file: string,
	name: string
): Promise<{ breaches: Breach[]; until: number }> {
	const breach = (
		line: number,
		column: string,
		found: string,
		allowed: string,
		todo: string
	): Breach => ({ file, line, column, found, allowed, todo });
	const header = await headerOf(path);
	const wanted = [...dataset.dimensions.map((d) => d.id), 'value', 'status'];
	const breaches: Breach[] = [];
	const list = wanted.join(',');
	header.forEach((column, at) => {
		if (!wanted.includes(column))
			breaches.push(
				breach(
					1,
					column,
					`column "${column}"`,
					list,
					'Name the columns after the dimensions, then value and status.'
				)
			);
		else if (header.indexOf(column) !== at)
			breaches.push(
				breach(1, column, `column "${column}" twice`, 'each column once', 'Remove one of them.')
			);
	});
	for (const column of wanted)
		if (!header.includes(column))
			breaches.push(breach(1, column, 'no such column', list, 'Add the column.'));
	if (breaches.length > 0) return { breaches, until: 1 };

	await connection.run('DROP TABLE IF EXISTS reject_errors; DROP TABLE IF EXISTS reject_scans');
	try {
		await connection.run(
			`CREATE OR REPLACE TEMP TABLE ${quoted(name)} AS SELECT ${wanted.map(quoted).join(',')}
			 FROM ${scanOf(path, header, ', store_rejects=true')}`
		);
	} catch (error) {
		// Two kinds of line ends in one file stop the reader altogether.
		const [reason = ''] = String(error).split('\n');
		breaches.push(
			breach(
				0,
				'',
				reason,
				'one kind of line ends, quotes closed',
				'Save the file anew as CSV with one kind of line ends.'
			)
		);
		return { breaches, until: 0 };
	}
	const rejected = await rowsOf(
		connection,
		'SELECT DISTINCT line, error_type::VARCHAR, csv_line FROM reject_errors ORDER BY line'
	);
	for (const [line, kind, text] of rejected)
		breaches.push(
			breach(
				Number(line),
				'',
				`${String(kind).toLowerCase()}: ${String(text).slice(0, 120)}`,
				`${wanted.length} fields a line, quotes closed`,
				'Mend the line.'
			)
		);
	const [counted] = await rowsOf(connection, `SELECT count(*)::DOUBLE FROM ${quoted(name)}`);
	if (rejected.length === 0 && counted![0] === 0)
		breaches.push(
			breach(
				0,
				'',
				'no observations',
				'at least one line below the header',
				'Add the observations, or remove the dataset.'
			)
		);
	const broken = rejected.filter(([, kind]) => !COUNTABLE.includes(String(kind)));
	return { breaches, until: Math.min(...broken.map(([line]) => Number(line))) };
}
