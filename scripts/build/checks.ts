/** Checks of substance on a staged table: codes, statuses, values, keys, parts of a whole. Rows are counted from 0. */
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Dataset } from '../../src/lib/dataset/model.ts';
import { REASONS, STATUSES } from '../../src/lib/dataset/status.ts';
import { literal, quoted, rowsOf } from './observations.ts';
import { allowsValue, isReason, isStatus } from './status.ts';

/** A breach whose row has yet to be found in the file. */
export interface RowBreach {
	row: number;
	column: string;
	found: string;
	allowed: string;
	todo: string;
	/** A second row the breach is about. */
	other?: number;
}

const SHOWN = 20;
const listed = (codes: readonly string[]) =>
	codes.length > SHOWN
		? `${codes.slice(0, SHOWN).join(', ')} and ${codes.length - SHOWN} more`
		: codes.join(', ');

/** Groups of parts that are all published and do not add up: the first row of each, and its sum. */
export function wrongSumsOf(
	dataset: Dataset,
	check: Extract<Dataset['checks'][number], { rule: 'parts-of-whole' }>,
	name: string
): string {
	const parts = dataset.dimensions.find((d) => d.id === check.dimension)?.categories.length ?? 0;
	const rest = dataset.dimensions
		.filter((d) => d.id !== check.dimension)
		.map((d) => quoted(d.id))
		.join(',');
	const sum = 'sum(value::DECIMAL(18,6))';
	return `SELECT min(rowid), ${sum}::DOUBLE || ' for ' || concat_ws(' ', ${rest}) FROM ${quoted(name)} GROUP BY ${rest}
		HAVING count(value) = ${parts} AND abs(${sum} - ${check.total}) > ${check.tolerance} ORDER BY 1`;
}

export async function checked(
	connection: DuckDBConnection,
	dataset: Dataset,
	name: string
): Promise<RowBreach[]> {
	const table = quoted(name);
	const breaches: RowBreach[] = [];
	const find = async (
		sql: string,
		column: string,
		allowed: string,
		todo: string,
		found: (text: string | null) => string
	) => {
		for (const [row, text] of await rowsOf(connection, sql))
			breaches.push({
				row: Number(row),
				column,
				found: found(text === null ? null : String(text)),
				allowed,
				todo
			});
	};
	const shown = (text: string | null) => (text === null ? 'nothing' : `"${text}"`);

	for (const d of dataset.dimensions) {
		const type = quoted(`${dataset.id}.${d.id}`);
		const column = quoted(d.id);
		await find(
			`SELECT rowid, ${column} FROM ${table} WHERE TRY_CAST(${column} AS ${type}) IS NULL ORDER BY rowid`,
			d.id,
			listed(d.categories.map((c) => c.code)),
			'Correct the code or describe it in dataset.json.',
			shown
		);
	}

	const statuses = (await rowsOf(connection, `SELECT DISTINCT status FROM ${table}`)).map(([s]) =>
		s === null ? '' : String(s)
	);
	const among = (list: string[]) =>
		list.length > 0 ? `coalesce(status, '') IN (${list.map(literal).join(',')})` : 'false';
	await find(
		`SELECT rowid, status FROM ${table} WHERE ${among(statuses.filter((s) => !isStatus(s)))} ORDER BY rowid`,
		'status',
		`${STATUSES.join(', ')}, several joined by "|" in this order`,
		'Correct the status.',
		shown
	);
	const held = statuses.filter(isStatus);
	const reasonless = held.filter((s) => !isReason(s));
	await find(
		`SELECT rowid, status FROM ${table} WHERE value IS NULL AND ${among(reasonless)} ORDER BY rowid`,
		'value',
		`a number, or a status among ${REASONS.join(', ')}`,
		'Say why the value is missing.',
		(s) => `no value and status ${shown(s)}`
	);
	const valueless = held.filter((s) => !allowsValue(s));
	await find(
		`SELECT rowid, value || ' with status ' || status FROM ${table} WHERE value IS NOT NULL AND ${among(valueless)} ORDER BY rowid`,
		'status',
		'no value beside missing, suppressed or not_applicable',
		'Remove the value or correct the status.',
		shown
	);

	const isNumber = `regexp_full_match(value, '-?[0-9]+(\\.[0-9]+)?')`;
	await find(
		`SELECT rowid, value FROM ${table} WHERE value IS NOT NULL AND NOT ${isNumber} ORDER BY rowid`,
		'value',
		'digits with "." before decimals',
		'Write the number plainly, without grouping or signs.',
		shown
	);
	const { decimals, range } = dataset.unit;
	await find(
		`SELECT rowid, value FROM ${table} WHERE ${isNumber} AND contains(value, '.') AND length(split_part(value, '.', 2)) > ${decimals} ORDER BY rowid`,
		'value',
		`at most ${decimals} decimals`,
		'Correct the value or the unit’s decimals.',
		shown
	);
	const [low, high] = range;
	const outside = [
		low === null ? '' : `value::DOUBLE < ${low}`,
		high === null ? '' : `value::DOUBLE > ${high}`
	].filter(Boolean);
	if (outside.length > 0)
		await find(
			`SELECT rowid, value FROM (SELECT rowid, value FROM ${table} WHERE ${isNumber}) WHERE ${outside.join(' OR ')} ORDER BY rowid`,
			'value',
			`${low ?? 'any'} to ${high ?? 'any'}`,
			'Correct the value or the unit’s range.',
			shown
		);

	const keys = dataset.dimensions.map((d) => quoted(d.id)).join(',');
	const twice = await rowsOf(
		connection,
		`SELECT min(rowid), max(rowid), concat_ws(' ', ${keys}) FROM ${table} GROUP BY ${keys} HAVING count(*) > 1 ORDER BY 1`
	);
	for (const [row, other, key] of twice)
		breaches.push({
			row: Number(other),
			other: Number(row),
			column: '',
			found: `the key ${key} again`,
			allowed: 'each key once',
			todo: 'Remove one of the two lines.'
		});

	if (breaches.length > 0) return breaches;
	for (const check of dataset.checks) {
		if (check.rule !== 'parts-of-whole') continue;
		await find(
			wrongSumsOf(dataset, check, name),
			'value',
			`${check.dimension} adding up to ${check.total} ± ${check.tolerance}`,
			'Correct the parts.',
			(text) => `a sum of ${text}`
		);
	}
	return breaches;
}
