/** Which point a pointer or an arrow key reaches. */
import type { Point } from './scene.ts';

/** Index of the point nearest to x, y within `limit`. */
export function nearest(
	points: readonly Point[],
	x: number,
	y: number,
	limit: number
): number | undefined {
	let found: number | undefined;
	let best = limit * limit;
	points.forEach((p, i) => {
		const distance = (p.x - x) ** 2 + (p.y - y) ** 2;
		if (distance < best) {
			best = distance;
			found = i;
		}
	});
	return found;
}

/** Steps along a row, and to other rows at the same column. */
const ALONG: Record<string, number> = {
	ArrowLeft: -1,
	ArrowRight: 1,
	Home: -Infinity,
	End: Infinity,
	PageUp: -5,
	PageDown: 5
};
const ACROSS: Record<string, number> = { ArrowUp: -1, ArrowDown: 1 };

/**
 * ← → along a row, ↑ ↓ to the row above or below (same column), Home End, Page Up Page Down five columns.
 * Where rows hold a single mark, all keys go from row to row. Undefined when the key means nothing here.
 */
export function neighbour(
	points: readonly Point[],
	from: number | undefined,
	key: string
): number | undefined {
	const along = ALONG[key];
	const steps = along ?? ACROSS[key];
	if (steps === undefined || points.length === 0) return undefined;
	if (from === undefined) return key === 'ArrowLeft' || key === 'End' ? points.length - 1 : 0;
	const here = points[from]!;
	const isSingle = points.every((p) => p.column === here.column);
	const way = points.flatMap((p, i) => {
		const onWay = along !== undefined && !isSingle ? p.row === here.row : p.column === here.column;
		return onWay ? [i] : [];
	});
	return way[Math.max(0, Math.min(way.length - 1, way.indexOf(from) + steps))];
}
