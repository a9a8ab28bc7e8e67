/** Bars from zero in each row, one or one for each group, with their values at the end. */
import { valueAxisBelow } from '#lib/charts/frame/axis.ts';
import { cellText, fillOf, labelOf, unpublishedKind } from '#lib/charts/frame/cell-text.ts';
import { widest, widthOf } from '#lib/charts/frame/measure.ts';
import type { Box, FormDrawing, Panel } from '#lib/charts/frame/panel.ts';
import { CENTRED } from '#lib/charts/frame/scene.ts';
import { rowStyle, seriesStyle } from '#lib/charts/theme/series-style.ts';
import {
	drawNames,
	marksOf,
	nameWidth,
	rowsOf,
	spansOf,
	tracksOf,
	type Row,
	type Track
} from './rows.ts';

interface Plot {
	panel: Panel;
	box: Box;
	x: (value: number) => number;
	/** Of one bar, without the space between it and the next. */
	thick: number;
}

/** How much of a row its bars fill, and the distance of two bars in one. */
const FILLED = 0.76;
const BETWEEN = 1.5;

/** A bar lower than this, in sizes of type, has no number: it would lie on that of the next. */
const LINE = 0.84;

/** Width of the longest value, and of its distance to the bar. */
const valueWidth = ({ figure, scene }: Panel, rows: readonly Row[]): number =>
	widest(
		rows.flatMap((row) => row.cells.map((cell) => cellText(figure, cell))),
		scene.type
	) +
	scene.type * 0.7;

/** What is measured on rows is measured on those of all panels, so that panels share one scale. */
export const drawRowBars: FormDrawing = (panels) => {
	const everyRow = panels.flatMap(rowsOf);
	return (panel) => {
		const { scene, box: whole, domain } = panel;
		const { type } = scene;
		const rows = rowsOf(panel);
		const left = nameWidth(panel, rows);
		const values = valueWidth(panel, everyRow);
		const before = domain.low < 0 ? values : 0;
		const after = domain.high > 0 ? values : 0;
		const box: Box = {
			x: whole.x + left + before,
			y: whole.y,
			width: whole.width - left - before - after,
			height: whole.height - type * 1.8
		};
		const tracks = tracksOf(panel, rows.length, box.y, box.height, marksOf(panel).length);
		const spans = spansOf(panel, box, tracks);
		const x = valueAxisBelow(panel, box, spans);
		drawNames(panel, rows, tracks, left);
		const thick = ((tracks[0]?.height ?? 0) * FILLED) / Math.max(1, marksOf(panel).length);
		const plot = { panel, box, x, thick: Math.min(thick, type * 1.9) };
		rows.forEach((row, r) => drawRow(plot, row, r, tracks[r]!));
		return rows.length;
	};
};

function drawRow(plot: Plot, row: Row, r: number, { y }: Track): void {
	const { panel, x, thick } = plot;
	const { figure, scene } = panel;
	const { view } = figure;
	const codes = marksOf(panel);
	const zero = x(0);
	row.cells.forEach((cell, c) => {
		const value = row.values[c] ?? null;
		const series = view.colour ? codes[c]! : row.code;
		const { tone } = view.colour
			? seriesStyle(figure, view.colour, series)
			: rowStyle(figure, view.x, row.code);
		const top = y + (c - codes.length / 2) * thick;
		const end = value === null ? zero : x(value);
		const at = { x: end, y: top + thick / 2 };
		const label = labelOf(figure, cell);
		const point =
			scene.points.push({ cell, ...at, row: panel.row + r, column: c, series, label }) - 1;
		const high = Math.max(1, thick - (codes.length > 1 ? BETWEEN : 0));
		if (value === null) drawUnpublished(plot, { cell, top, high, point });
		else {
			const box = { x: Math.min(zero, end), width: Math.abs(end - zero), y: top, height: high };
			scene.marks.push({ kind: 'bar', ...box, tone, fill: fillOf(figure, cell), series, point });
			if (high >= scene.type * LINE) drawValue(plot, cell, value, at, series);
		}
	});
}

/** An empty box at zero: hatched where a figure was kept back, dotted where there is none. */
function drawUnpublished(
	{ panel, box, x }: Plot,
	{ cell, top, high, point }: { cell: number; top: number; high: number; point: number }
): void {
	const { figure, scene } = panel;
	const { type } = scene;
	const text = cellText(figure, cell);
	const width = Math.min(type * 3, box.width / 4);
	const beside = widthOf(text, type) + type * 0.4;
	// Left of zero where there is no room on its right.
	const isRight = x(0) + width + beside <= scene.width;
	const start = isRight ? x(0) : Math.max(box.x, x(0) - width);
	const kind = unpublishedKind(figure, cell);
	scene.marks.push({ kind, x: start, y: top, width, height: high, point });
	if (high < type * LINE) return;
	const y = top + high / 2 + type * CENTRED;
	const place = isRight
		? ({ x: start + width + type * 0.4, anchor: 'start' } as const)
		: ({ x: start - type * 0.4, anchor: 'end' } as const);
	scene.marks.push({ kind: 'text', role: 'faint', ...place, y, text });
}

/** The value at the end of its bar, away from zero. */
function drawValue(
	{ panel }: Plot,
	cell: number,
	value: number,
	{ x, y }: { x: number; y: number },
	series: string
): void {
	const { figure, scene } = panel;
	const { type } = scene;
	const isNegative = value < 0;
	scene.marks.push({
		kind: 'text',
		role: 'value',
		x: x + (isNegative ? -1 : 1) * type * 0.4,
		y: y + type * CENTRED,
		anchor: isNegative ? 'end' : 'start',
		text: cellText(figure, cell),
		series
	});
}
