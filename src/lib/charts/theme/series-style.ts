/** Which tone and marker a category gets: countries have their own, groups and ordered parts go by position. */
import type { Figure } from '#lib/forms/figure.ts';
import { dimensionOf } from '#lib/dataset/slice.ts';
import { formRule } from '#lib/forms/index.ts';

export type Tone =
	'dk' | 'fi' | 'is' | 'no' | 'se' | 'g0' | 'g1' | 'g2' | 'l0' | 'l1' | 'l2' | 'l3' | 'grey';

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
/** More groups than tones: only the marker tells them apart. */
const SHAPES: Shape[] = ['circle', 'square', 'triangle', 'diamond', 'down', 'ring'];

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
	if (found.role === 'geo') return COUNTRIES[code] ?? { tone: 'grey', shape: 'circle' };
	const codes = found.codes.filter((c) => !besides.includes(c));
	const at = codes.indexOf(code);
	if (formRule(figure.view).colours === 'levels')
		return { tone: `l${Math.min(at, 3)}` as Tone, shape: 'square' };
	const groups = GROUPS[codes.length];
	return groups?.[at] ?? { tone: 'grey', shape: SHAPES[at % SHAPES.length]! };
}

/** Style of a row that is not divided: countries keep theirs, all other rows look alike. */
export const rowStyle = (figure: Figure, dimension: string, code: string): SeriesStyle =>
	dimensionOf(figure.slice, dimension)?.role === 'geo' || figure.groups[dimension]?.includes(code)
		? seriesStyle(figure, dimension, code)
		: FIRST;
