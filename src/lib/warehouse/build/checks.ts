/** Checks of substance on a staged table: codes, statuses, values, keys, parts of a whole. Rows are counted from 0. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { precisionOf, type Dataset } from '#lib/dataset/model.ts';
import { REASONS, STATUSES } from '#lib/dataset/status.ts';
import { enumOf, literal, queryRows, quoted } from '../sql.ts';
import type { RowProblem } from './problem.ts';
import { allowsValue, isReason, isStatus } from './status.ts';

const SHOWN = 20;
const listed = (codes: readonly string[]) =>
	codes.length > SHOWN
		? `${codes.slice(0, SHOWN).join(', ')} and ${codes.length - SHOWN} more`
		: codes.join(', ');

type Parts = Extract<Dataset['checks'][number], { rule: 'parts-of-whole' }>;

/** Codes of the parts: those that are named, else all but the whole. */
const partsOf = (dataset: Dataset, { dimension, parts, whole }: Parts): string[] =>
	parts ??
	(dataset.dimensions.find((d) => d.id === dimension)?.categories ?? [])
		.map((c) => c.code)
		.filter((code) => code !== whole);

const among = (id: string, codes: readonly string[]): string =>
	`${quoted(id)}::VARCHAR IN (${codes.map(literal).join(',')})`;

/** Wrong rows, unless they are just as many as are known to miss; a row that says so where they are fewer. */
export const unlessKnown = (wrong: string, misses = 0): string =>
	misses === 0
		? `SELECT place, said FROM (${wrong}) ORDER BY 1`
		: `WITH wrong AS (${wrong}), n AS (SELECT count(*) AS n FROM wrong)
		SELECT place, said FROM wrong WHERE (SELECT n FROM n) > ${misses}
		UNION ALL SELECT 0, n || ' that miss' FROM n WHERE n < ${misses} ORDER BY 1`;

/**
 * Groups of parts that are all published and do not add up: the first row of each, and its sum. Where the source leaves
 * zeros out, a part or a whole without a row adds nothing.
 */
export function wrongSumsOf(dataset: Dataset, check: Parts, name: string): string {
	const { dimension, total, whole, where = {}, tolerance, misses } = check;
	const parts = partsOf(dataset, check);
	const rest = dataset.dimensions
		.filter((d) => d.id !== dimension)
		.map((d) => quoted(d.id))
		.join(',');
	const type = precisionOf(dataset.unit) > 6 ? 'DECIMAL(38,15)' : 'DECIMAL(18,6)';
	const isPart = `FILTER (${among(dimension, parts)})`;
	const isWhole = whole === undefined ? '' : `FILTER (${among(dimension, [whole])})`;
	const isZeroAbsent = dataset.absent === 'zero';
	const known = (sql: string) => (isZeroAbsent ? `coalesce(${sql}, 0)` : sql);
	const sum = known(`sum(value::${type}) ${isPart}`);
	const target = whole === undefined ? String(total) : known(`max(value::${type}) ${isWhole}`);
	const isComplete = isZeroAbsent
		? 'count(value) = count(*)'
		: `count(value) ${isPart} = ${parts.length}`;
	const terms = Object.entries(where).map(([id, codes]) => among(id, codes));
	return unlessKnown(
		`SELECT coalesce(min(rowid) ${isPart}, min(rowid)) AS place, 'a sum of ' || (${sum})::DOUBLE || ' for ' || concat_ws(' ', ${rest}) AS said
			FROM ${quoted(name)} WHERE ${['true', ...terms].join(' AND ')} GROUP BY ${rest}
			HAVING ${isComplete} AND abs(${sum} - ${target}) > ${tolerance}`,
		misses
	);
}

/** What parts add up to, in words. */
const sumText = ({ dimension, total, whole, tolerance, misses }: Parts): string =>
	`${dimension} adding up to ${whole ?? total} ± ${tolerance}${misses ? `, but for ${misses}` : ''}`;

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
			sql: `SELECT rowid, ${column} FROM ${table} WHERE TRY_CAST(${column} AS ${enumOf(dataset, d.id)}) IS NULL ORDER BY rowid`,
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

/** Parts of a whole add up. */
const sumChecks = (dataset: Dataset, name: string): Check[] =>
	dataset.checks.flatMap((check): Check[] =>
		check.rule === 'parts-of-whole'
			? [
					{
						code: 'wrong-sum',
						column: 'value',
						sql: wrongSumsOf(dataset, check, name),
						allowed: sumText(check),
						remedy: 'Correct the parts.',
						found: String
					}
				]
			: []
	);

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

/** All problems in a staged table; sums are looked at only when nothing else is wrong. */
export async function checked(
	connection: DuckDBConnection,
	dataset: Dataset,
	name: string
): Promise<RowProblem[]> {
	const table = quoted(name);
	const statuses = (await queryRows(connection, `SELECT DISTINCT status FROM ${table}`)).map(
		([s]) => (s === null ? '' : String(s))
	);
	const problems = [
		...(await run(connection, [
			...codeChecks(dataset, table),
			...statusChecks(table, statuses),
			...valueChecks(dataset, table)
		])),
		...(await duplicates(connection, dataset, table))
	];
	return problems.length > 0 ? problems : run(connection, sumChecks(dataset, name));
}
