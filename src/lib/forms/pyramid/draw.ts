/**
 * Draws a pyramid: classes from the youngest at the foot, names in the middle, one group to each side. A class is as high
 * as it is wide in years; where widths differ, lengths are per year of age, so that areas are persons. A class without a
 * width, "85 and over", has no bar: its numbers stand at the top.
 */
import { max, nice, ticks } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import {
	cellText,
	fillOf,
	labelOf,
	marksText,
	nameIn,
	unpublishedKind
} from '#lib/charts/frame/cell-text.ts';
import { widest, widthOf } from '#lib/charts/frame/measure.ts';
import type { FormDrawing, Panel } from '#lib/charts/frame/panel.ts';
import { CENTRED } from '#lib/charts/frame/scene.ts';
import { marksOf, rowsOf, type Row } from '#lib/charts/marks/rows.ts';
import { seriesStyle } from '#lib/charts/theme/series-style.ts';
import type { Figure } from '#lib/forms/figure.ts';
import { formatNumber } from '#lib/text/numbers.ts';
import type { SiteLanguage } from '#lib/text/languages.ts';
import { chart_per_year_of_age } from '#lib/text/paraglide/messages.js';

const widthsOf = ({ widths, view }: Figure): Record<string, number> => widths[view.x] ?? {};

/** True if all classes are equally wide: then lengths are the values themselves. */
const areEven = (figure: Figure): boolean => new Set(Object.values(widthsOf(figure))).size <= 1;

/** What the length of a bar is read as. */
const lengthOf = (figure: Figure, code: string, value: number): number =>
	areEven(figure) ? value : value / widthsOf(figure)[code]!;

interface Side {
	/** Left or right of the names. */
	sign: -1 | 1;
	/** Where its zero is. */
	zero: number;
	length: number;
}

const longest = (panels: readonly Panel[]): number =>
	max(
		panels.flatMap((panel) =>
			rowsOf(panel).flatMap(({ code, values }) =>
				widthsOf(panel.figure)[code] === undefined
					? []
					: values.map((value) => (value === null ? 0 : lengthOf(panel.figure, code, value)))
			)
		)
	) || 1;

/** Numbers of the axis below one side, and the lines up from them. */
function drawAxis(panel: Panel, { sign, zero, length }: Side, high: number, foot: number): void {
	const { figure, scene, box } = panel;
	const { type, marks } = scene;
	const steps = [3, 2, 1].map((count) => ticks(0, high, count));
	const wideAt = (values: readonly number[]) =>
		widest(
			values.map((value) => formatNumber(value, 0, figure.language)),
			type
		);
	const at = steps.find(
		(values) => wideAt(values) * 1.25 < length / Math.max(1, values.length - 1)
	) ?? [0];
	const decimals = at.every(Number.isInteger) ? 0 : 1;
	for (const value of at) {
		const x = zero + (sign * length * value) / high;
		const text = formatNumber(value, decimals, figure.language);
		marks.push({
			kind: 'rule',
			role: value === 0 ? 'axis' : 'grid',
			x1: x,
			x2: x,
			y1: box.y + type * 1.6,
			y2: foot
		});
		marks.push({ kind: 'text', role: 'tick', x, y: foot + type * 1.3, text, anchor: 'middle' });
	}
}

export const draw: FormDrawing = (panels) => {
	const [, high] = nice(0, longest(panels), 3);
	return (panel) => {
		const { figure, scene, box } = panel;
		const { type, marks } = scene;
		const rows = rowsOf(panel);
		const codes = marksOf(panel).slice(0, 2);
		const widths = widthsOf(figure);
		const closed = rows.filter(({ code }) => widths[code] !== undefined);
		// All ages together are not a class.
		const totals = figure.groups[figure.view.x] ?? [];
		const open = rows.filter(({ code }) => widths[code] === undefined && !totals.includes(code));
		const middle =
			widest(
				rows.map(({ name }) => name),
				type
			) +
			type * 1.4;
		const length = (box.width - middle) / 2 - type * 1.2;
		const head = type * (1.8 + open.length * 1.5);
		const foot = box.y + box.height - type * (areEven(figure) ? 1.8 : 3.2);
		const years = closed.reduce((sum, { code }) => sum + widths[code]!, 0);
		const y = scaleLinear([0, Math.max(1, years)], [foot, box.y + head]);
		const centre = box.x + box.width / 2;
		const sides = ([-1, 1] as const).map((sign): Side => ({
			sign,
			zero: centre + (sign * middle) / 2,
			length
		}));
		codes.forEach((code, c) => {
			const { sign, zero } = sides[c]!;
			const text = nameIn(figure, figure.view.colour!, code, true);
			const { tone } = seriesStyle(figure, figure.view.colour, code);
			const at = { x: zero + (sign * length) / 2, y: box.y + type };
			marks.push({
				kind: 'text',
				role: 'label',
				...at,
				text,
				anchor: 'middle',
				tone,
				series: code
			});
			drawAxis(panel, sides[c]!, high, foot);
		});
		let from = 0;
		closed.forEach((row, r) => {
			const to = from + widths[row.code]!;
			const track = { top: y(to), height: y(from) - y(to) };
			drawName(panel, row, centre, track);
			codes.forEach((series, c) =>
				drawBar(panel, row, [rows.length - 1 - r, c], sides[c]!, { ...track, series, high })
			);
			from = to;
		});
		open.forEach((row, r) => {
			const top = box.y + type * (1.8 + r * 1.5);
			drawName(panel, row, centre, { top, height: type * 1.4 });
			codes.forEach((series, c) => drawOpen(panel, row, [r, c], sides[c]!, { top, series }));
		});
		if (!areEven(figure)) {
			const text = chart_per_year_of_age(
				{ unit: figure.unit.text },
				{ locale: figure.language as SiteLanguage }
			);
			marks.push({
				kind: 'text',
				role: 'faint',
				x: centre,
				y: foot + type * 2.8,
				text,
				anchor: 'middle'
			});
		}
		return rows.length;
	};
};

function drawName(
	{ scene }: Panel,
	{ name }: Row,
	x: number,
	track: { top: number; height: number }
): void {
	const { type, marks } = scene;
	if (track.height < type * 0.9) return;
	const y = track.top + track.height / 2 + type * CENTRED;
	marks.push({ kind: 'text', role: 'row', x, y, text: name, anchor: 'middle' });
}

function drawBar(
	panel: Panel,
	row: Row,
	[r, c]: [number, number],
	{ sign, zero, length }: Side,
	{ top, height, series, high }: { top: number; height: number; series: string; high: number }
): void {
	const { figure, scene } = panel;
	const { marks, points } = scene;
	const cell = row.cells[c]!;
	const value = row.values[c] ?? null;
	const reach =
		value === null ? scene.type * 3 : (length * lengthOf(figure, row.code, value)) / high;
	const box = {
		x: sign < 0 ? zero - reach : zero,
		y: top,
		width: reach,
		height: Math.max(0.5, height - 1)
	};
	const at = { x: zero + sign * reach, y: top + height / 2 };
	const label = labelOf(figure, cell);
	const point = points.push({ cell, ...at, row: panel.row + r, column: c, series, label }) - 1;
	if (value === null) {
		const kind = unpublishedKind(figure, cell);
		marks.push({ kind, ...box, point });
		drawLetters(panel, cell, at, sign);
		return;
	}
	const { tone } = seriesStyle(figure, figure.view.colour, series);
	marks.push({ kind: 'bar', ...box, tone, fill: fillOf(figure, cell), series, point });
	drawLetters(panel, cell, at, sign);
}

/** Letters of statuses beside the end of a bar. */
function drawLetters(
	{ figure, scene }: Panel,
	cell: number,
	{ x, y }: { x: number; y: number },
	sign: -1 | 1
): void {
	const { type, marks } = scene;
	const text = marksText(figure, cell);
	const at = { x: x + sign * type * 0.3, y: y + type * CENTRED };
	if (text !== '')
		marks.push({ kind: 'text', role: 'faint', ...at, text, anchor: sign < 0 ? 'end' : 'start' });
}

/** The number of a class without an end. */
function drawOpen(
	panel: Panel,
	row: Row,
	[r, c]: [number, number],
	{ sign, zero, length }: Side,
	{ top, series }: { top: number; series: string }
): void {
	const { figure, scene } = panel;
	const { type, marks, points } = scene;
	const cell = row.cells[c]!;
	const text = cellText(figure, cell);
	const at = { x: zero + sign * type * 0.4, y: top + type * (0.7 + CENTRED) };
	const label = labelOf(figure, cell);
	points.push({ cell, x: at.x, y: top + type * 0.7, row: panel.row + r, column: c, series, label });
	if (widthOf(text, type) <= length)
		marks.push({
			kind: 'text',
			role: 'value',
			...at,
			text,
			anchor: sign < 0 ? 'end' : 'start',
			series
		});
}
