/** Which tone and marker a category gets: countries keep theirs, groups and ordered parts go by position, all others by the palette. */
import type { Figure } from '#lib/forms/figure.ts';
import { dimensionOf } from '#lib/dataset/slice.ts';
import { standingOut, subjectOf } from '#lib/forms/display.ts';
import { formRule } from '#lib/forms/index.ts';
import type { Tone } from './tokens.ts';

export type Shape = 'circle' | 'square' | 'triangle' | 'diamond' | 'down' | 'ring' | 'cross';

export interface SeriesStyle {
	tone: Tone;
	shape: Shape;
}

const COUNTRIES: Record<string, SeriesStyle> = {
	DK: { tone: 'dk', shape: 'circle' },
	FI: { tone: 'fi', shape: 'square' },
	IS: { tone: 'is', shape: 'triangle' },
	NO: { tone: 'no', shape: 'diamond' },
	SE: { tone: 'se', shape: 'down' }
};
const FIRST: SeriesStyle = { tone: 'g0', shape: 'circle' };
const MIDDLE: SeriesStyle = { tone: 'g1', shape: 'diamond' };
/** A total or region beside its parts. */
const GROUP: SeriesStyle = { tone: 'grey', shape: 'ring' };
const LAST: SeriesStyle = { tone: 'g2', shape: 'ring' };
/** First group ●, second ◆, last ○: foreign-born, descendants, rest of the population. */
const GROUPS: Record<number, SeriesStyle[]> = {
	1: [FIRST],
	2: [FIRST, LAST],
	3: [FIRST, MIDDLE, LAST]
};
const LEVELS = ['l0', 'l1', 'l2'] as const;

/** Any categories: seven colours, each with a marker, so that colour is never alone. */
const PALETTE: readonly SeriesStyle[] = [
	{ tone: 'p1', shape: 'circle' },
	{ tone: 'p2', shape: 'square' },
	{ tone: 'p3', shape: 'triangle' },
	{ tone: 'p4', shape: 'diamond' },
	{ tone: 'p5', shape: 'down' },
	{ tone: 'p6', shape: 'circle' },
	{ tone: 'p7', shape: 'square' }
];
/** More than the palette holds: all are quiet until one is pointed at, pinned or searched. */
const QUIET: SeriesStyle = { tone: 'quiet', shape: 'circle' };

/** True where some categories of a dimension stand out, and this one is none of them. */
function stepsBack({ view }: Figure, dimension: string, code: string): boolean {
	const asked = dimension === subjectOf(view) ? standingOut(view) : [];
	return asked.length > 0 && !asked.includes(code);
}

/** Style of a category of the dimension told apart by colour. */
export function seriesStyle(
	figure: Figure,
	dimension: string | undefined,
	code: string
): SeriesStyle {
	const found = dimension === undefined ? undefined : dimensionOf(figure.slice, dimension);
	if (!found) return FIRST;
	const besides = figure.groups[found.id] ?? [];
	if (besides.includes(code)) return GROUP;
	if (stepsBack(figure, found.id, code)) return QUIET;
	const palette = figure.palette[found.id];
	if (palette) return PALETTE[palette.indexOf(code)] ?? QUIET;
	if (found.role === 'geo') return COUNTRIES[code] ?? QUIET;
	const codes = found.codes.filter((c) => !besides.includes(c));
	const at = codes.indexOf(code);
	if (formRule(figure.view).colours === 'levels')
		return { tone: LEVELS[at] ?? 'grey', shape: 'square' };
	return GROUPS[codes.length]?.[at] ?? PALETTE[at] ?? QUIET;
}

/** True for a category of more than the palette holds that does not stand out: no name, no marks, behind the others. */
export const isQuiet = (figure: Figure, dimension: string | undefined, code: string): boolean =>
	seriesStyle(figure, dimension, code).tone === QUIET.tone;

/** The one category that is drawn thicker than all others. */
export const isMain = ({ view }: Figure, dimension: string | undefined, code: string): boolean =>
	view.highlight === code && dimension === subjectOf(view);

/** Style of a row that is not divided: countries keep theirs, and what stands out; all other rows look alike. */
export const rowStyle = (figure: Figure, dimension: string, code: string): SeriesStyle =>
	(dimension === subjectOf(figure.view) && standingOut(figure.view).length > 0) ||
	(dimensionOf(figure.slice, dimension)?.role === 'geo' && !figure.palette[dimension]) ||
	figure.groups[dimension]?.includes(code)
		? seriesStyle(figure, dimension, code)
		: FIRST;
