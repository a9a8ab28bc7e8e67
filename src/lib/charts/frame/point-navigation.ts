/** Which point a pointer reads, and where what is read is after the chart has changed; arrow keys step as the form says. */
import { cellOf, codesAt } from '#lib/dataset/slice.ts';
import { minIndex } from 'd3-array';
import type { Figure } from '#lib/forms/figure.ts';
import { readsColumns } from './reading.ts';
import type { Area, PanelExtent, Place, Scene } from './scene.ts';

/** How far a place lies outside an area. */
const outside = ({ x, y, width, height }: Area, at: Place): number =>
	Math.hypot(Math.max(x - at.x, 0, at.x - x - width), Math.max(y - at.y, 0, at.y - y - height));

const isIn = (area: Area, at: Place): boolean => outside(area, at) === 0;

/** A panel ends with its axis: beyond are names, which are no place of it. */
function panelAt({ panels, type }: Scene, at: Place): PanelExtent | undefined {
	let nearest: PanelExtent | undefined;
	let best = type * 2.4;
	for (const panel of panels) {
		const distance = outside(panel.plot ?? panel.area, at);
		if (distance >= best) continue;
		best = distance;
		nearest = panel;
	}
	return nearest;
}

/** Index of the point that is read at a place: the year above all, or the row, then what is nearest in it. */
export function pointAt(figure: Figure, scene: Scene, at: Place): number | undefined {
	const panel = panelAt(scene, at);
	if (!panel) return undefined;
	const inside = new Set(
		scene.marks.flatMap((mark) =>
			(mark.kind === 'bar' || mark.kind === 'hatch') && mark.point !== undefined && isIn(mark, at)
				? [mark.point]
				: []
		)
	);
	const [from, to] = panel.points;
	const candidates = Array.from({ length: to - from }, (_, i) => from + i);
	const isColumn = readsColumns(figure);
	/** On a mark, in a bar, else half a unit is nothing beside what comes first. */
	const distance = (i: number): number => {
		const { x, y } = scene.points[i]!;
		const away = Math.hypot(x - at.x, y - at.y);
		if (!isColumn && away < scene.marker / 2) return away - 1e6;
		if (inside.has(i)) return away - 1e5;
		const [first, second] = isColumn ? [x - at.x, y - at.y] : [y - at.y, x - at.x];
		return Math.round(Math.abs(first) * 2) * 1e6 + Math.abs(second);
	};
	return candidates[minIndex(candidates, distance)];
}

/** Codes that say which point it is, whatever else is chosen. */
export function codesOfPoint({ slice, view }: Figure, scene: Scene, point: number) {
	const codes = codesAt(slice, scene.points[point]!.cell);
	const ids = [view.x, view.colour, view.panel].filter((id) => id !== undefined);
	return Object.fromEntries(ids.map((id) => [id, codes[id]!]));
}

/** Index of the point with such codes. */
export function pointWith(
	{ slice }: Figure,
	scene: Scene,
	codes: Record<string, string>
): number | undefined {
	const cell = cellOf(slice, codes);
	const at = scene.points.findIndex((p) => p.cell === cell);
	return at < 0 ? undefined : at;
}

/** What is read where nothing is pointed at: the newest year, from its first series on. */
export function newestPoint({ points }: Scene): number | undefined {
	const last = Math.max(...points.map(({ column }) => column));
	const at = points.findIndex(({ column }) => column === last);
	return at < 0 ? undefined : at;
}
