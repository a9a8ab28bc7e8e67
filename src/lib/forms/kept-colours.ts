/** Colours on a page that changes: a category keeps its own for as long as it is chosen. */
import type { Figure } from './figure.ts';

type Palette = NonNullable<Figure['palette']>;

/** Adding or removing a category repaints no other; colours that are free are used again first. */
function keptPalette(former: Palette, next: Palette): Palette {
	return Object.fromEntries(
		Object.entries(next).map(([id, codes]) => {
			const places = (former[id] ?? []).map((code) => (codes.includes(code) ? code : ''));
			for (const code of codes) {
				if (places.includes(code)) continue;
				const free = places.indexOf('');
				places[free < 0 ? places.length : free] = code;
			}
			return [id, places];
		})
	);
}

/** The next figure with the colours of the former one; the next itself where nothing is to be kept. */
export function withKeptColours(former: Figure, next: Figure): Figure {
	if (former === next || former.slice.dataset !== next.slice.dataset) return next;
	return { ...next, palette: keptPalette(former.palette ?? {}, next.palette ?? {}) };
}
