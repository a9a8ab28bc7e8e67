/** Codes and labels of one variable as a file gives them → what can be told apart, with every oddity reported. */
import { cause, remark, type Cause, type Remark } from '#lib/dataset/problem.ts';
import type { Report } from './table.ts';
import { Refused, type TableDimension } from './table.ts';

export interface Categories {
	codes: string[];
	/** One for each code. */
	labels: string[];
	coded: TableDimension['coded'];
}

/**
 * Settles codes and labels of the variable `name`: codes are trimmed; an empty label is replaced by its code; equal
 * labels of different codes get the code behind them. Refuses empty codes and codes that come twice.
 */
export function resolveCategories(
	name: string,
	rawCodes: readonly string[],
	rawLabels: readonly string[],
	report: Report
): Categories {
	const warn = (one: Remark): void => void report.warned.push(one);
	const codes = rawCodes.map((code) => code.trim());
	if (codes.some((code, i) => code !== rawCodes[i])) warn(remark('table_blanks', { name }));
	refuseUnclear(name, codes);
	const empty = rawLabels.filter((label) => label.trim() === '').length;
	if (empty > 0) warn(remark('table_empty_labels', { name, count: empty }));
	const filled = rawLabels.map((label, i) => (label.trim() === '' ? codes[i]! : label));
	const isPositions =
		codes.length > 1 &&
		codes.every((code, i) => code === String(i)) &&
		filled.some((label, i) => label !== codes[i]);
	if (isPositions) report.assumed.push(remark('table_positions', { name }));
	return {
		codes,
		labels: distinctLabels(name, codes, filled, report),
		coded: isPositions ? 'positions' : 'codes'
	};
}

function refuseUnclear(name: string, codes: readonly string[]): void {
	const faults: Cause[] = [];
	const seen = new Set<string>();
	codes.forEach((code, i) => {
		const where = { variable: name, category: i + 1 };
		if (code === '') faults.push(cause('table_empty_code', {}, where));
		else if (seen.has(code)) faults.push(cause('table_code_twice', { code }, where));
		seen.add(code);
	});
	if (faults.length > 0) throw new Refused(faults.slice(0, 100));
}

function distinctLabels(
	name: string,
	codes: readonly string[],
	labels: readonly string[],
	report: Report
): string[] {
	const counts = new Map<string, number>();
	for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
	const repeated = [...counts].filter(([, count]) => count > 1).map(([label]) => label);
	if (repeated.length === 0) return [...labels];
	report.warned.push(remark('table_labels_shared', { name, labels: repeated }));
	return labels.map((label, i) => (counts.get(label)! > 1 ? `${label} (${codes[i]!})` : label));
}
