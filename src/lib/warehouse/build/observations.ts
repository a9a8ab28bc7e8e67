/** observations.csv → a table of texts in the database; its encoding, header and every ragged line are looked at first. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { createReadStream } from 'node:fs';
import Papa from 'papaparse';
import type { Dataset } from '#lib/dataset/model.ts';
import { literal, queryRows, quoted } from '../sql.ts';
import { firstChunkOf } from './digest.ts';
import type { BuildProblem } from './problem.ts';

const HEADER_BYTES = 65_536;

/** The first line, split; PapaParse knows about quotes and the byte order mark. */
export function headerOf(start: Buffer): string[] {
	const text = start.toString('utf8', 0, HEADER_BYTES);
	const { data } = Papa.parse<string[]>(text, { delimiter: ',', preview: 1 });
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
const scanOf = (path: string, header: readonly string[], more = ''): string => {
	const columns = header.map((column) => `${literal(column)}: 'VARCHAR'`).join(', ');
	return `read_csv(${literal(path)}, delim=',', quote='"', escape='"', header=true, auto_detect=false, columns={${columns}}${more})`;
};

/** Columns of observations.csv, in the dataset's order. */
export const columnsOf = (dataset: Dataset): string[] => [
	...dataset.dimensions.map((d) => d.id),
	'value',
	'status'
];

function headerProblems(
	header: readonly string[],
	wanted: readonly string[],
	file: string
): BuildProblem[] {
	const list = wanted.join(',');
	const place = (column: string) => ({ file, line: 1, column });
	return [
		...header
			.filter((column) => !wanted.includes(column))
			.map((column) => ({
				code: 'unknown-column' as const,
				where: place(column),
				found: `column "${column}"`,
				allowed: list,
				remedy: 'Name the columns after the dimensions, then value and status.'
			})),
		...header
			.filter((column, at) => wanted.includes(column) && header.indexOf(column) !== at)
			.map((column) => ({
				code: 'column-twice' as const,
				where: place(column),
				found: `column "${column}" twice`,
				allowed: 'each column once',
				remedy: 'Remove one of them.'
			})),
		...wanted
			.filter((column) => !header.includes(column))
			.map((column) => ({
				code: 'column-missing' as const,
				where: place(column),
				found: 'no such column',
				allowed: list,
				remedy: 'Add the column.'
			}))
	];
}

/**
 * Fills the temporary table `name` with the file's columns as texts, in the dataset's order.
 * @returns the problems; with any, the table may be missing or incomplete. `until` is the first line whose quotes
 * are broken: from there on lines cannot be told apart with certainty
 */
export async function stage(
	connection: DuckDBConnection,
	dataset: Dataset,
	path: string,
	file: string,
	name: string
): Promise<{ problems: BuildProblem[]; until: number }> {
	const header = headerOf(firstChunkOf(path));
	const wanted = columnsOf(dataset);
	const problems = headerProblems(header, wanted, file);
	if (problems.length > 0) return { problems, until: 1 };

	await connection.run('DROP TABLE IF EXISTS reject_errors; DROP TABLE IF EXISTS reject_scans');
	try {
		await connection.run(
			`CREATE OR REPLACE TEMP TABLE ${quoted(name)} AS SELECT ${wanted.map(quoted).join(',')}
			 FROM ${scanOf(path, header, ', store_rejects=true')}`
		);
	} catch (error) {
		// Two kinds of line ends in one file stop the reader altogether.
		const [reason = ''] = String(error).split('\n');
		problems.push({
			code: 'unreadable',
			where: { file, line: 0, column: '' },
			found: reason,
			allowed: 'one kind of line ends, quotes closed',
			remedy: 'Save the file anew as CSV with one kind of line ends.'
		});
		return { problems, until: 0 };
	}
	const rejected = await queryRows(
		connection,
		'SELECT DISTINCT line, error_type::VARCHAR, csv_line FROM reject_errors ORDER BY line'
	);
	for (const [line, kind, text] of rejected)
		problems.push({
			code: 'unreadable-line',
			where: { file, line: Number(line), column: '' },
			found: `${String(kind).toLowerCase()}: ${String(text).slice(0, 120)}`,
			allowed: `${wanted.length} fields a line, quotes closed`,
			remedy: 'Mend the line.'
		});
	const [counted] = await queryRows(connection, `SELECT count(*)::DOUBLE FROM ${quoted(name)}`);
	if (rejected.length === 0 && counted![0] === 0)
		problems.push({
			code: 'no-observations',
			where: { file, line: 0, column: '' },
			found: 'no observations',
			allowed: 'at least one line below the header',
			remedy: 'Add the observations, or remove the dataset.'
		});
	const broken = rejected.filter(([, kind]) => !COUNTABLE.includes(String(kind)));
	return { problems, until: Math.min(...broken.map(([line]) => Number(line))) };
}
