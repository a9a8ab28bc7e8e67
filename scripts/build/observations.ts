/** observations.csv → a table of texts in the database; its encoding, header and every ragged line are looked at first. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import Papa from 'papaparse';
import type { Dataset } from '../../src/lib/dataset/model.ts';
import type { Breach } from '../../src/lib/formats/dataset-json.ts';

export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
export const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** Rows of a query as arrays of plain values. */
export const rowsOf = async (connection: DuckDBConnection, sql: string) =>
	(await connection.runAndReadAll(sql)).getRowsJson() as (string | number | null)[][];

/** Digest of a file without carriage returns; the line of the first byte that is not UTF-8. */
export async function digestOf(file: string): Promise<{ digest: string; badLine: number }> {
	const hash = createHash('sha256');
	const decoder = new TextDecoder('utf-8', { fatal: true });
	let line = 1;
	let badLine = 0;
	for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
		hash.update(chunk.includes(13) ? Buffer.from(chunk.filter((byte) => byte !== 13)) : chunk);
		if (badLine > 0) continue;
		try {
			decoder.decode(chunk, { stream: true });
		} catch {
			badLine = line + firstBad(chunk);
		}
		for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) line++;
	}
	return { digest: hash.digest('hex'), badLine };
}

/** Number of line ends before the first line of `chunk` that does not decode. */
function firstBad(chunk: Buffer): number {
	let start = 0;
	for (let lines = 0; ; lines++) {
		const end = chunk.indexOf(10, start);
		const line = chunk.subarray(start, end < 0 ? chunk.length : end);
		if (line.toString('utf8').includes('\ufffd') || end < 0) return lines;
		start = end + 1;
	}
}

/** The first line, split; PapaParse knows about quotes and the byte order mark. */
async function headerOf(file: string): Promise<string[]> {
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

const DELIMITED = `delim=',', quote='"', escape='"', header=true, auto_detect=false`;

/**
 * Fills the temporary table `name` with the file's columns as texts, in the dataset's order.
 * @returns the breaches; with any, the table may be missing or incomplete
 */
export async function stage(
	connection: DuckDBConnection,
	dataset: Dataset,
	path: string,
	file: string,
	name: string
): Promise<{ breaches: Breach[]; width: number }> {
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
	if (breaches.length > 0) return { breaches, width: header.length };

	const columns = header.map((column) => `${literal(column)}: 'VARCHAR'`).join(', ');
	await connection.run('DROP TABLE IF EXISTS reject_errors; DROP TABLE IF EXISTS reject_scans');
	await connection.run(
		`CREATE TEMP TABLE ${quoted(name)} AS SELECT ${wanted.map(quoted).join(',')}
		 FROM read_csv(${literal(path)}, ${DELIMITED}, columns={${columns}}, store_rejects=true)`
	);
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
	return { breaches, width: header.length };
}
