/** What a picture of one size can hold: a page grows with its rows and panels, a picture does not. */
import { MAX_PICTURED } from '#lib/dataset/slice.ts';
import { formRule } from './index.ts';
import type { View } from './view.ts';

/** Small plots on one picture. */
const MOST_PANELS = 12;
/** Rows below each other, those of panels together; panels stand three in a line. */
const MOST_ROWS = 40;
const IN_A_LINE = 3;

/** What is too much for a picture: how many there are of it, and how many it can hold. */
export interface TooMuch {
	what: 'values' | 'panels' | 'rows';
	count: number;
	most: number;
}

/** @param countOf how many categories of a dimension are shown */
export function tooMuchForPicture(
	view: View,
	cells: number,
	countOf: (dimension: string) => number
): TooMuch | undefined {
	const panels = view.panel === undefined ? 1 : countOf(view.panel);
	const rows = formRule(view).xIsTime ? 0 : countOf(view.x) * Math.ceil(panels / IN_A_LINE);
	const all: TooMuch[] = [
		{ what: 'values', count: cells, most: MAX_PICTURED },
		{ what: 'panels', count: panels, most: MOST_PANELS },
		{ what: 'rows', count: rows, most: MOST_ROWS }
	];
	return all.find(({ count, most }) => count > most);
}
