/** Which tone and marker a category gets: countries have their own, groups and ordered parts go by position. */
import type { Figure } from '#lib/dataset/figure.ts';
import { dimensionOf } from '#lib/dataset/slice.ts';
import type { Shape, Tone } from './scene.ts';

const COUNTRIES: Record<string, [Tone, Shape]> = {
	DK: ['dk', 'circle'],
	FI: ['fi', 'square'],
	IS: ['is', 'triangle'],
	NO: ['no', 'diamond'],
	SE: ['se', 'down']
};
/** First group ●, second ◆, last ○: foreign-born, descendants, rest of the population. */
const GROUPS: Record<number, [Tone, Shape][]> = {
	1: [['g0', 'circle']],
	2: [['g0', 'circle'], ['g2', 'ring']],
	3: [['g0', 'circle'], ['g1', 'diamond'], ['g2', 'ring']]
};

export interface Style {
	tone: Tone;
	shape: Shape;
}

export function styleOf(figure: Figure, dimension: string | undefined, code: string | undefined): Style {
	const found = dimension === undefined ? undefined : dimensionOf(figure.slice, dimension);
	if (!found || code === undefined) return { tone: 'g0', shape: 'circle' };
	if (found.role === 'geo') {
		const [tone, shape] = COUNTRIES[code] ?? ['grey', 'circle'];
		return { tone, shape };
	}
	const at = found.codes.indexOf(code);
	if (figure.view.form === 'stack') return { tone: `l${Math.min(at, 3)}` as Tone, shape: 'square' };
	const [tone, shape] = GROUPS[found.codes.length]?.[at] ?? ['grey', 'circle'];
	return { tone, shape };
}
