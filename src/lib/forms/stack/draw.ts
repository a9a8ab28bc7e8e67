/** Draws 100 % bars, one for each row. */
import { stack } from 'd3-shape';
import type { FormDrawing } from '#lib/charts/frame/panel.ts';
import { valueScale } from '#lib/charts/frame/scales.ts';
import { drawBar } from '#lib/charts/marks/bars.ts';
import {
	drawNames,
	marksOf,
	nameWidth,
	rowsOf,
	tracksOf,
	type Row
} from '#lib/charts/marks/rows.ts';

const WHOLE = 100;

export const draw: FormDrawing = () => (panel) => {
	const { box } = panel;
	const rows = rowsOf(panel);
	const left = nameWidth(panel, rows);
	const tracks = tracksOf(panel, rows.length, box.y, box.height);
	const x = valueScale({ low: 0, high: WHOLE, steps: 1 }, box.x + left, box.width - left);
	/** Part → row → from and to; what nobody published takes no place. */
	const parts = stack<Row, number>()
		.keys(marksOf(panel).keys())
		.value((row, part) => row.values[part] ?? 0)(rows);
	drawNames(panel, rows, tracks, left);
	rows.forEach((row, at) => {
		const extents = parts.map((part): [number, number] => [part[at]![0], part[at]![1]]);
		drawBar({ panel, row, at, track: tracks[at]!, extents, x }, WHOLE);
	});
	return rows.length;
};
