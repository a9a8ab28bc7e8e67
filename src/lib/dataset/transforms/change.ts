/** The difference to a reference period of the same series, where no break lies between the two. */
import { unitOfDifference, type TransformRule } from './transform.ts';

export const change: TransformRule = {
	reference: 'period',
	compute: (value, reference) => value - reference,
	unit: unitOfDifference,
	isDifference: true,
	decimals: (published) => published,
	stopsAtBreaks: true,
	keepsReference: true
};
