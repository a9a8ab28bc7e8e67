/** C18: figures of low reliability. */
import { publishedWith, type Marked } from '../sides.ts';
import type { Rule } from '../rule.ts';

export interface Inputs {
	cells: Marked[];
}

export const rule: Rule<Inputs> = (comparison) => {
	const cells = publishedWith(comparison, 'unreliable');
	return cells.length > 0 ? { level: 'care', inputs: { cells } } : undefined;
};
