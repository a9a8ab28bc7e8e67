/** Figures and statuses of a JSON-stat dataset → one value and one mark for each cell of its cube. */
import { cause, remark } from '#lib/dataset/problem.ts';
import { STATUSES } from '#lib/dataset/status.ts';
import { isFlags, isExplained } from '../table/flags.ts';
import { FlagMarks } from '../table/flag-marks.ts';
import { defaultMeaning } from '../table/symbols.ts';
import { sentinelOf } from '../table/cells.ts';
import type { Figures } from '../json/figures.ts';
import type { Statuses } from '../json/statuses.ts';
import type { SymbolTable } from '../table/symbols.ts';
import { Refused, refuse, type Report } from '../table/table.ts';

/** Numbers at or below this may be symbols a server keeps as numbers. */
const SENTINELS = -9_999_999_999_999;

/** What the file says its statuses mean. */
export type StatusLabels = ReadonlyMap<string, string>;

export interface DenseCells {
	values: Float64Array;
	marks: Uint16Array;
}

/** `total`: cells of the cube. Refuses figures and statuses that do not fit it, naming both numbers. */
export function cellsOf(
	figures: Figures,
	statuses: Statuses | undefined,
	labels: StatusLabels,
	total: number,
	symbols: SymbolTable,
	report: Report
): DenseCells {
	refuseStrays('value', figures.strays, total);
	const values = figures.keys ? placed(figures.values, figures.keys, total) : figures.values;
	if (values.length !== total) refuse('jsonstat_value_count', { count: values.length, total });
	const marks = new Uint16Array(total);
	const leaked = markSentinels(values, marks, symbols);
	if (leaked > 0) report.warned.push(remark('table_leaked', { count: leaked }));
	if (statuses)
		markStatuses(values, marks, statuses, marker(symbols, labels, report), (mark) =>
			symbols.valueOf(mark)
		);
	const silent = markSilent(values, marks, symbols);
	if (silent > 0) report.warned.push(remark('table_silent', { count: silent }));
	return { values, marks };
}

function refuseStrays(member: string, strays: readonly string[], total: number): void {
	if (strays.length === 0) return;
	throw new Refused(
		strays.map((stray) => cause('jsonstat_key_stray', { key: stray, last: total - 1 }, { member }))
	);
}

const refuseKey = (member: string, key: number, total: number): never =>
	refuse('jsonstat_key_outside', { key, total, last: total - 1 }, { member });

/** Sparse figures at their positions; what is not there is null by the rules of JSON-stat. */
function placed(sparse: Float64Array, keys: Uint32Array, total: number): Float64Array {
	const values = new Float64Array(total).fill(NaN);
	const isTaken = new Uint8Array(total);
	for (let i = 0; i < keys.length; i++) {
		const key = keys[i]!;
		if (key >= total) refuseKey('value', key, total);
		if (isTaken[key] === 1) refuse('jsonstat_key_twice', { key }, { member: 'value' });
		isTaken[key] = 1;
		values[key] = sparse[i]!;
	}
	return values;
}

function markSentinels(values: Float64Array, marks: Uint16Array, symbols: SymbolTable): number {
	let leaked = 0;
	for (let i = 0; i < values.length; i++) {
		if (!(values[i]! <= SENTINELS)) continue;
		const symbol = sentinelOf(values[i]!);
		if (symbol === undefined) continue;
		leaked++;
		marks[i] = symbols.markOf(symbol);
		values[i] = symbols.valueOf(marks[i]!);
	}
	return leaked;
}

/** Files of this site write statuses as their own words: "break|provisional". */
const isOurs = (text: string): boolean =>
	text.split('|').every((word) => (STATUSES as readonly string[]).includes(word));

/** Mark of a status beside a number or in place of one. */
type Marker = (text: string, hasFigure: boolean) => number;

/**
 * What a status means: one of our own words, else what the file says of it, else a usual symbol, else flags; any other
 * text is a note.
 */
function marker(symbols: SymbolTable, labels: StatusLabels, report: Report): Marker {
	const flags = new FlagMarks(symbols, report);
	return (text, hasFigure) => {
		if (isOurs(text)) {
			if (hasFigure) symbols.declareFlag(text, text);
			else symbols.declare(text, text, false);
		} else {
			const label = labels.get(text) ?? '';
			const isUsual = !hasFigure && defaultMeaning(text) !== undefined;
			if (isExplained(label) || (!isUsual && (isFlags(text) || isExplained(text))))
				return flags.markOf(text, hasFigure, 0, { label });
		}
		return hasFigure ? symbols.flagOf(text) : symbols.markOf(text);
	};
}

/** A status beside a number is a note on it; in place of one it says why there is none. */
function markStatuses(
	values: Float64Array,
	marks: Uint16Array,
	{ texts, numbers, keys, strays }: Statuses,
	markOf: Marker,
	valueOf: (mark: number) => number
): void {
	const total = values.length;
	refuseStrays('status', strays, total);
	// Marks are made when first needed: a text that never replaces a number is no symbol of this table.
	const alone = new Uint16Array(texts.length + 1);
	const beside = new Uint16Array(texts.length + 1);
	const mark = (cell: number, number: number): void => {
		if (number === 0) return;
		const text = texts[number - 1]!;
		if (!Number.isNaN(values[cell]!)) {
			if (beside[number] === 0) beside[number] = markOf(text, true);
			marks[cell] = beside[number]!;
			return;
		}
		if (alone[number] === 0) alone[number] = markOf(text, false);
		marks[cell] = alone[number]!;
		values[cell] = valueOf(marks[cell]);
	};
	if (keys) {
		for (let i = 0; i < keys.length; i++) {
			if (keys[i]! >= total) refuseKey('status', keys[i]!, total);
			mark(keys[i]!, numbers[i]!);
		}
		return;
	}
	if (numbers.length !== total && numbers.length !== 1)
		refuse('jsonstat_status_count', { count: numbers.length, total });
	const isSame = numbers.length === 1;
	for (let cell = 0; cell < total; cell++) mark(cell, numbers[isSame ? 0 : cell]!);
}

function markSilent(values: Float64Array, marks: Uint16Array, symbols: SymbolTable): number {
	let silent = 0;
	let mark = 0;
	for (let i = 0; i < values.length; i++) {
		if (marks[i] !== 0 || !Number.isNaN(values[i]!)) continue;
		if (silent++ === 0) mark = symbols.markOf('');
		marks[i] = mark;
	}
	return silent;
}
