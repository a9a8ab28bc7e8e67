/** Marker outlines around the origin, all of about the same area. */
import type { Shape } from './scene.ts';

const n = (v: number) => Math.round(v * 10) / 10;

/** Path of a marker with diameter `size` at x, y. */
export function shapePath(shape: Shape, x: number, y: number, size: number): string {
	const r = size / 2;
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
