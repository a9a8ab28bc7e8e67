/** Draws a line for each series from one period to another, with names and values at both ends and the change behind the second. */
import { nameIn, valueText } from '#lib/charts/frame/cell-text.ts';
import { widest } from '#lib/charts/frame/measure.ts';
import { codesOf, type Box, type FormDrawing, type Panel } from '#lib/charts/frame/panel.ts';
import { valueScale } from '#lib/charts/frame/scales.ts';
import { CENTRED, type Place } from '#lib/charts/frame/scene.ts';
import { drawBreaks } from '#lib/charts/marks/breaks.ts';
import { spread } from '#lib/charts/marks/labels.ts';
import { drawLines } from '#lib/charts/marks/line.ts';
import { seriesOf, type LinePanel, type SeriesCells } from '#lib/charts/marks/series.ts';
import { isQuiet, seriesStyle } from '#lib/charts/theme/series-style.ts';
import { isBreak } from '#lib/dataset/status.ts';
import { transformRule } from '#lib/dataset/transforms/index.ts';
import { formatDifference } from '#lib/text/numbers.ts';

/** What stands at one end of a line. */
interface End {
	series: string;
	value: number;
	text: string;
}
/** The ends at the first and at the second period. */
type Ends = [End[], End[]];

/** Share of a plot that the labels of the first period take at most, before names become codes. */
const MOST_NAMES = 0.42;

/** "+10.9": in the unit of the values; nothing across a break, or where values are changes themselves. */
function changeText({ figure }: Panel, cells: readonly number[]): string {
	const { slice, view, unit, language } = figure;
	const [before = null, after = null] = cells.map((cell) => slice.values[cell] ?? null);
	if (before === null || after === null || isBreak(slice, cells[1]!)) return '';
	if (transformRule(view).reference === 'period') return '';
	const bare = { ...unit, symbol: '', magnitude: undefined };
	return formatDifference(after - before, bare, language);
}

/** Names stand at the first value of a line that has one. @param isShort codes in the place of names */
function endsOf(panel: LinePanel, all: readonly SeriesCells[], isShort: boolean): Ends {
	const { figure, named } = panel;
	const { colour } = figure.view;
	const ends: Ends = [[], []];
	for (const { series, cells } of all) {
		if (isQuiet(figure, colour, series)) continue;
		let name =
			!named || colour === undefined ? '' : isShort ? series : nameIn(figure, colour, series, true);
		cells.forEach((cell, at) => {
			const value = figure.slice.values[cell] ?? null;
			if (value === null) return;
			const change = at === 1 ? changeText(panel, cells) : '';
			const words = [name, valueText(figure, value, true), change];
			ends[at]!.push({ series, value, text: words.filter(Boolean).join(' ') });
			name = '';
		});
	}
	return ends;
}

const widthsOf = (ends: Ends, size: number): [number, number] =>
	ends.map((one) =>
		widest(
			one.map(({ text }) => text),
			size,
			'bold'
		)
	) as [number, number];

/** Ends of a panel, with names as long as they leave room for the lines. */
function fittingEnds(panel: LinePanel): Ends {
	const all = seriesOf(panel);
	const { label } = panel.scene;
	const long = endsOf(panel, all, false);
	return widthsOf(long, label).some((width) => width > panel.box.width * MOST_NAMES)
		? endsOf(panel, all, true)
		: long;
}

const halfOfPeriods = ({ figure, scene }: Panel): number => {
	const { x } = figure.view;
	const names = codesOf(figure, x).map((period) => nameIn(figure, x, period, true));
	return widest(names, scene.type, 'bold') / 2;
};

export const draw: FormDrawing = (panels) => {
	const asLines = (panel: Panel): LinePanel => ({
		...panel,
		periods: codesOf(panel.figure, panel.figure.view.x),
		labelWidth: 0
	});
	const widths = panels.map((panel) => widthsOf(fittingEnds(asLines(panel)), panel.scene.label));
	// Names of periods stand in the middle above their values.
	const least = Math.max(...panels.map(halfOfPeriods));
	const left = Math.max(least, ...widths.map(([first]) => first));
	const right = Math.max(least, ...widths.map(([, second]) => second));
	return (panel) => drawPanel(asLines(panel), left, right);
};

/** Returns how many lines it drew. */
function drawPanel(panel: LinePanel, left: number, right: number): number {
	const { scene, figure, periods, domain } = panel;
	const { type, label, marker, marks } = scene;
	const away = label * 0.85;
	const head = type * 2;
	const box: Box = {
		x: panel.box.x + left + away,
		y: panel.box.y + head,
		width: panel.box.width - left - right - 2 * away,
		// Crosses at the foot stay inside.
		height: panel.box.height - head - marker
	};
	const y = valueScale(domain, box.y + box.height, -box.height);
	const last = Math.max(1, periods.length - 1);
	const place = (i: number, value: number): Place => ({
		x: box.x + (box.width * i) / last,
		y: y(value)
	});
	periods.forEach((period, i) => {
		const { x } = place(i, domain.low);
		const role = panel.periodAt === i ? 'cursor' : 'grid';
		marks.push({ kind: 'rule', role, x1: x, x2: x, y1: box.y, y2: box.y + box.height });
		const text = nameIn(figure, figure.view.x, period, true);
		const at = { x, y: box.y - type * 0.7, anchor: 'middle' } as const;
		marks.push({ kind: 'text', role: 'panel', ...at, text });
	});
	const all = seriesOf(panel);
	const plot = { ...panel, box };
	drawLines({ panel: plot, place, step: box.width / last, isMarked: true }, all);
	drawBreaks(plot, all, place, box.width / last, false);
	fittingEnds(panel).forEach((ends, i) => {
		const { x } = place(i, domain.low);
		drawLabels(plot, ends, y, x + (i === 0 ? -away : away), i === 0 ? 'end' : 'start');
	});
	return all.length;
}

function drawLabels(
	{ figure, scene, box }: Panel,
	ends: readonly End[],
	y: (value: number) => number,
	x: number,
	anchor: 'start' | 'end'
): void {
	const { label, marker, marks } = scene;
	const wanted = ends.map(({ value }) => y(value));
	const places = spread(wanted, label * 1.18, box.y, box.y + box.height);
	ends.forEach(({ series, text }, k) => {
		const { tone } = seriesStyle(figure, figure.view.colour, series);
		const [from, to] = [wanted[k]!, places[k]!];
		if (Math.abs(to - from) > label * 0.3) {
			const side = anchor === 'end' ? 1 : -1;
			const ends = { x1: x + side * label * 0.12, x2: x + side * (label * 0.85 - marker * 0.6) };
			marks.push({ kind: 'rule', role: 'leader', ...ends, y1: to, y2: from, tone, series });
		}
		const at = { x, y: to + label * CENTRED, anchor };
		marks.push({ kind: 'text', role: 'label', ...at, text, tone, series });
	});
}
