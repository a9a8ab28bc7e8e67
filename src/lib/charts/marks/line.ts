/** One line over periods or classes: a marker at its end, gaps where nothing is published, a cut where the series breaks. */
import { line } from 'd3-shape';
import { isWithinYear, monthsBetween } from '#lib/dataset/period.ts';
import { isBreak, STATUS_MARKS, type Status } from '#lib/dataset/status.ts';
import { fillOf, labelOf, statusesAt } from '#lib/charts/frame/cell-text.ts';
import type { Marker, Place } from '#lib/charts/frame/scene.ts';
import { formRule } from '#lib/forms/index.ts';
import { isMain, isQuiet, seriesStyle } from '#lib/charts/theme/series-style.ts';
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
	/** Position on x and value → place. */
	place: (at: number, value: number) => Place;
	/** Between two neighbours on x; 0 where there is only one. */
	step: number;
	/** True if every value has its marker. */
	isMarked?: boolean;
	/** From this position on each value stands alone: totals beside their parts. */
	aloneFrom?: number;
	/** How many crosses stand at each position already: the next goes above them. */
	unpublished: number[];
}

/** What is not there is read at the foot of the plot; what was kept back has a cross there, above those that are there already. */
function placeUnpublished(
	{ panel, place, unpublished }: LinePlot,
	at: number,
	isKept: boolean
): Place {
	const { scene, box } = panel;
	const crosses = isKept ? unpublished[at]!++ : 0;
	return { x: place(at, 0).x, y: box.y + box.height - crosses * scene.marker * 1.15 };
}

/** Statuses that no look tells apart have their letter, below the mark. */
const LETTERED: readonly Status[] = ['definition_differs', 'estimated'];
const lettersOf = (statuses: readonly Status[], isOverTime: boolean): string[] =>
	statuses
		// What is no break of a line is one towards other figures.
		.filter((status) => LETTERED.includes(status) || (status === 'break' && !isOverTime))
		.map((status) => STATUS_MARKS[status]);

function drawLetters(
	{ panel, step }: LinePlot,
	statuses: readonly Status[],
	at: Place,
	series: string
) {
	const { type, marker, marks } = panel.scene;
	const letters = lettersOf(statuses, formRule(panel.figure.view).xIsTime);
	if (letters.length === 0 || step < type * 0.7) return;
	const below = { x: at.x, y: at.y + marker * 0.6 + type * 0.85 };
	// Letters of values that lie close stand below each other.
	const isTaken = () =>
		marks.some(
			(mark) =>
				mark.kind === 'text' &&
				mark.role === 'faint' &&
				mark.x === below.x &&
				Math.abs(mark.y - below.y) < type * 0.9
		);
	while (isTaken()) below.y += type * 0.9;
	const text = letters.join(' ');
	marks.push({ kind: 'text', role: 'faint', ...below, text, anchor: 'middle', series });
}

/** Months and quarters that are not there are a gap: true before the period that follows them. */
function gapsIn(periods: readonly string[]): (at: number) => boolean {
	if (!periods.every(isWithinYear)) return () => false;
	const apart = periods.slice(1).map((period, i) => monthsBetween(periods[i]!, period)!);
	const usual = Math.min(...apart);
	return (at) => at > 0 && apart[at - 1]! > usual;
}

/** The pieces of a line: a cut after each, and the steps to values that may still change apart from the others. */
class Pieces {
	/** A value alone is its marker. */
	readonly firm: (Place | undefined)[] = [];
	readonly dotted: (Place | undefined)[] = [];
	#last: Place | undefined;

	cut(): void {
		this.firm.push(undefined);
		this.#last = undefined;
	}
	add(place: Place, isFirm: boolean): void {
		if (!isFirm) {
			if (this.#last) this.dotted.push(this.#last, place, undefined);
			this.firm.push(undefined);
		}
		this.firm.push(place);
		this.#last = place;
	}
}

/** Without the places that have no neighbour. */
const joined = (places: readonly (Place | undefined)[]): (Place | undefined)[] =>
	places.filter((place, i) => !place || places[i - 1] || places[i + 1]);

/** @param s position of the series among those of the panel */
function drawSeries(plot: LinePlot, { series, cells }: SeriesCells, s: number): void {
	const { panel, place, isMarked, aloneFrom = Infinity } = plot;
	const { figure, scene } = panel;
	const { tone, shape } = seriesStyle(figure, figure.view.colour, series);
	const isNamed = !isQuiet(figure, figure.view.colour, series);
	const markers: Marker[] = [];
	const pieces = new Pieces();
	const { xIsTime } = formRule(figure.view);
	const isGap = xIsTime ? gapsIn(panel.periods) : (i: number) => i >= aloneFrom;
	const values = cells.map((cell) => figure.slice.values[cell] ?? null);
	const isCut = (i: number): boolean =>
		(values[i] ?? null) === null || (xIsTime && isBreak(figure.slice, cells[i]!)) || isGap(i);
	const isAlone = (i: number): boolean => isCut(i) && isCut(i + 1);
	const last = values.findLastIndex((value) => value !== null);
	cells.forEach((cell, i) => {
		const value = values[i]!;
		const statuses = statusesAt(figure, cell);
		if (isCut(i)) pieces.cut();
		const isKept = statuses.includes('suppressed');
		const at = value === null ? placeUnpublished(plot, i, isKept) : place(i, value);
		const label = labelOf(figure, cell);
		const point =
			scene.points.push({ cell, ...at, row: panel.row + s, column: i, series, label }) - 1;
		const shared = { kind: 'marker', ...at, tone, series, point } as const;
		if (value === null) {
			if (isKept && isNamed) markers.push({ ...shared, shape: 'cross' });
			return;
		}
		const fill = fillOf(figure, cell);
		pieces.add(at, fill !== 'hollow');
		const isOnWay = !isMarked && fill === 'full' && i !== last && !isAlone(i);
		// A quiet line has no mark at its end either: a hundred of them would hide those that are named.
		if (isNamed || isAlone(i)) markers.push({ ...shared, shape, fill, isOnWay });
		if (isNamed) drawLetters(plot, statuses, at, series);
	});
	const d = pathThrough(joined(pieces.firm));
	const main = isMain(figure, figure.view.colour, series) ? { isMain: true } : {};
	if (d) scene.marks.push({ kind: 'line', d, tone, series, ...main });
	const dotted = pathThrough(pieces.dotted);
	if (dotted) scene.marks.push({ kind: 'line', role: 'dotted', d: dotted, tone, series });
	scene.marks.push(...markers);
}

/** Draws all lines of a panel; what stands out lies above the others. */
export function drawLines(
	{ panel, ...rest }: Omit<LinePlot, 'unpublished'>,
	all: readonly SeriesCells[]
): void {
	const plot: LinePlot = { panel, ...rest, unpublished: panel.periods.map(() => 0) };
	for (const quiet of [true, false])
		all.forEach((one, s) => {
			if (isQuiet(panel.figure, panel.figure.view.colour, one.series) === quiet)
				drawSeries(plot, one, s);
		});
}
