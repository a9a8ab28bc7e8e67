/** Lines over periods: a marker on every period, gaps where nothing is published, a cut where a series breaks. */
import { cellOf, dimensionOf } from '#lib/dataset/slice.ts';
import { isBreak, STATUS_MARKS } from '#lib/dataset/status.ts';
import { valueAxis } from '#lib/charts/frame/axis.ts';
import { clustersOf } from './labels.ts';
import { drawEnds, endsOf, gapOf } from './line-ends.ts';
import { widest } from '#lib/charts/frame/measure.ts';
import type { Panel } from '#lib/charts/frame/layout.ts';
import { isHollow, nameIn, spoken, statusesAt } from '#lib/charts/frame/cell-text.ts';
import type { Marker, Place } from '#lib/charts/frame/scene.ts';
import { styleOf } from '#lib/charts/theme/series-style.ts';

/** One line's cells in the slice, period by period. */
export interface SeriesCells {
	series: string;
	cells: number[];
}

export function seriesOf({ figure, codes, periods }: Panel): SeriesCells[] {
	const { slice, view } = figure;
	const all = view.colour ? (dimensionOf(slice, view.colour)?.codes ?? []) : [''];
	return all.map((series) => ({
		series,
		cells: periods.map((period) =>
			cellOf(slice, { ...codes, ...(view.colour && { [view.colour]: series }), [view.x]: period })
		)
	}));
}

/** Straight from place to place; a run never holds a gap, so nothing has to be skipped. */
const path = (run: readonly Place[]): string =>
	`M${run.map((p) => `${p.x.toFixed(1)} ${p.y.toFixed(1)}`).join('L')}`;

export function drawLines(panel: Panel): void {
	const { scene, periods, room } = panel;
	const all = seriesOf(panel);
	const box = { ...panel.box, width: panel.box.width - room };
	const y = valueAxis(panel, box);
	const step = periods.length > 1 ? box.width / (periods.length - 1) : 0;
	const x = (i: number) => box.x + (step === 0 ? box.width / 2 : i * step);
	const place = (i: number, value: number): Place => ({ x: x(i), y: y(value) });

	drawPeriods(panel, x, step);
	const unpublished = periods.map(() => 0);
	all.forEach((one, s) => drawSeries(panel, one, s, place, step, unpublished));
	if (step > 0) drawBreaks(panel, all, place, step);
	if (panel.reading !== undefined) {
		const at = x(panel.reading);
		const ends = { x1: at, x2: at, y1: box.y, y2: box.y + box.height };
		scene.marks.unshift({ kind: 'rule', role: 'cursor', ...ends });
	}
	drawEnds(panel, endsOf(panel, all), box.x + box.width + gapOf(panel), place);
}

/** Names of the periods below the plot: the newest always, the others as often as they fit. */
function drawPeriods(panel: Panel, x: (i: number) => number, step: number): void {
	const { figure, scene, box, periods, reading } = panel;
	const { type } = scene;
	const names = periods.map((p) => nameIn(figure, figure.view.x, p));
	const needed = widest(names, type) * 1.3;
	const every = [1, 2, 3, 5, 10].find((n) => n * step >= needed) ?? periods.length;
	const isNear = (i: number) => reading !== undefined && Math.abs(i - reading) * step < needed;
	names.forEach((text, i) => {
		if (i !== reading && ((periods.length - 1 - i) % every !== 0 || isNear(i))) return;
		const role = i === reading ? 'label' : 'tick';
		const at = { x: x(i), y: box.y + box.height + type * 1.45 };
		scene.marks.push({ kind: 'text', role, ...at, text, anchor: 'middle' });
	});
}

/**
 * A short upright stroke between the two ends of each series that breaks. Strokes that touch are one, and neighbours
 * share a letter, but no stroke reaches over a line that does not break.
 */
function drawBreaks(
	panel: Panel,
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

/** @param unpublished how many crosses stand at each period already: the next goes above them */
function drawSeries(
	panel: Panel,
	{ series, cells }: SeriesCells,
	s: number,
	place: (i: number, value: number) => Place,
	step: number,
	unpublished: number[]
): void {
	const { figure, scene, box } = panel;
	const { values } = figure.slice;
	const { type, marker } = scene;
	const { tone, shape } = styleOf(figure, figure.view.colour, series);
	const markers: Marker[] = [];
	let run: Place[] = [];
	const endRun = () => {
		if (run.length > 1) scene.marks.push({ kind: 'line', d: path(run), tone, series });
		run = [];
	};
	cells.forEach((cell, i) => {
		const value = values[cell] ?? null;
		const statuses = statusesAt(figure, cell);
		if (value === null || isBreak(figure.slice, cell)) endRun();
		const doesApply = !statuses.includes('not_applicable');
		const at =
			value === null
				? {
						x: place(i, 0).x,
						y: box.y + box.height - (doesApply ? unpublished[i]!++ : 0) * marker * 1.15
					}
				: place(i, value);
		const label = spoken(figure, cell);
		const point =
			scene.points.push({ cell, ...at, row: panel.row + s, column: i, series, label }) - 1;
		if (value === null) {
			if (doesApply) markers.push({ kind: 'marker', ...at, shape: 'cross', tone, series, point });
			return;
		}
		run.push(at);
		markers.push({
			kind: 'marker',
			...at,
			shape,
			tone,
			hollow: isHollow(figure, cell),
			series,
			point
		});
		const letters = statuses
			.filter((status) => status !== 'break')
			.map((status) => STATUS_MARKS[status]);
		if (letters.length === 0 || step < type * 0.7) return;
		const above = { x: at.x, y: at.y - marker * 0.6 - type * 0.25 };
		const text = letters.join(' ');
		scene.marks.push({ kind: 'text', role: 'faint', ...above, text, anchor: 'middle', series });
	});
	endRun();
	scene.marks.push(...markers);
}
