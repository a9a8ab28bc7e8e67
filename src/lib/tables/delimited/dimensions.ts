/** Columns and headings of a delimited text → dimensions of a table, under the names of a known table where there is one. */
import { remark } from '#lib/dataset/problem.ts';
import { isCodes, splitCodes } from '../table/glued-codes.ts';
import { knownByName } from './layout/index.ts';
import { uniqueIdsOf } from '../table/names.ts';
import { isTimeName, parsePeriods, type Period } from '../table/periods.ts';
import type { Text } from '#lib/dataset/model.ts';
import {
	refuse,
	type KnownTable,
	type Report,
	type TableDimension,
	type TableNote
} from '../table/table.ts';

type Known = KnownTable['dimensions'][number];

/** A variable as the file has it. */
export interface Variable {
	/** Name in the file; "" where it has none. */
	name: string;
	/** Distinct labels, cleaned, in order of appearance. */
	labels: string[];
	line: number;
	known?: Known;
}

export interface Dimensions {
	dimensions: TableDimension[];
	/** For each dimension, category of each label: two labels may be one period. */
	maps: Uint32Array[];
	notes: TableNote[];
}

const DATE = /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}/;

/** Codes and labels of one variable before equal codes are joined. */
interface Categories {
	list: { code: string; label: Text; flags?: string }[];
	coded: 'codes' | 'labels';
}

const periodsOf = (variable: Variable, isOnlyTime: boolean): Period[] | undefined =>
	isTimeName(variable.name) || isOnlyTime ? parsePeriods(variable.labels) : undefined;

function categoriesOf(
	variable: Variable,
	periods: Period[] | undefined,
	report: Report
): Categories {
	const { name, labels, line, known } = variable;
	if (periods) {
		const list = periods.map(({ code, flags }, i) => ({ code, label: { en: labels[i]! }, flags }));
		for (const { warning } of periods)
			if (warning) report.warned.push({ ...warning, where: { line } });
		return { list, coded: 'labels' };
	}
	if (known && isCodes(labels, known))
		return { list: labels.map((code) => ({ code, label: { en: code } })), coded: 'codes' };
	const split = known && splitCodes(name, labels, known);
	if (split) {
		report.assumed.push(remark('table_split', { name }, line));
		return { list: split, coded: 'codes' };
	}
	return { list: labels.map((label) => ({ code: label, label: { en: label } })), coded: 'labels' };
}

/** Refuses dates that are not 1 January: which period they stand for the file does not say. */
function rejectDates({ name, labels, line }: Variable): void {
	const date = labels.find((label) => DATE.test(label));
	if (date === undefined) return;
	refuse('csv_date_period', { date }, { line, name });
}

/** Each code once with its first label, and for each category which of them it is. */
export function joinedByCode(list: readonly { code: string; label: Text }[]): {
	codes: string[];
	labels: Text[];
	map: Uint32Array;
} {
	const labels = new Map<string, Text>();
	for (const { code, label } of list) if (!labels.has(code)) labels.set(code, label);
	const codes = [...labels.keys()];
	const at = new Map(codes.map((code, i) => [code, i]));
	return {
		codes,
		labels: [...labels.values()],
		map: Uint32Array.from(list, ({ code }) => at.get(code)!)
	};
}

/** Makes the dimensions of all variables, in order. Refuses dates in place of periods. */
export function dimensionsOf(variables: readonly Variable[], report: Report): Dimensions {
	const ids = uniqueIdsOf(variables.map(({ name, known }) => known?.id ?? name));
	const hasTime = variables.some(({ name }) => isTimeName(name));
	const lone = hasTime ? [] : variables.filter(({ labels }) => parsePeriods(labels) !== undefined);
	const notes: TableNote[] = [];
	const maps: Uint32Array[] = [];
	const dimensions = variables.map((variable, d): TableDimension => {
		const { name, labels, known, line } = variable;
		const isLone = lone.length === 1 && lone[0] === variable;
		const periods = periodsOf(variable, isLone);
		if (!periods && (isTimeName(name) || labels.every((label) => DATE.test(label))))
			rejectDates(variable);
		if (isLone) report.assumed.push(remark('csv_time_by_periods', { name }, line));
		const { list, coded } = categoriesOf(variable, periods, report);
		const { codes, labels: shown, map } = joinedByCode(list);
		maps.push(map);
		for (const { code, flags } of list)
			if (flags !== undefined) {
				notes.push({ scope: { [ids[d]!]: [code] }, text: { en: flags }, mandatory: false });
				report.warned.push(remark('table_period_flagged', { code, flags }, line));
			}
		if (name === '') report.assumed.push(remark('csv_column_unnamed', { id: ids[d]! }, line));
		return {
			id: ids[d]!,
			name: name === '' ? ids[d]! : name,
			label: known?.label ?? { en: name === '' ? ids[d]! : name },
			role: isTimeName(name) || isLone ? 'time' : 'classification',
			codes,
			labels: shown,
			coded
		};
	});
	return { dimensions, maps, notes };
}

/** The known dimension of a column, by its name. */
export const knownOf = (known: KnownTable | undefined, name: string): Known | undefined =>
	known && knownByName(known.dimensions, name);
