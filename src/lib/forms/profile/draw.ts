/** Draws lines over classes that are equally far apart; totals beside the classes stand alone behind them. */
import { valueAxis } from '#lib/charts/frame/axis.ts';
import { marksText, nameIn, statusWords, valueText } from '#lib/charts/frame/cell-text.ts';
import { widthOf, wrapped } from '#lib/charts/frame/measure.ts';
import { codesOf, type Box, type FormDrawing, type Panel } from '#lib/charts/frame/panel.ts';
import { CENTRED, type Place } from '#lib/charts/frame/scene.ts';
import { drawClassNames } from '#lib/charts/marks/class-names.ts';
import { drawLines } from '#lib/charts/marks/line.ts';
import { drawEnds, endsOf, gapOf, linePanels } from '#lib/charts/marks/line-ends.ts';
import { seriesOf, type LinePanel, type SeriesCells } from '#lib/charts/marks/series.ts';
import { isQuiet, seriesStyle } from '#lib/charts/theme/series-style.ts';

/** With more classes only the ends of lines have markers. */
const MOST_MARKED = 6;
/** Steps between the last class and a total. */
const APART = 1.3;

const totalsOf = ({ figure }: Panel): readonly string[] => figure.groups[figure.view.x] ?? [];
const classesOf = (panel: Panel): string[] =>
	codesOf(panel.figure, panel.figure.view.x).filter((code) => !totalsOf(panel).includes(code));

export const draw: FormDrawing = (panels) => {
	const linePanel = linePanels(panels, classesOf);
	const lowest = Math.max(...panels.map(({ box }) => box.y));
	return (panel) => drawPanel(linePanel(panel), panel.box.x === 0 && panel.box.y === lowest);
};

/** Position of a class → x; totals stand further apart. */
function classScale(classes: number, totals: number, { x, width }: Box) {
	const places = [
		...Array.from({ length: classes }, (_, i) => i),
		...Array.from({ length: totals }, (_, i) => Math.max(0, classes - 1) + APART * (i + 1))
	];
	const steps = places.at(-1) ?? 0;
	const step = steps > 0 ? width / steps : 0;
	return { x: (i: number): number => (step > 0 ? x + places[i]! * step : x + width / 2), step };
}

/** Returns how many lines it drew. @param isTitled true for the one panel below which the scale is named */
function drawPanel(panel: LinePanel, isTitled: boolean): number {
	const { figure, scene, periods } = panel;
	const codes = [...periods, ...totalsOf(panel)];
	const box = { ...panel.box, width: panel.box.width - panel.labelWidth };
	const y = valueAxis(panel, box);
	// Markers of the first class stand clear of the numbers of the axis.
	const inset = scene.marker * 1.2;
	const inside = { ...box, x: box.x + inset, width: box.width - inset };
	const { x, step } = classScale(periods.length, codes.length - periods.length, inside);
	const place = (i: number, value: number): Place => ({ x: x(i), y: y(value) });

	const names = codes.map((code, i) => ({
		text: nameIn(figure, figure.view.x, code, true),
		x: x(i),
		isKept: i === 0 || i >= periods.length - 1
	}));
	const title = isTitled ? figure.names[figure.view.x]?.label : undefined;
	drawClassNames(scene, names, { ...panel.box, height: box.height }, title);
	const classes = seriesOf(panel);
	drawLines(
		{
			panel: { ...panel, periods: codes },
			place,
			step,
			isMarked: periods.length <= MOST_MARKED,
			aloneFrom: periods.length
		},
		seriesOf({ ...panel, periods: codes })
	);
	if (figure.view.panel) drawEmpty(panel, classes, box);
	drawStart(panel, classes, box, place);
	drawEnds(panel, endsOf(panel, classes), box.x + box.width + gapOf(panel), place);
	return classes.length;
}

/** A panel without figures keeps its place and says why. */
function drawEmpty({ figure, scene }: Panel, all: readonly SeriesCells[], box: Box): void {
	const cells = all.flatMap((one) => one.cells);
	const [first] = cells;
	if (first === undefined || cells.some((cell) => figure.slice.values[cell] !== null)) return;
	const { type, marks } = scene;
	const lines = wrapped(statusWords(figure, first), box.width - type, type);
	const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
	marks.push({ kind: 'absent', ...box });
	lines.forEach((text, i) => {
		const y = middle.y + (i - (lines.length - 1) / 2) * type * 1.2 + type * CENTRED;
		marks.push({ kind: 'text', role: 'faint', x: middle.x, y, text, anchor: 'middle' });
	});
}

/** The first value of a line that stands alone or stands out: below it where the line rises. */
function drawStart(
	panel: LinePanel,
	all: readonly SeriesCells[],
	box: Box,
	place: (i: number, value: number) => Place
): void {
	const { figure, scene } = panel;
	const { colour } = figure.view;
	const [only, ...others] = all.filter(({ series }) => !isQuiet(figure, colour, series));
	if (!only || others.length > 0 || panel.periods.length < 2) return;
	const [value = null, next = null] = only.cells.map((cell) => figure.slice.values[cell] ?? null);
	if (value === null || marksText(figure, only.cells[0]!) !== '') return;
	const { type, label, marker, marks } = scene;
	const text = valueText(figure, value, true);
	const at = place(0, value);
	const low = at.y + marker * 0.6 + label;
	const isBelow = next !== null && next > value && low < box.y + box.height - type * 0.3;
	const { tone } = seriesStyle(figure, colour, only.series);
	marks.push({
		kind: 'text',
		role: 'label',
		x: Math.max(at.x, box.x + widthOf(text, label, 'bold') / 2 + 2),
		y: isBelow ? low : at.y - marker * 0.6 - label * 0.35,
		text,
		anchor: 'middle',
		tone,
		series: only.series
	});
}
