/** The difference to a reference category in the same period. */
import { differenceRule } from './transform.ts';

export const gap = differenceRule({
	reference: 'category',
	stopsAtBreaks: false,
	keepsReference: false
});
