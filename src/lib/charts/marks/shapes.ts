/** Outlines of markers around a place, all of about the same area, and the strokes of a hatched box. */
import type { Shape } from '#lib/charts/theme/series-style.ts';

/** A tenth of a unit is finer than any screen shows. */
export const rounded = (value: number): number => Math.round(value * 10) / 10;

/** Path of a marker with diameter `size` at x, y. */
export function shapePath(shape: Shape, x: number, y: number, size: number): string {
	const r = size / 2;
	const n = rounded;
	const move = `M${n(x)} ${n(y)}`;
	switch (shape) {
		case 'square': {
			const a = n(r * 0.9);
			return `${move}m${-a} ${-a}h${2 * a}v${2 * a}h${-2 * a}z`;
		}
		case 'triangle':
			return `${move}m0 ${n(-r * 1.2)}l${n(r * 1.15)} ${n(r * 2)}h${n(-r * 2.3)}z`;
		case 'down':
			return `${move}m0 ${n(r * 1.2)}l${n(r * 1.15)} ${n(-r * 2)}h${n(-r * 2.3)}z`;
		case 'diamond': {
			const a = n(r * 1.25);
			return `${move}m0 ${-a}l${a} ${a}l${-a} ${a}l${-a} ${-a}z`;
		}
		case 'cross': {
			const a = n(r * 0.8);
			return `${move}m${-a} ${-a}l${2 * a} ${2 * a}m0 ${-2 * a}l${-2 * a} ${2 * a}`;
		}
		default: {
			const a = n(r);
			return `${move}m${-a} 0a${a} ${a} 0 1 0 ${2 * a} 0a${a} ${a} 0 1 0 ${-2 * a} 0z`;
		}
	}
}

/** Strokes at 45° across a box, `apart` units from each other; plain geometry, since patterns need ids that are unique on a page. */
export function hatchPath(
	{ x, y, width, height }: { x: number; y: number; width: number; height: number },
	apart: number
): string {
	let d = '';
	for (let offset = apart; offset < width + height; offset += apart) {
		// The stroke x + y = offset, cut at the edges of the box.
		const [x1, y1] = offset <= height ? [0, offset] : [offset - height, height];
		const [x2, y2] = offset <= width ? [offset, 0] : [width, offset - width];
		d += `M${rounded(x + x1)} ${rounded(y + y1)}L${rounded(x + x2)} ${rounded(y + y2)}`;
	}
	return d;
}
