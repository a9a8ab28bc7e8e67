/** Heading cells read without a known table: periods, "Men 2016" as text × period, or one variable without a name. */
import { folded } from '../table/names.ts';
import { parsePeriod, parsePeriods } from '../table/periods.ts';

export interface FactoredHeading {
	/** Names for the variables of the heading; none where the only column is named by its contents. */
	names: string[];
	/** For each cell, the text of each of its variables. */
	texts: string[][];
	/** What was decided without the file saying so. */
	assumed?: 'csv_heading_column_time' | 'csv_heading_time' | 'csv_heading_column';
}

const GLUED: [RegExp, string[]][] = [
	[/^(.+) (\S+)$/, ['column', 'time']],
	[/^(\S+) (.+)$/, ['time', 'column']]
];

/** Texts and period of each cell when all cells end, or all begin, with a period and every combination is there once. */
function factored(cells: readonly string[]): FactoredHeading | undefined {
	for (const [pattern, names] of GLUED) {
		const pairs = cells.map((cell) => pattern.exec(cell)?.slice(1) ?? []);
		const at = names.indexOf('time');
		if (!pairs.every((pair) => parsePeriod(pair[at] ?? '') !== undefined)) continue;
		const sizes = names.map((_, d) => new Set(pairs.map((pair) => pair[d])).size);
		if (sizes[0]! * sizes[1]! !== cells.length || new Set(cells).size !== cells.length) continue;
		return {
			names: [...names],
			texts: pairs,
			assumed: 'csv_heading_column_time'
		};
	}
	return undefined;
}

/** Reads one row of heading cells, cleaned. */
export function factorHeading(cells: readonly string[]): FactoredHeading {
	const whole = cells.map(folded);
	if (parsePeriods(whole))
		return {
			names: ['time'],
			texts: whole.map((cell) => [cell]),
			assumed: 'csv_heading_time'
		};
	if (whole.length === 1) return { names: [], texts: [[]] };
	return (
		factored(whole) ?? {
			names: ['column'],
			texts: whole.map((cell) => [cell]),
			assumed: 'csv_heading_column'
		}
	);
}
