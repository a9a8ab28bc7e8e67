/** How arrow keys step from point to point of a drawing laid out in rows and columns. */
import type { FormRule } from './form.ts';

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
 * Where rows hold a single mark, all keys go from row to row.
 */
export const stepInGrid: FormRule['step'] = (points, from, key) => {
	const along = ALONG[key];
	const steps = along ?? ACROSS[key];
	if (steps === undefined || points.length === 0) return undefined;
	if (from === undefined) return key === 'ArrowLeft' || key === 'End' ? points.length - 1 : 0;
	const here = points[from]!;
	const isSingle = points.every((p) => p.column === here.column);
	const way = points.flatMap((p, i) => {
		const isOnWay =
			along !== undefined && !isSingle ? p.row === here.row : p.column === here.column;
		return isOnWay ? [i] : [];
	});
	return way[Math.max(0, Math.min(way.length - 1, way.indexOf(from) + steps))];
};
