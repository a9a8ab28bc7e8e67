/** The difference to a reference period of the same series, where no break lies between the two. */
import { differenceRule } from './transform.ts';

export const change = differenceRule({
	reference: 'period',
	stopsAtBreaks: true,
	keepsReference: true
});
