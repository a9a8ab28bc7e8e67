/** The key above a plot: marker and name of each series. */
import type { Figure } from '#lib/forms/figure.ts';
import { dimensionOf } from '#lib/dataset/slice.ts';
import { widthOf } from './measure.ts';
import { nameIn } from './cell-text.ts';
import { CENTRED, type Scene } from './scene.ts';
import { isQuiet, seriesStyle } from '#lib/charts/theme/series-style.ts';

/** Draws as many lines as needed; returns the height used. */
export function drawKey(scene: Scene, figure: Figure): number {
	const { colour } = figure.view;
	const { type, marker, marks, width } = scene;
	const all = colour ? (dimensionOf(figure.slice, colour)?.codes ?? []) : [];
	// Of a crowd only those that stand out have an entry.
	const codes = all.filter((code) => !isQuiet(figure, colour, code));
	let x = 0;
	let y = type * 0.75;
	for (const code of codes) {
		const text = nameIn(figure, colour!, code, true);
		const wide = marker * 1.9 + widthOf(text, type) + type * 1.5;
		if (x > 0 && x + wide - type * 1.5 > width) {
			x = 0;
			y += type * 1.7;
		}
		const style = seriesStyle(figure, colour, code);
		marks.push({ kind: 'marker', x: x + marker * 0.8, y, ...style, series: code });
		const place = { x: x + marker * 1.9, y: y + type * CENTRED };
		marks.push({ kind: 'text', role: 'key', ...place, text, anchor: 'start', series: code });
		x += wide;
	}
	return y + type * 1.1;
}
