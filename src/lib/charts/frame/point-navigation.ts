/** Which point a pointer reaches; arrow keys step as the form says. */
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
