/** What is read, drawn over the plot: a rule, a flag and larger marks at a year, or the row. */
import type { Figure } from '#lib/forms/figure.ts';
import { codesAt } from '#lib/dataset/slice.ts';
import { nameIn } from '#lib/charts/frame/cell-text.ts';
import { widthOf } from '#lib/charts/frame/measure.ts';
import { readingAt, readsColumns, readTogether } from '#lib/charts/frame/reading.ts';
import type { Marker, PanelExtent, Scene } from '#lib/charts/frame/scene.ts';
import { rounded as n, shapePath } from '#lib/charts/marks/shapes.ts';
import { isQuiet } from '#lib/charts/theme/series-style.ts';
import { element, escaped } from './markup.ts';

/** Ticks of the axis this near to the flag are hidden. */
const NEAR = 46;

/** A year as it is read: a rule and a flag for each panel. */
interface Column {
	panel: PanelExtent;
	x: number;
	name: string;
	/** Points of the panel in this year. */
	points: number[];
}

function columnsAt(figure: Figure, scene: Scene, at: number): Column[] {
	const { column, cell } = scene.points[at]!;
	const { x } = figure.view;
	const name = nameIn(figure, x, codesAt(figure.slice, cell)[x]!, true);
	return scene.panels.flatMap((panel) => {
		const [from, to] = panel.points;
		const points: number[] = [];
		for (let i = from; i < to; i++) if (scene.points[i]!.column === column) points.push(i);
		const first = points[0];
		return panel.plot && first !== undefined
			? [{ panel, x: scene.points[first]!.x, name, points }]
			: [];
	});
}

/** Width of the flag that stands on the axis, and its left side inside the drawing. */
function flagOf({ x, name }: Column, { type, width }: Scene) {
	const wide = widthOf(name, type, 'bold') + type * 1.1;
	return { wide, left: Math.max(-type * 0.4, Math.min(width - wide + type * 0.4, x - wide / 2)) };
}

function flagSvg(column: Column, scene: Scene): string {
	const { type } = scene;
	const { wide, left } = flagOf(column, scene);
	const foot = column.panel.plot!.y + column.panel.plot!.height;
	return (
		element('rect', {
			class: 'flag',
			x: n(left),
			y: n(foot + type * 0.35),
			width: n(wide),
			height: n(type * 1.6),
			rx: 3
		}) +
		element(
			'text',
			{
				class: 'flag-text',
				x: n(left + wide / 2),
				y: n(foot + type * 1.45),
				'text-anchor': 'middle'
			},
			escaped(column.name)
		)
	);
}

/** The marks of a year, larger, on the rule. */
function marksAt(figure: Figure, scene: Scene, { points }: Column, at: number): string {
	const drawn = new Map(
		scene.marks.flatMap((m): [number, Marker][] =>
			m.kind === 'marker' && m.point !== undefined ? [[m.point, m]] : []
		)
	);
	return points
		.map((point) => {
			const { x, y, series, cell } = scene.points[point]!;
			const mark = drawn.get(point);
			const isCrowd = isQuiet(figure, figure.view.colour, series);
			if (figure.slice.values[cell] === null || (isCrowd && point !== at)) return '';
			const isHollow = mark?.fill === 'hollow' || mark?.shape === 'ring';
			return element('path', {
				class: `marker ${mark?.tone ?? 'lit quiet'}${isHollow ? ' hollow' : ''}`,
				transform: `translate(${n(x)} ${n(y)})`,
				d: shapePath(mark?.shape ?? 'circle', scene.marker * 1.3),
				'stroke-width': isHollow ? n(scene.marker / 4) : undefined
			});
		})
		.join('');
}

/** The values of a year in the head of their panel, where the name leaves room for them. */
function headSvg(figure: Figure, scene: Scene, { panel, name, points }: Column): string {
	const { type, marks } = scene;
	const title = marks.slice(...panel.marks).find((m) => m.kind === 'text' && m.role === 'panel');
	if (title?.kind !== 'text') return '';
	const rows = readingAt(figure, scene, points[0]!).rows.filter(({ point }) =>
		points.includes(point)
	);
	const texts = rows.map(({ value, letters }) => [value, letters].filter(Boolean).join(' '));
	const wide =
		widthOf(`${name}: ${texts.join('  ')}`, type, 'bold') +
		widthOf(title.text, type, 'bold') +
		type;
	if (wide > panel.area.width) return '';
	const isSingle = rows.length === 1;
	const content = rows.map(({ tone }, i) =>
		element('tspan', { class: isSingle ? 'read' : `read toned ${tone}` }, escaped(texts[i]!))
	);
	return element(
		'text',
		{
			class: 'head',
			x: n(panel.area.x + panel.area.width),
			y: n(title.y),
			'text-anchor': 'end'
		},
		`${escaped(name)}: ${content.join('\u00a0 ')}`
	);
}

const columnSvg = (figure: Figure, scene: Scene, column: Column, at: number): string => {
	const { y, height } = column.panel.plot!;
	const d = `M${n(column.x)} ${n(y - scene.type * 0.3)}V${n(y + height)}`;
	return (
		element('path', { class: 'year-rule', d }) +
		marksAt(figure, scene, column, at) +
		flagSvg(column, scene) +
		(figure.view.panel ? headSvg(figure, scene, column) : '')
	);
};

/** The row that is read, from its panel's one side to the other, and its mark ringed. */
function rowSvg(figure: Figure, scene: Scene, at: number): string {
	const { x, y, row } = scene.points[at]!;
	const { area, points } = scene.panels.find(({ points: [a, b] }) => at >= a && at < b)!;
	const rows = new Set(scene.points.slice(...points).map((p) => p.row)).size;
	const apart = Math.min(area.height / Math.max(1, rows), scene.type * 2.6);
	const together = readTogether(figure, scene, at).length;
	const band = element('rect', {
		class: 'read-row',
		'data-row': row,
		x: n(area.x),
		y: n(y - apart / 2),
		width: n(area.width),
		height: n(apart)
	});
	const ring = element('circle', { class: 'ring', cx: n(x), cy: n(y), r: n(scene.marker) });
	return together > 1 ? band + ring : band;
}

/** Drawn over a plot of the same scene. */
export const readingSvg = (figure: Figure, scene: Scene, at: number): string =>
	element(
		'svg',
		{
			class: 'plot over',
			viewBox: `0 0 ${scene.width} ${scene.height}`,
			height: scene.height,
			preserveAspectRatio: 'xMinYMin',
			'font-size': scene.type,
			'aria-hidden': 'true'
		},
		readsColumns(figure)
			? columnsAt(figure, scene, at)
					.map((column) => columnSvg(figure, scene, column, at))
					.join('')
			: rowSvg(figure, scene, at)
	);

/** Indices of the marks that the flags of a year stand on or beside. */
export function coveredTicks(figure: Figure, scene: Scene, at: number): Set<number> {
	const columns = readsColumns(figure) ? columnsAt(figure, scene, at) : [];
	const isCovered = (x: number, y: number) =>
		columns.some((column) => {
			const { plot } = column.panel;
			const { wide, left } = flagOf(column, scene);
			const foot = plot!.y + plot!.height;
			const reach = Math.max(NEAR, wide / 2 + scene.type);
			const isBeside = Math.abs(x - left - wide / 2) < reach;
			return isBeside && y > foot && y < foot + scene.type * 2;
		});
	return new Set(
		scene.marks.flatMap((m, i) =>
			m.kind === 'text' && m.role === 'tick' && m.anchor === 'middle' && isCovered(m.x, m.y)
				? [i]
				: []
		)
	);
}
