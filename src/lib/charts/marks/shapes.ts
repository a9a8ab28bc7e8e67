/** Markers, all of about the same area, as d3 symbols; and the strokes of a hatched box. */
import {
	symbol,
	symbolCircle,
	symbolDiamond2,
	symbolSquare,
	symbolTimes,
	type SymbolType
} from 'd3-shape';
import type { Shape } from '#lib/charts/theme/series-style.ts';

/** A tenth of a unit is finer than any screen shows. */
export const rounded = (value: number): number => Math.round(value * 10) / 10;

/** A triangle lower than an equilateral one, with its middle where other markers have theirs; `up` is 1 or −1. */
const triangle = (up: 1 | -1): SymbolType => ({
	draw: (context, size) => {
		const r = Math.sqrt(size / Math.PI);
		const [apex, side] = [rounded(1.2 * r), rounded(1.15 * r)];
		const base = rounded(2 * r) - apex;
		context.moveTo(0, -apex * up);
		context.lineTo(side, base * up);
		context.lineTo(side - rounded(2.3 * r), base * up);
		context.closePath();
	}
});

/** Type of each marker, and the size d3 asks of it, for a marker of radius `r`. */
const SYMBOLS: Record<Shape, [type: SymbolType, size: (r: number) => number]> = {
	circle: [symbolCircle, (r) => Math.PI * r ** 2],
	ring: [symbolCircle, (r) => Math.PI * r ** 2],
	square: [symbolSquare, (r) => (2 * rounded(0.9 * r)) ** 2],
	// The factors are those of d3, undone: half a diagonal of 1.25 r, arms of 0.8 r.
	diamond: [symbolDiamond2, (r) => (rounded(1.25 * r) / 0.62625) ** 2],
	cross: [symbolTimes, (r) => (rounded(0.8 * r) / 0.6189) ** 2 + 1.7],
	triangle: [triangle(1), (r) => Math.PI * r ** 2],
	down: [triangle(-1), (r) => Math.PI * r ** 2]
};

const paths = new Map<string, string>();

/** Path of a marker with diameter `diameter` around 0, 0. */
export function shapePath(shape: Shape, diameter: number): string {
	const key = `${shape} ${diameter}`;
	let path = paths.get(key);
	if (path === undefined) {
		const [type, size] = SYMBOLS[shape];
		path = symbol(type, size(diameter / 2)).digits(1)() ?? '';
		paths.set(key, path);
	}
	return path;
}

/** Strokes at 45° across a box, `distance` units from each other; plain geometry, since patterns need ids that are unique on a page. */
export function hatchPath(
	{ x, y, width, height }: { x: number; y: number; width: number; height: number },
	distance: number
): string {
	let d = '';
	for (let offset = distance; offset < width + height; offset += distance) {
		// The stroke x + y = offset, cut at the edges of the box.
		const [x1, y1] = offset <= height ? [0, offset] : [offset - height, height];
		const [x2, y2] = offset <= width ? [offset, 0] : [width, offset - width];
		d += `M${rounded(x + x1)} ${rounded(y + y1)}L${rounded(x + x2)} ${rounded(y + y2)}`;
	}
	return d;
}
