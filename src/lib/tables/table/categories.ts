/** Codes and labels of one variable as a file gives them → what can be told apart, with every oddity reported. */
import type { Report } from './table.ts';
import { Refused, type Fault, type TableDimension } from './table.ts';

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
	const warn = (text: string): void => void report.warned.push({ line: 0, text });
	const codes = rawCodes.map((code) => code.trim());
	if (codes.some((code, i) => code !== rawCodes[i]))
		warn(`“${name}”: blanks around codes were removed`);
	refuseUnclear(name, codes);
	const empty = rawLabels.filter((label) => label.trim() === '').length;
	if (empty > 0) warn(`“${name}”: ${empty} empty labels are replaced by their codes`);
	const filled = rawLabels.map((label, i) => (label.trim() === '' ? codes[i]! : label));
	const isPositions =
		codes.length > 1 &&
		codes.every((code, i) => code === String(i)) &&
		filled.some((label, i) => label !== codes[i]);
	if (isPositions)
		report.assumed.push({
			line: 0,
			text: `“${name}”: its codes 0, 1, … are positions that may change with every release; its labels say what is what`
		});
	return {
		codes,
		labels: distinctLabels(name, codes, filled, report),
		coded: isPositions ? 'positions' : 'codes'
	};
}

function refuseUnclear(name: string, codes: readonly string[]): void {
	const faults: Fault[] = [];
	const seen = new Set<string>();
	codes.forEach((code, i) => {
		const fault = (found: string, allowed: string): void =>
			void faults.push({
				line: 0,
				place: `variable “${name}”, category ${i + 1}`,
				found,
				allowed,
				remedy: 'Export the table again, or correct the codes of this variable.'
			});
		if (code === '') fault('an empty code', 'a code for each category');
		else if (seen.has(code)) fault(`the code “${code}” twice`, 'each code once');
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
	const repeated = [...counts].filter(([, count]) => count > 1).map(([label]) => `“${label}”`);
	if (repeated.length === 0) return [...labels];
	report.warned.push({
		line: 0,
		text: `“${name}”: the label ${repeated.join(', ')} stands for several codes; the code is added to it`
	});
	return labels.map((label, i) => (counts.get(label)! > 1 ? `${label} (${codes[i]!})` : label));
}
