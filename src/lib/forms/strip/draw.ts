/** Draws the dots of each row on one axis, with the tick below which half of them lie, and the ends by name. */
import { median } from 'd3-array';
import { valueAxisBelow } from '#lib/charts/frame/axis.ts';
import { fillOf, labelOf, nameIn, valueText } from '#lib/charts/frame/cell-text.ts';
import { widthOf } from '#lib/charts/frame/measure.ts';
import { rowScale } from '#lib/charts/frame/scales.ts';
import type { Box, FormDrawing, Panel } from '#lib/charts/frame/panel.ts';
import type { Marker } from '#lib/charts/frame/scene.ts';
import {
	dotStyle,
	isBeside,
	isStandingOut,
	notDrawnText,
	swarmed
} from '#lib/charts/marks/crowd.ts';
import { placeAbove, type Above } from '#lib/charts/marks/names-above.ts';
import {
	drawNames,
	marksOf,
	nameWidth,
	rowsOf,
	tracksOf,
	type Row,
	type Track
} from '#lib/charts/marks/rows.ts';
import type { SiteLanguage } from '#lib/text/languages.ts';
import { chart_half_below } from '#lib/text/paraglide/messages.js';

interface Plot {
	panel: Panel;
	box: Box;
	/** Value → x. */
	x: (value: number) => number;
}

interface Dot {
	code: string;
	/** Position among the categories. */
	at: number;
	cell: number;
	value: number;
}

/** Heights, in sizes of type: of the dots, and of the words above and below them. */
const BAND = { least: 1.3, most: 3 };
const WORDS = 1.2;
const BOTH_WORDS = 2.2;
/** Rows lower than this have no words at their dots. */
const LEAST_HEIGHT = BAND.least + BOTH_WORDS - 0.05;

/** What the words leave for the dots. */
const bandOf = ({ height }: Track, type: number): number =>
	Math.min(
		height,
		Math.max(BAND.least * type, Math.min(BAND.most * type, height - BOTH_WORDS * type))
	);

/** Tracks that fill their rows also below the names of rows: words stand above and below the dots. */
function tallTracks(panel: Panel, count: number, box: Box): Track[] {
	const rows = rowScale(count, box.y, box.height);
	return tracksOf(panel, count, box.y, box.height).map((track, i) => {
		const height = rows.top(i) + rows.height - track.top;
		const y = track.top + height / 2;
		return { ...track, height, y, nameY: track.nameY === track.y ? y : track.nameY };
	});
}

export const draw: FormDrawing = () => (panel) => {
	const { scene, medium, box: whole } = panel;
	const { type, marker } = scene;
	const rows = rowsOf(panel);
	const left = nameWidth(panel, rows);
	const box: Box = {
		x: whole.x + left + marker,
		y: whole.y,
		width: whole.width - left - marker * 2,
		height: whole.height - type * 1.8
	};
	const tracks = tallTracks(panel, rows.length, box);
	const spans = tracks.map((t): [number, number] => [t.y - type, t.y + type]);
	const isOne = medium !== 'phone' && rows.length < 2;
	const x = valueAxisBelow(panel, box, isOne ? [[box.y, box.y + box.height]] : spans);
	drawNames(panel, rows, tracks, left);
	rows.forEach((row, r) => drawRow({ panel, box, x }, row, r, tracks[r]!));
	return rows.length;
};

function drawRow(plot: Plot, row: Row, r: number, track: Track): void {
	const { panel, box, x } = plot;
	const { marks, marker, type } = panel.scene;
	const codes = marksOf(panel);
	const dots = codes
		.map((code, at) => ({ code, at, cell: row.cells[at]!, value: row.values[at] ?? null }))
		.filter((dot): dot is Dot => dot.value !== null)
		.sort((a, b) => a.value - b.value || a.at - b.at);
	const { y } = track;
	marks.push({ kind: 'rule', role: 'grid', x1: box.x, x2: box.x + box.width, y1: y, y2: y });
	const band = bandOf(track, type);
	const most = band / 2 - marker / 2;
	const ways = swarmed(
		dots.map(({ value }) => x(value)),
		marker,
		most
	);
	const markers = dots.map((dot, i) => markerOf(plot, dot, panel.row + r, y + ways[i]!));
	const isFront = ({ series = '' }: Marker) => isStandingOut(panel.figure, series);
	marks.push(...markers.filter((one) => one.fill === 'hollow' && !isFront(one)));
	marks.push(...markers.filter((one) => one.fill !== 'hollow' && !isFront(one)));
	const half = median(
		dots.filter(({ code }) => !isBeside(panel.figure, code)),
		({ value }) => value
	);
	const tall = Math.min(band / 2 + type * 0.15, type * 1.1);
	if (half !== undefined)
		marks.push({
			kind: 'rule',
			role: 'median',
			x1: x(half),
			x2: x(half),
			y1: y - tall,
			y2: y + tall
		});
	marks.push(...markers.filter(isFront));
	if (track.height < type * LEAST_HEIGHT) return;
	drawDotNames(plot, dots, track);
	const gone = row.cells.filter((_, c) => (row.values[c] ?? null) === null);
	drawBelow(
		plot,
		r === 0,
		half,
		notDrawnText(
			panel.figure,
			gone.map((cell) => [cell])
		),
		track
	);
}

function markerOf(
	{ panel, x }: Plot,
	{ code, at, cell, value }: Dot,
	row: number,
	y: number
): Marker {
	const { figure, scene } = panel;
	const label = labelOf(figure, cell);
	const place = { x: x(value), y };
	const point = scene.points.push({ cell, ...place, row, column: at, series: code, label }) - 1;
	const style = dotStyle(figure, code);
	return { kind: 'marker', ...place, ...style, fill: fillOf(figure, cell), series: code, point };
}

/** What stands out with its value, totals, and both ends by name. */
function drawDotNames({ panel, x }: Plot, dots: readonly Dot[], track: Track): void {
	const { figure, scene, box } = panel;
	const { type, label } = scene;
	const nameOf = ({ code }: Dot) => nameIn(figure, figure.view.colour!, code, true);
	const asks = (dot: Dot) => isStandingOut(figure, dot.code);
	const others = dots.filter((dot) => !asks(dot) && !isBeside(figure, dot.code));
	const ends = [others[0], others.at(-1)].filter((dot) => dot !== undefined);
	const named = [
		...dots.filter(asks).map((dot): Above => {
			const { tone } = dotStyle(figure, dot.code);
			const text = `${nameOf(dot)} ${valueText(figure, dot.value, true)}`;
			return { text, role: 'label', x: x(dot.value), width: widthOf(text, label, 'bold'), tone };
		}),
		...[...dots.filter(({ code }) => isBeside(figure, code)), ...new Set(ends)].map(
			(dot): Above => {
				const text = nameOf(dot);
				return { text, role: 'tick', x: x(dot.value), width: widthOf(text, type) };
			}
		)
	];
	const band = bandOf(track, type);
	const first = track.y - band / 2 - type * 0.3;
	const above = Math.floor((track.height - band) / 2 / (type * WORDS));
	const lines = Array.from({ length: Math.max(1, above) }, (_, i) => first - i * type * WORDS);
	scene.marks.push(...placeAbove(named, lines, box, type));
}

/** Below the dots: what half of them lie below, in words in the first row, and how many are not there. */
function drawBelow(
	{ panel, box, x }: Plot,
	isFirst: boolean,
	half: number | undefined,
	gone: string,
	track: Track
): void {
	const { figure, scene } = panel;
	const { type, marks } = scene;
	const y = track.y + bandOf(track, type) / 2 + type * 0.9;
	const right = box.x + box.width;
	let taken: [number, number] | undefined;
	const fits = (from: number, to: number) =>
		!taken || to + type * 0.5 < taken[0] || from - type * 0.5 > taken[1];
	const wide = widthOf(gone, type);
	if (half !== undefined) {
		const value = valueText(figure, half, true);
		const dimension = figure.names[figure.view.colour ?? '']?.label ?? '';
		const locale = figure.language as SiteLanguage;
		const words = chart_half_below({ dimension, value }, { locale });
		const room = box.width - (gone === '' ? 0 : wide + type);
		const text = isFirst && widthOf(words, type) < room ? words : value;
		const halfWide = widthOf(text, type) / 2;
		const middle = Math.max(box.x + halfWide, Math.min(right - halfWide, x(half)));
		// Words of those that are not there need one of the sides.
		const isFree =
			gone === '' ||
			middle - halfWide - box.x > wide + type ||
			right - middle - halfWide > wide + type;
		const at = isFree ? middle : box.x + halfWide;
		taken = [at - halfWide, at + halfWide];
		marks.push({ kind: 'text', role: 'faint', x: at, y, text, anchor: 'middle' });
	}
	if (gone === '') return;
	const isRight = fits(right - wide, right);
	if (!isRight && !fits(box.x, box.x + wide)) return;
	const at = isRight
		? ({ x: right, anchor: 'end' } as const)
		: ({ x: box.x, anchor: 'start' } as const);
	marks.push({ kind: 'text', role: 'faint', ...at, y, text: gone });
}
