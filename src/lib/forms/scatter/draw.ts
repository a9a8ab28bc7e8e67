/** Draws a dot for each category by its two values, the line on which both are equal, and names what lies far from it. */
import { valueAxis, valueAxisBelow } from '#lib/charts/frame/axis.ts';
import { fillOf, labelOf, nameIn } from '#lib/charts/frame/cell-text.ts';
import { widthOf } from '#lib/charts/frame/measure.ts';
import { codesOf, type Box, type FormDrawing, type Panel } from '#lib/charts/frame/panel.ts';
import type { Marker, Place } from '#lib/charts/frame/scene.ts';
import { dotStyle, isBeside, isStandingOut, notDrawnText } from '#lib/charts/marks/crowd.ts';
import { namesAmong, type Named } from '#lib/charts/marks/names-among.ts';
import { cellOf } from '#lib/dataset/slice.ts';
import type { SiteLanguage } from '#lib/text/languages.ts';
import { chart_equal } from '#lib/text/paraglide/messages.js';

interface Dot extends Place {
	code: string;
	/** Position among the categories. */
	at: number;
	cells: [number, number];
	/** Second value minus first. */
	difference: number;
}

/** So many of those farthest from the line are named. */
const OUTLIERS = 3;
/** Room left of the plot for the numbers of the axis, in sizes of type. */
const NUMBERS = 2.8;
/** Both axes have the same scale: the line where they are equal shall not lie flat. */
const WIDEST = 1.25;

export const draw: FormDrawing = () => (panel) => {
	const { scene, figure, box: whole, domain } = panel;
	const { type, marks } = scene;
	const head = type * 1.6;
	const height = whole.height - head;
	const width = Math.min(whole.width - type, height * WIDEST + type * NUMBERS);
	const box: Box = { x: whole.x, y: whole.y + head, width, height };
	const y = valueAxis(panel, box);
	const x = valueAxisBelow(panel, box, [[box.y, box.y + box.height]]);
	const [first = '', second = ''] = codesOf(figure, figure.view.x);
	drawTitles(panel, box, [first, second]);
	const ends = { x1: x(domain.low), y1: y(domain.low), x2: x(domain.high), y2: y(domain.high) };
	marks.push({ kind: 'rule', role: 'equal', ...ends });

	const { dots, gone } = dotsOf(panel, [first, second], x, y);
	const isFront = ({ series = '' }: Marker) => isStandingOut(figure, series);
	const markers = dots.map((dot) => markerOf(panel, dot));
	marks.push(...markers.filter((one) => !isFront(one)), ...markers.filter(isFront));
	const equal = {
		text: chart_equal({}, { locale: figure.language as SiteLanguage }),
		places: [0.9, 0.75, 0.2].map((part) => ({
			x: box.x + box.width * part,
			y: box.y + box.height * (1 - part)
		}))
	};
	const inside = { ...box, width: whole.x + whole.width - box.x };
	marks.push(...namesAmong(namedOf(panel, dots), dots, equal, inside, scene));
	const text = notDrawnText(figure, gone);
	const at = { x: whole.x, y: box.y + box.height + type * 4.1 };
	if (text !== '') marks.push({ kind: 'text', role: 'faint', ...at, text, anchor: 'start' });
	return 1;
};

/** Names of the axes at their far ends; a name that is wider than its plot begins at the left edge. */
function drawTitles({ figure, scene, box: whole }: Panel, box: Box, codes: [string, string]): void {
	const { type, marks } = scene;
	const [level, upright] = codes.map((code) => nameIn(figure, figure.view.x, code, true));
	const right = box.x + box.width;
	const text = `${level} →`;
	const wide = widthOf(text, type, 'bold');
	const isInside = right - wide >= whole.x;
	const under = { y: box.y + box.height + type * 2.75 };
	const at = isInside
		? ({ ...under, x: right, anchor: 'end' } as const)
		: ({ ...under, x: whole.x, anchor: 'start' } as const);
	marks.push({ kind: 'text', role: 'panel', ...at, text });
	const above = { x: whole.x, y: box.y - type * 0.9 };
	marks.push({ kind: 'text', role: 'panel', ...above, text: `↑ ${upright}`, anchor: 'start' });
}

/** Dots from left to right, and the cells of those that lack one of their values. */
function dotsOf(
	{ figure, codes: own }: Panel,
	pair: [string, string],
	x: (value: number) => number,
	y: (value: number) => number
): { dots: Dot[]; gone: number[][] } {
	const { slice, view } = figure;
	const dots: Dot[] = [];
	const gone: number[][] = [];
	codesOf(figure, view.colour).forEach((code, at) => {
		const cells = pair.map((one) =>
			cellOf(slice, { ...own, ...(view.colour && { [view.colour]: code }), [view.x]: one })
		) as [number, number];
		const [across = null, up = null] = cells.map((cell) => slice.values[cell] ?? null);
		if (across === null || up === null) gone.push(cells);
		else dots.push({ code, at, cells, x: x(across), y: y(up), difference: up - across });
	});
	return { dots: dots.sort((a, b) => a.x - b.x || b.y - a.y), gone };
}

function markerOf({ figure, scene, row }: Panel, { code, at, cells, x, y }: Dot): Marker {
	const [first, second] = cells;
	const label = `${labelOf(figure, first)} · ${labelOf(figure, second)}`;
	const point = scene.points.push({ cell: second, x, y, row, column: at, series: code, label }) - 1;
	const fill = cells.map((cell) => fillOf(figure, cell)).find((one) => one !== 'full') ?? 'full';
	return { kind: 'marker', x, y, ...dotStyle(figure, code), fill, series: code, point };
}

/** What stands out first, then what lies farthest from the line. */
function namedOf({ figure }: Panel, dots: readonly Dot[]): Named[] {
	const named = (dot: Dot): Named => ({
		x: dot.x,
		y: dot.y,
		text: nameIn(figure, figure.view.colour ?? '', dot.code, true),
		...(isStandingOut(figure, dot.code) && { tone: dotStyle(figure, dot.code).tone })
	});
	const front = dots.filter(({ code }) => isStandingOut(figure, code));
	const far = dots
		.filter(({ code }) => !isStandingOut(figure, code) && !isBeside(figure, code))
		.sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference))
		.slice(0, OUTLIERS);
	return [...front, ...far].map(named);
}
