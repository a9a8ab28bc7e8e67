/** 100 % bars: parts of a whole side by side; what nobody published is hatched, never filled in. */
import { linear } from '#lib/charts/frame/axis.ts';
import { widthOf } from '#lib/charts/frame/measure.ts';
import type { FormDrawing, Panel } from '#lib/charts/frame/panel.ts';
import { cellText, marksText, labelOf, statusWords } from '#lib/charts/frame/cell-text.ts';
import {
	drawNames,
	marksOf,
	nameWidth,
	rowsOf,
	tracksOf,
	type Row,
	type Track
} from '#lib/charts/marks/rows.ts';
import { CENTRED, type TextRole } from '#lib/charts/frame/scene.ts';
import { seriesStyle } from '#lib/charts/theme/series-style.ts';

export const drawStack: FormDrawing = () => (panel) => {
	const { box } = panel;
	const rows = rowsOf(panel);
	const left = nameWidth(panel, rows);
	const tracks = tracksOf(panel, rows.length, box.y, box.height);
	const x = linear({ low: 0, high: 100, steps: 1 }, box.x + left, box.width - left);
	drawNames(panel, rows, tracks, left);
	rows.forEach((row, r) => drawBar(panel, row, r, tracks[r]!, x));
	return rows.length;
};

function drawBar(
	panel: Panel,
	row: Row,
	r: number,
	track: Track,
	x: (value: number) => number
): void {
	const { figure, scene } = panel;
	const { type, marks, points } = scene;
	const codes = marksOf(panel);
	const height = Math.min(track.height * 0.74, type * 2.6);
	const y = track.y - height / 2;
	const baseline = track.y + type * CENTRED;
	const sum = row.values.reduce<number>((total, v) => total + (v ?? 0), 0);
	// Two units of background between neighbours.
	const bar = (from: number, to: number) => ({
		x: x(from) + 1,
		y,
		width: Math.max(0, x(to) - x(from) - 2),
		height
	});
	let from = 0;
	let isRestDrawn = false;
	row.cells.forEach((cell, c) => {
		const value = row.values[c] ?? null;
		const series = codes[c] ?? '';
		const place = value === null ? bar(sum, 100) : bar(from, from + value);
		const middle = { x: place.x + place.width / 2, y: track.y };
		const label = labelOf(figure, cell);
		const point =
			points.push({ cell, ...middle, row: panel.row + r, column: c, series, label }) - 1;
		const text = { kind: 'text', anchor: 'middle', x: middle.x, y: baseline } as const;
		if (value !== null) {
			const { tone } = seriesStyle(figure, figure.view.colour, series);
			marks.push({ kind: 'bar', ...place, tone, series, point });
			const role = `inside${Math.min(c, 3)}` as TextRole;
			const [number, letters] = [cellText(figure, cell), marksText(figure, cell)];
			if (widthOf(number, type, 'bold') < place.width - type * 0.6)
				marks.push({ ...text, role, text: number, series });
			else if (letters !== '' && widthOf(letters, type, 'bold') < place.width)
				marks.push({ ...text, role, text: letters, series });
			from += value;
		} else if (!isRestDrawn) {
			isRestDrawn = true;
			marks.push({ kind: 'hatch', ...place, point });
			const words = `${marksText(figure, cell)} ${statusWords(figure, cell)}`;
			const short = marksText(figure, cell);
			for (const content of [words, short])
				if (widthOf(content, type) < place.width - type) {
					marks.push({ ...text, role: 'faint', text: content });
					break;
				}
		}
	});
}
