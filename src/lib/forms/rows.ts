/** What forms made of rows share: how rows are ranked, how high they are, and where dimensions go. */
import type { Extent, Places, Selected } from './form.ts';

/** Height of the line above each row that holds its name where the canvas is narrow, in sizes of type. */
export const NAME_LINE = 1.5;

/** Below every value: rows that lack the value they are ranked by, but hold others. */
export const UNRANKED = -1e15;

/** First category minus last: foreign-born minus the rest. Exists only if both are published. */
export function rowDifference(values: readonly (number | null)[]): number | undefined {
	const [first = null, last = null] = [values[0], values.at(-1)];
	return values.length < 2 || first === null || last === null ? undefined : first - last;
}

/** Rows of marks on a common axis, with heads of columns where several marks share a row. */
export function heightOfMarks({ isNarrow, type, rows, marks }: Extent): number {
	const name = isNarrow ? type * NAME_LINE : 0;
	const head = marks > 1 ? type * 1.6 : 0;
	return rows * (type * (isNarrow ? 1.9 : 2.6) + name) + head + type * 1.8;
}

/** So many groups share a row of bars; more get panels. */
export const MOST_GROUPS = 3;

/** Rows of bars: higher where several share a row. */
export function heightOfBars({ isNarrow, type, rows, marks }: Extent): number {
	const name = isNarrow ? type * NAME_LINE : 0;
	const bars = marks > 1 ? Math.min(marks, MOST_GROUPS) * type * 1.25 + type * 0.7 : type * 2.3;
	return rows * (bars + name) + type * 1.8;
}

/** Countries come first, all else in the dataset's order. */
export const countriesFirst = (ids: readonly string[], { geo }: Selected): string[] =>
	[...ids].sort((a, b) => Number(b === geo) - Number(a === geo));

/** Rows for countries, else for a scale, else for the first dimension; then the others: groups are told apart in each row. */
export function rowPlaces(selected: Selected): { x: Places['x']; rest: string[] } {
	const { several, ordered } = selected;
	const scalesFirst = [...several].sort(
		(a, b) => Number(ordered.includes(b)) - Number(ordered.includes(a))
	);
	const ids = countriesFirst(scalesFirst, selected);
	const x = ids[0] ?? selected.geo ?? selected.all[0]!;
	return { x, rest: ids.filter((id) => id !== x) };
}
