/** Breaks in series: strokes across the gap in a line, with the letter of the status. */
import { isBreak, STATUS_MARKS } from '#lib/dataset/status.ts';
import type { Place } from '#lib/charts/frame/scene.ts';
import { clustersOf } from './labels.ts';
import type { LinePanel, SeriesCells } from './series.ts';

/**
 * A short upright stroke between the two ends of each series that breaks. Strokes that touch are one, and neighbours
 * share a letter, but no stroke reaches over a line that does not break.
 */
export function drawBreaks(
	panel: LinePanel,
	all: readonly SeriesCells[],
	place: (i: number, value: number) => Place,
	step: number
): void {
	const { figure, scene } = panel;
	const { slice } = figure;
	const { type } = scene;
	panel.periods.forEach((_, i) => {
		if (i === 0) return;
		const places = all.flatMap(({ cells }) => {
			const value = slice.values[cells[i]!];
			if (!isBreak(slice, cells[i]!) || typeof value !== 'number') return [];
			return place(i, (value + (slice.values[cells[i - 1]!] ?? value)) / 2).y;
		});
		const x = place(i, 0).x - step / 2;
		const half = type * 0.6;
		for (const [from, to] of clustersOf(places, half * 2))
			scene.marks.push({
				kind: 'rule',
				role: 'break',
				x1: x,
				x2: x,
				y1: from - half,
				y2: to + half
			});
		for (const [from] of clustersOf(places, type * 2.4)) {
			const above = { x, y: from - half - type * 0.25 };
			const text = STATUS_MARKS.break;
			scene.marks.push({ kind: 'text', role: 'faint', ...above, text, anchor: 'middle' });
		}
	});
}
