/** One line over periods: a marker on every period, gaps where nothing is published, a cut where the series breaks. */
import { line } from 'd3-shape';
import { isWithinYear, monthsBetween } from '#lib/dataset/period.ts';
import { isBreak, STATUS_MARKS, type Status } from '#lib/dataset/status.ts';
import { isHollow, labelOf, statusesAt } from '#lib/charts/frame/cell-text.ts';
import type { Marker, Place } from '#lib/charts/frame/scene.ts';
import { seriesStyle } from '#lib/charts/theme/series-style.ts';
import type { LinePanel, SeriesCells } from './series.ts';

/** Straight from place to place; the line is cut where there is none. */
const pathThrough = line<Place | undefined>()
	.defined((place) => place !== undefined)
	.x((place) => place!.x)
	.y((place) => place!.y)
	.digits(1);

/** Where a panel's cells go. */
export interface LinePlot {
	panel: LinePanel;
	/** Position of a period and value → place. */
	place: (at: number, value: number) => Place;
	/** Between two periods; 0 where there is only one. */
	step: number;
	/** How many crosses stand at each period already: the next goes above them. */
	unpublished: number[];
}

/** What nobody published stands at the foot of the plot, above the crosses that are there already. */
function placeUnpublished(
	{ panel, place, unpublished }: LinePlot,
	at: number,
	applies: boolean
): Place {
	const { scene, box } = panel;
	const crosses = applies ? unpublished[at]!++ : 0;
	return { x: place(at, 0).x, y: box.y + box.height - crosses * scene.marker * 1.15 };
}

/** Letters of the statuses of a value, above its marker; a break has its own stroke. */
function drawLetters(
	{ panel, step }: LinePlot,
	statuses: readonly Status[],
	at: Place,
	series: string
) {
	const { type, marker, marks } = panel.scene;
	const letters = statuses
		.filter((status) => status !== 'break')
		.map((status) => STATUS_MARKS[status]);
	if (letters.length === 0 || step < type * 0.7) return;
	const above = { x: at.x, y: at.y - marker * 0.6 - type * 0.25 };
	const text = letters.join(' ');
	marks.push({ kind: 'text', role: 'faint', ...above, text, anchor: 'middle', series });
}

/** Months and quarters that are not there are a gap: true before the period that follows them. */
function gapsIn(periods: readonly string[]): (at: number) => boolean {
	if (!periods.every(isWithinYear)) return () => false;
	const apart = periods.slice(1).map((period, i) => monthsBetween(periods[i]!, period)!);
	const usual = Math.min(...apart);
	return (at) => at > 0 && apart[at - 1]! > usual;
}

/** @param s position of the series among those of the panel */
export function drawSeries(plot: LinePlot, { series, cells }: SeriesCells, s: number): void {
	const { panel, place } = plot;
	const { figure, scene } = panel;
	const { tone, shape } = seriesStyle(figure, figure.view.colour, series);
	const markers: Marker[] = [];
	/** The pieces of the line, with a cut after each. A value alone is its marker. */
	const places: (Place | undefined)[] = [];
	let piece: Place[] = [];
	const cut = () => {
		if (piece.length > 1) places.push(...piece, undefined);
		piece = [];
	};
	const isGap = gapsIn(panel.periods);
	const isCut = (i: number): boolean =>
		(figure.slice.values[cells[i] ?? -1] ?? null) === null ||
		isBreak(figure.slice, cells[i]!) ||
		isGap(i);
	const isAlone = (i: number): boolean => isCut(i) && isCut(i + 1);
	cells.forEach((cell, i) => {
		const value = figure.slice.values[cell] ?? null;
		const statuses = statusesAt(figure, cell);
		if (isCut(i)) cut();
		// What does not apply to a period leaves no trace there.
		const applies = !statuses.includes('not_applicable');
		const at = value === null ? placeUnpublished(plot, i, applies) : place(i, value);
		const label = labelOf(figure, cell);
		const point =
			scene.points.push({ cell, ...at, row: panel.row + s, column: i, series, label }) - 1;
		const shared = { kind: 'marker', ...at, tone, series, point } as const;
		if (value === null) {
			if (applies && tone !== 'quiet') markers.push({ ...shared, shape: 'cross' });
			return;
		}
		piece.push(at);
		const hollow = isHollow(figure, cell);
		// A crowd of quiet lines would drown in its markers; a value between two cuts has nothing else.
		if (tone !== 'quiet' || hollow || isAlone(i)) markers.push({ ...shared, shape, hollow });
		if (tone !== 'quiet') drawLetters(plot, statuses, at, series);
	});
	cut();
	const d = pathThrough(places);
	if (d) scene.marks.push({ kind: 'line', d, tone, series });
	scene.marks.push(...markers);
}
