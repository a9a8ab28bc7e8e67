/** Which point a pointer or an arrow key reaches. */
import type { Point } from './scene.ts';

/** Index of the point nearest to x, y within `limit`. */
export function nearest(points: readonly Point[], x: number, y: number, limit: number): number | undefined {
	let found: number | undefined;
	let best = limit * limit;
	points.forEach((p, i) => {
		const d = (p.x - x) ** 2 + (p.y - y) ** 2;
		if (d < best) {
			best = d;
			found = i;
		}
	});
	return found;
}

const STRIDE = 5;

/**
 * ← → along a row, ↑ ↓ to the row above or below on the page (same column), Home End, Page Up Page Down five columns.
 * Undefined when the key means nothing here.
 */
export function neighbour(points: readonly Point[], from: number | undefined, key: string): number | undefined {
	if (points.length === 0) return undefined;
	const known = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown'];
	if (!known.includes(key)) return undefined;
	if (from === undefined) return key === 'ArrowLeft' || key === 'End' ? points.length - 1 : 0;
	const here = points[from]!;
	const row = points.map((p, i) => ({ p, i })).filter(({ p }) => p.row === here.row);
	const column = points.map((p, i) => ({ p, i })).filter(({ p }) => p.column === here.column);
	const along = (steps: number) => {
		const at = row.findIndex(({ i }) => i === from);
		return row[Math.max(0, Math.min(row.length - 1, at + steps))]!.i;
	};
	switch (key) {
		case 'ArrowLeft':
			return along(-1);
		case 'ArrowRight':
			return along(1);
		case 'Home':
			return row[0]!.i;
		case 'End':
			return row.at(-1)!.i;
		case 'PageUp':
			return along(-STRIDE);
		case 'PageDown':
			return along(STRIDE);
	}
	const at = column.findIndex(({ i }) => i === from);
	return column[Math.max(0, Math.min(column.length - 1, at + (key === 'ArrowDown' ? 1 : -1)))]!.i;
}
