/** Draws a table of cells in seven tones, with the key of the tones above it. */
import {
	cellText,
	labelOf,
	nameIn,
	numberText,
	marksText,
	unpublishedKind
} from '#lib/charts/frame/cell-text.ts';
import { widest, widthOf, wrapped } from '#lib/charts/frame/measure.ts';
import type { FormDrawing, Panel } from '#lib/charts/frame/panel.ts';
import { CENTRED } from '#lib/charts/frame/scene.ts';
import {
	classesOf,
	classKeyHeight,
	drawClassKey,
	type Classes
} from '#lib/charts/marks/classes.ts';
import {
	drawNames,
	marksOf,
	nameWidth,
	rowsOf,
	tracksOf,
	type Row,
	type Track
} from '#lib/charts/marks/rows.ts';

/** Between two cells. */
const GAP = 1.5;

interface Column {
	code: string;
	x: number;
}

/** The name of each column above it, in two lines where it needs them, as many columns as have room. */
function drawHeads(panel: Panel, columns: readonly Column[], width: number, bottom: number): void {
	const { figure, scene } = panel;
	const { type, marks } = scene;
	const colour = figure.view.colour!;
	const names = columns.map(({ code }) => nameIn(figure, colour, code, true));
	const lines = names.map((name) => wrapped(name, width * 0.96, type).slice(0, 2));
	const fit = lines.every((one, i) => one.join(' ') === names[i] && widest(one, type) <= width);
	const every = fit ? 1 : Math.max(1, Math.ceil((widest(names, type) * 1.2) / width));
	columns.forEach(({ x }, i) => {
		if ((columns.length - 1 - i) % every !== 0) return;
		const shown = fit ? lines[i]! : [names[i]!];
		const half = widest(shown, type) / 2;
		const middle = Math.min(Math.max(x + width / 2, half), scene.width - half);
		shown.forEach((text, k) => {
			const y = bottom - (shown.length - 1 - k) * type * 1.15;
			marks.push({ kind: 'text', role: 'tick', x: middle, y, text, anchor: 'middle' });
		});
	});
}

export const draw: FormDrawing = ([first]) => {
	if (!first) return () => 0;
	const classes = classesOf(first.figure);
	return (panel) => {
		const { figure, scene, box } = panel;
		const { type } = scene;
		const rows = rowsOf(panel);
		const codes = marksOf(panel);
		const left = nameWidth(panel, rows);
		const head = classKeyHeight(type) + type * 2.5;
		if (panel.row === 0)
			drawClassKey(figure, scene, classes, { x: box.x + left, y: box.y, width: box.width - left });
		const width = (box.width - left) / codes.length;
		const columns = codes.map((code, i): Column => ({ code, x: box.x + left + i * width }));
		const tracks = tracksOf(panel, rows.length, box.y + head, box.height - head);
		drawHeads(panel, columns, width, box.y + head - type * 0.5);
		drawNames(panel, rows, tracks, left);
		rows.forEach((row, r) =>
			columns.forEach((column, c) =>
				drawCell({ panel, classes, width }, row, tracks[r]!, column, [r, c])
			)
		);
		return rows.length;
	};
};

interface Plot {
	panel: Panel;
	classes: Classes;
	width: number;
}

function drawCell(
	{ panel, classes, width }: Plot,
	row: Row,
	track: Track,
	{ code: series, x }: Column,
	[r, c]: [number, number]
): void {
	const { figure, scene } = panel;
	const { type, marks } = scene;
	const cell = row.cells[c]!;
	const value = row.values[c] ?? null;
	const box = { x, y: track.top, width: width - GAP, height: track.height - GAP };
	const middle = { x: x + box.width / 2, y: track.top + box.height / 2 };
	const label = labelOf(figure, cell);
	const point =
		scene.points.push({ cell, ...middle, row: panel.row + r, column: c, series, label }) - 1;
	const at = { x: middle.x, y: middle.y + type * CENTRED, anchor: 'middle' } as const;
	if (value === null) {
		const kind = unpublishedKind(figure, cell);
		marks.push({ kind, ...box, point });
		const text = cellText(figure, cell);
		if (widthOf(text, type) < box.width) marks.push({ kind: 'text', role: 'faint', ...at, text });
		return;
	}
	const tone = classes.toneOf(value);
	marks.push({ kind: 'bar', ...box, tone, series, point });
	const [number, letters] = [numberText(figure, value), marksText(figure, cell)];
	// A number whose letters found no room would pass for a plain one.
	const text = [`${number} ${letters}`.trim(), letters].find(
		(one) => one !== '' && widthOf(one, type, 'bold') < box.width - 2
	);
	if (text !== undefined) marks.push({ kind: 'text', role: 'inside', ...at, text, tone, series });
}
