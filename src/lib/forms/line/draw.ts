/** Draws lines over periods: the axes, a line for each series, breaks, and names and values at the line ends. */
import { valueAxis } from '#lib/charts/frame/axis.ts';
import { nameIn } from '#lib/charts/frame/cell-text.ts';
import { isWithinYear } from '#lib/dataset/period.ts';
import { widest } from '#lib/charts/frame/measure.ts';
import type { FormDrawing } from '#lib/charts/frame/panel.ts';
import { periodScale } from '#lib/charts/frame/scales.ts';
import type { Place } from '#lib/charts/frame/scene.ts';
import { drawBands, drawBreaks } from '#lib/charts/marks/breaks.ts';
import { drawLines } from '#lib/charts/marks/line.ts';
import { drawEnds, endsOf, gapOf, linePanels } from '#lib/charts/marks/line-ends.ts';
import { seriesOf, type LinePanel } from '#lib/charts/marks/series.ts';

export const draw: FormDrawing = (panels) => {
	const linePanel = linePanels(panels);
	return (panel) => drawPanel(linePanel(panel));
};

/** Returns how many lines it drew. */
function drawPanel(panel: LinePanel): number {
	const { scene, periods, labelWidth } = panel;
	const all = seriesOf(panel);
	const box = { ...panel.box, width: panel.box.width - labelWidth };
	const y = valueAxis(panel, box);
	const { x, step } = periodScale(periods, box.x, box.width);
	const place = (i: number, value: number): Place => ({ x: x(i), y: y(value) });

	drawPeriods(panel, x, step);
	if (step > 0) drawBands(panel, all, place, step);
	drawLines({ panel, place, step }, all);
	if (step > 0) drawBreaks(panel, all, place, step);
	if (panel.periodAt !== undefined) {
		const at = x(panel.periodAt);
		const ends = { x1: at, x2: at, y1: box.y, y2: box.y + box.height };
		scene.marks.unshift({ kind: 'rule', role: 'cursor', ...ends });
	}
	drawEnds(panel, endsOf(panel, all), box.x + box.width + gapOf(panel), place);
	return all.length;
}

/** Names of the periods below the plot: the newest always, the others as often as they fit. */
function drawPeriods(panel: LinePanel, x: (i: number) => number, step: number): void {
	const { figure, scene, box, periods, periodAt } = panel;
	const { type } = scene;
	const names = periods.map((p) => nameIn(figure, figure.view.x, p, true));
	const needed = widest(names, type) * 1.3;
	const steps = periods.every(isWithinYear) ? [1, 3, 6, 12, 24] : [1, 2, 3, 5, 10];
	const every = steps.find((n) => n * step >= needed) ?? periods.length;
	const isNear = (i: number) => periodAt !== undefined && Math.abs(i - periodAt) * step < needed;
	names.forEach((text, i) => {
		if (i !== periodAt && ((periods.length - 1 - i) % every !== 0 || isNear(i))) return;
		const role = i === periodAt ? 'label' : 'tick';
		const at = { x: x(i), y: box.y + box.height + type * 1.45 };
		scene.marks.push({ kind: 'text', role, ...at, text, anchor: 'middle' });
	});
}
