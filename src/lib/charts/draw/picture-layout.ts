/** Where everything stands in a picture: letters as large as its texts and its plot allow, nothing over anything else. */
import type { Figure } from '#lib/forms/figure.ts';
import { formRule } from '#lib/forms/index.ts';
import { naturalHeight } from '#lib/charts/frame/layout.ts';
import type { Fill } from '#lib/charts/frame/cell-text.ts';
import { CENTRED, type Medium, type Scale, type Size } from '#lib/charts/frame/scene.ts';
import type { FrameRole } from './paint.ts';
import { footIn, headlineIn, INDENT, SPARE, subtitleIn, type FootLine } from './picture-texts.ts';
import type { PictureMeasures } from './picture-choices.ts';

export interface PlacedText {
	role: FrameRole;
	x: number;
	y: number;
	size: number;
	text: string;
}
export interface PictureLayout {
	texts: PlacedText[];
	/** The line above the headline and the one above the foot: y, and from x to x. */
	rules: { role: 'head' | 'foot'; y: number; from: number; to: number }[];
	/** Marks of statuses in the foot. */
	marks: { x: number; y: number; size: number; fill: Fill }[];
	/** Where the plot goes, and how it is drawn there. */
	plot: { x: number; y: number; size: Size };
}

/** Baselines stand this far apart, in sizes of their letters. */
const LINE = 1.28;
/** A plot is given at least this part of the height it would have on a page. */
const LEAST = 0.52;
/** Several small plots lose most by the titles and axes between them. */
const LEAST_OF_SEVERAL = 0.68;
/** Names above their rows need a line of their own. */
const LEAST_BELOW_NAMES = 0.8;
/** Notes have room for at least about so many letters. */
const NOTES = 300;
/** Beyond that they leave the plot this part, where there is more. */
const COMFORTABLE = 0.8;
/** Narrower than this many letters a drawing is laid out as on a phone. */
const NARROW = 480 / 14;
/** Letters get smaller by these factors until everything has room. */
const FACTORS = [1, 0.92, 0.84, 0.77, 0.7, 0.64, 0.58, 0.52];

/** Bold names at the right end of a plot have the room of the widest typeface, or they would run into the margin. */
const SPARE_OF_LABELS = 1.24;

/** Letters are drawn smaller than the room they are given: other typefaces than ours run wider. */
const scaleOf = ({ type }: PictureMeasures): Scale => ({
	type: type * SPARE,
	label: type * SPARE_OF_LABELS,
	marker: type * 0.6,
	stroke: type * 0.165
});

const scaled = (measures: PictureMeasures, factor: number): PictureMeasures => ({
	...measures,
	headline: measures.headline * Math.max(factor, 0.7),
	subtitle: measures.subtitle * Math.max(factor, 0.7),
	type: measures.type * factor,
	foot: measures.foot * Math.max(factor, 0.75)
});

/** Texts of one role below each other from a baseline on. */
const placedAt = (
	role: FrameRole,
	{ margin }: PictureMeasures,
	size: number,
	y: number,
	lines: readonly string[]
): PlacedText[] =>
	lines.map((text, i) => ({ role, x: margin, y: y + i * size * LINE, size, text }));

const footAt = (measures: PictureMeasures, y: number, lines: readonly FootLine[]): PlacedText[] =>
	placedAt(
		'foot',
		measures,
		measures.foot,
		y,
		lines.map(({ text }) => text)
	).map((placed, i) => ({
		...placed,
		x: placed.x + (lines[i]!.isIndented ? INDENT * measures.foot : 0)
	}));

const marksAt = (
	{ margin, foot: size }: PictureMeasures,
	y: number,
	lines: readonly FootLine[]
): PictureLayout['marks'] =>
	lines.flatMap(({ fill }, i) =>
		fill ? [{ x: margin + size / 2, y: y + (i * LINE - CENTRED) * size, size, fill }] : []
	);

/** Headline and subtitle, and where the plot may begin. */
function headOf(
	measures: PictureMeasures,
	figure: Figure
): { texts: PlacedText[]; bottom: number } {
	const { margin, subtitle: size } = measures;
	const headline = headlineIn(measures, figure.headline);
	const first = margin * 0.7 + headline.size * 1.2;
	const placed = placedAt('headline', measures, headline.size, first, headline.lines);
	const under = first + (headline.lines.length - 1) * headline.size * LINE + size * 1.55;
	const subtitle = subtitleIn(measures, figure.subtitle);
	return {
		texts: [...placed, ...placedAt('subtitle', measures, size, under, subtitle)],
		bottom: under + (subtitle.length - 1) * size * LINE + size * 0.9
	};
}

function leastOf({ view }: Figure, medium: Medium): number {
	if (medium === 'phone' && formRule(view).valueAxis !== 'upright') return LEAST_BELOW_NAMES;
	return view.panel ? LEAST_OF_SEVERAL : LEAST;
}

/** Everything at one size of letters; `isRoomy` if the plot has the height it needs. */
function layoutAt(measures: PictureMeasures, figure: Figure, origin: string) {
	const { width, height, margin, foot: size } = measures;
	const inner = width - 2 * margin;
	const scale = scaleOf(measures);
	const head = headOf(measures, figure);
	const medium = inner / scale.type < NARROW ? 'phone' : 'page';
	const natural = naturalHeight(figure, { width: inner, medium, scale });
	const available = height - head.bottom - margin * 0.6;
	const heightOf = (lines: number) => (lines + 1.2) * size * LINE;
	const bare = footIn(measures, figure, origin, 0);
	const spare = available - heightOf(bare.lines.length) - natural * COMFORTABLE;
	const always = Math.round((NOTES * size * 0.47 * SPARE) / inner);
	const foot = footIn(
		measures,
		figure,
		origin,
		Math.max(always, Math.floor(spare / (size * LINE)))
	);
	const plotHeight = available - heightOf(foot.lines.length);
	const first = height - margin * 0.6 - (foot.lines.length - 1) * size * LINE;
	const layout: PictureLayout = {
		texts: [...head.texts, ...footAt(measures, first, foot.lines)],
		marks: marksAt(measures, first, foot.lines),
		rules: [
			{ role: 'head', y: margin * 0.7, from: margin, to: width - margin },
			{ role: 'foot', y: first - size * 1.5, from: margin, to: width - margin }
		],
		plot: {
			x: margin,
			y: head.bottom,
			size: { width: inner, height: plotHeight, medium, scale }
		}
	};
	return { layout, isRoomy: plotHeight >= natural * leastOf(figure, medium) };
}

export function pictureLayoutOf(
	measures: PictureMeasures,
	figure: Figure,
	origin: string
): PictureLayout {
	for (const factor of FACTORS) {
		const { layout, isRoomy } = layoutAt(scaled(measures, factor), figure, origin);
		if (isRoomy || factor === FACTORS.at(-1)) return layout;
	}
	throw new Error('no size of letters is tried');
}
