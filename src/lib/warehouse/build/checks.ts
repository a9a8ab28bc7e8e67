/** What is wrong in a staged table of texts: codes, statuses, values, keys. Rows are counted from 0. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { precisionOf, type Dataset } from '#lib/dataset/model.ts';
import { REASONS, STATUSES } from '#lib/dataset/status.ts';
import { literal, queryRows, quoted } from '../sql.ts';
import type { RowProblem } from './problem.ts';
import { allowsValue, isReason, isStatus } from './status.ts';

const SHOWN = 20;
const listed = (codes: readonly string[]) =>
	codes.length > SHOWN
		? `${codes.slice(0, SHOWN).join(', ')} and ${codes.length - SHOWN} more`
		: codes.join(', ');

const textOf = (text: string | null) => (text === null ? 'nothing' : `"${text}"`);

/** A check of one kind: `sql` gives the row and the text of each problem. */
interface Check extends Omit<RowProblem, 'where' | 'found'> {
	sql: string;
	column: string;
	found?: (text: string | null) => string;
}

/** Every code is one of its dimension. */
const codeChecks = (dataset: Dataset, table: string): Check[] =>
	dataset.dimensions.map((d) => {
		const column = quoted(d.id);
		return {
			code: 'unknown-code',
			column: d.id,
			sql: `SELECT rowid, ${column} FROM ${table} WHERE ${column} IS NULL OR ${column} NOT IN (${d.categories.map((c) => literal(c.code)).join(',')}) ORDER BY rowid`,
			allowed: listed(d.categories.map((c) => c.code)),
			remedy: 'Correct the code or describe it in dataset.json.'
		};
	});

/** Every status is known, and agrees with the value beside it. @param statuses those that occur */
function statusChecks(table: string, statuses: readonly string[]): Check[] {
	const among = (list: string[]) =>
		list.length > 0 ? `coalesce(status, '') IN (${list.map(literal).join(',')})` : 'false';
	const known = statuses.filter(isStatus);
	return [
		{
			code: 'unknown-status',
			column: 'status',
			sql: `SELECT rowid, status FROM ${table} WHERE ${among(statuses.filter((s) => !isStatus(s)))} ORDER BY rowid`,
			allowed: `${STATUSES.join(', ')}, several joined by "|" in this order`,
			remedy: 'Correct the status.'
		},
		{
			code: 'no-reason',
			column: 'value',
			sql: `SELECT rowid, status FROM ${table} WHERE value IS NULL AND ${among(known.filter((s) => !isReason(s)))} ORDER BY rowid`,
			allowed: `a number, or a status among ${REASONS.join(', ')}`,
			remedy: 'Say why the value is missing.',
			found: (status) => `no value and status ${textOf(status)}`
		},
		{
			code: 'value-with-reason',
			column: 'status',
			sql: `SELECT rowid, value || ' with status ' || status FROM ${table} WHERE value IS NOT NULL AND ${among(known.filter((s) => !allowsValue(s)))} ORDER BY rowid`,
			allowed: 'no value beside missing, suppressed or not_applicable',
			remedy: 'Remove the value or correct the status.'
		}
	];
}

/** Every value is a number with the decimals and in the range of the unit. */
function valueChecks({ unit }: Dataset, table: string): Check[] {
	const isNumber = `regexp_full_match(value, '-?[0-9]+(\\.[0-9]+)?')`;
	const [low, high] = unit.range;
	const outside = [
		...(low === null ? [] : [`value::DOUBLE < ${low}`]),
		...(high === null ? [] : [`value::DOUBLE > ${high}`])
	];
	return [
		{
			code: 'not-a-number',
			column: 'value',
			sql: `SELECT rowid, value FROM ${table} WHERE value IS NOT NULL AND NOT ${isNumber} ORDER BY rowid`,
			allowed: 'digits with "." before decimals',
			remedy: 'Write the number plainly, without grouping or signs.'
		},
		{
			code: 'decimals',
			column: 'value',
			sql: `SELECT rowid, value FROM ${table} WHERE ${isNumber} AND contains(value, '.') AND length(split_part(value, '.', 2)) > ${precisionOf(unit)} ORDER BY rowid`,
			allowed: `at most ${precisionOf(unit)} decimals`,
			remedy: 'Correct the value or the unit’s precision.'
		},
		{
			code: 'out-of-range',
			column: 'value',
			sql: `SELECT rowid, value FROM (SELECT rowid, value FROM ${table} WHERE ${isNumber}) WHERE ${outside.join(' OR ') || 'false'} ORDER BY rowid`,
			allowed: `${low ?? 'any'} to ${high ?? 'any'}`,
			remedy: 'Correct the value or the unit’s range.'
		}
	];
}

async function run(connection: DuckDBConnection, checks: readonly Check[]): Promise<RowProblem[]> {
	const problems: RowProblem[] = [];
	for (const { sql, column, found = textOf, ...problem } of checks)
		for (const [row, text] of await queryRows(connection, sql))
			problems.push({
				...problem,
				where: { row: Number(row), column },
				found: found(text === null ? null : String(text))
			});
	return problems;
}

/** Keys that stand in more than one row; the later row is the wrong one. */
async function duplicates(
	connection: DuckDBConnection,
	dataset: Dataset,
	table: string
): Promise<RowProblem[]> {
	const keys = dataset.dimensions.map((d) => quoted(d.id)).join(',');
	const twice = await queryRows(
		connection,
		`SELECT min(rowid), max(rowid), concat_ws(' ', ${keys}) FROM ${table} GROUP BY ${keys} HAVING count(*) > 1 ORDER BY 1`
	);
	return twice.map(([row, other, key]) => ({
		code: 'key-twice',
		where: { row: Number(other), other: Number(row), column: '' },
		found: `the key ${key} again`,
		allowed: 'each key once',
		remedy: 'Remove one of the two lines.'
	}));
}

/** All problems in a staged table. */
export async function checked(
	connection: DuckDBConnection,
	dataset: Dataset,
	name: string
): Promise<RowProblem[]> {
	const table = quoted(name);
	const statuses = (await queryRows(connection, `SELECT DISTINCT status FROM ${table}`)).map(
		([s]) => (s === null ? '' : String(s))
	);
	return [
		...(await run(connection, [
			...codeChecks(dataset, table),
			...statusChecks(table, statuses),
			...valueChecks(dataset, table)
		])),
		...(await duplicates(connection, dataset, table))
	];
}
