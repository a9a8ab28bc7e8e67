/** Draws the parts of a difference as a waterfall in each row: the second bar begins where the first ends. */
import { valueAxisBelow } from '#lib/charts/frame/axis.ts';
import { cellText, labelOf } from '#lib/charts/frame/cell-text.ts';
import { widest } from '#lib/charts/frame/measure.ts';
import type { FormDrawing, Panel } from '#lib/charts/frame/panel.ts';
import { CENTRED } from '#lib/charts/frame/scene.ts';
import {
	drawNames,
	marksOf,
	nameWidth,
	rowsOf,
	spansOf,
	tracksOf,
	type Row,
	type Track
} from '#lib/charts/marks/rows.ts';
import { seriesStyle } from '#lib/charts/theme/series-style.ts';

interface Column {
	code: string;
	texts: string[];
	width: number;
}

/** The values of each part, in columns right of the plot; on phones beside the name of the row. */
function columnsOf({ figure, scene }: Panel, codes: readonly string[], rows: readonly Row[]) {
	return codes.map((code, c): Column => {
		const texts = rows.map((row) => cellText(figure, row.cells[c]!));
		return { code, texts, width: widest(texts, scene.type, 'bold') + scene.type * 1.1 };
	});
}

function drawColumns(panel: Panel, columns: readonly Column[], tracks: readonly Track[]): void {
	const { figure, scene, box } = panel;
	const { type, marker, marks } = scene;
	let right = box.x + box.width;
	for (const { code, texts, width } of [...columns].reverse()) {
		const style = seriesStyle(figure, figure.view.colour, code);
		const y = box.y + type * 0.7;
		marks.push({ kind: 'marker', x: right - marker * 0.7, y, ...style, series: code });
		texts.forEach((text, i) => {
			const place = { x: right, y: tracks[i]!.nameY + type * CENTRED };
			const role = i === 0 ? 'difference' : 'value';
			marks.push({ kind: 'text', role, ...place, text, anchor: 'end', series: code });
		});
		right -= width;
	}
}

/** One row: bars from zero to the first part, from there to both; a marker where they end. */
function drawRow(
	panel: Panel,
	row: Row,
	at: number,
	{ y, height }: Track,
	x: (value: number) => number
): void {
	const { figure, scene } = panel;
	const codes = marksOf(panel);
	const [composition = 0, rates = 0] = row.values.map((value) => value ?? 0);
	const ends = [0, composition, composition + rates];
	const thick = Math.min(height * 0.34, scene.type * 0.95);
	row.cells.forEach((cell, c) => {
		const series = codes[c]!;
		const { tone, shape } = seriesStyle(figure, figure.view.colour, series);
		const value = row.values[c] ?? null;
		const isBar = c < 2;
		const [from, to] = isBar ? [x(ends[c]!), x(ends[c + 1]!)] : [x(value ?? 0), x(value ?? 0)];
		const middle = { x: isBar ? (from + to) / 2 : to, y: isBar ? y + (c - 0.5) * thick : y };
		const label = labelOf(figure, cell);
		const point =
			scene.points.push({ cell, ...middle, row: panel.row + at, column: c, series, label }) - 1;
		if (value === null) {
			// Beside each other, also where zero is at the left edge.
			const first = Math.max(x(0) - scene.marker * 1.4, panel.box.x + scene.marker * 0.6);
			const at = { x: first + c * scene.marker * 1.4, y };
			scene.marks.push({ kind: 'marker', ...at, tone, shape: 'cross', series, point });
		} else if (isBar) {
			const width = Math.max(1, Math.abs(to - from));
			const box = { x: Math.min(from, to), y: y + (c - 1) * thick, width, height: thick };
			scene.marks.push({ kind: 'bar', ...box, tone, series, point });
		} else scene.marks.push({ kind: 'marker', ...middle, tone, shape, series, point });
	});
}

export const draw: FormDrawing = () => (panel) => {
	const { scene, box: whole, medium } = panel;
	const { type, marker } = scene;
	const rows = rowsOf(panel);
	const left = nameWidth(panel, rows);
	const columns = columnsOf(panel, marksOf(panel), rows);
	const beside = medium === 'phone' ? 0 : columns.reduce((sum, { width }) => sum + width, 0);
	const box = {
		x: whole.x + left + marker,
		y: whole.y + type * 1.6,
		width: whole.width - left - beside - marker * 2,
		height: whole.height - type * 3.4
	};
	const tracks = tracksOf(panel, rows.length, box.y, box.height);
	const x = valueAxisBelow(panel, box, spansOf(panel, box, tracks));
	drawNames(panel, rows, tracks, left);
	rows.forEach((row, at) => drawRow(panel, row, at, tracks[at]!, x));
	drawColumns(panel, columns, tracks);
	return rows.length;
};
