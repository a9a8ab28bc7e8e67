/** The difference to a reference category in the same period. */
import { unitOfDifference, type TransformRule } from './transform.ts';

export const gap: TransformRule = {
	reference: 'category',
	compute: (value, reference) => value - reference,
	unit: unitOfDifference,
	isDifference: true,
	decimals: (published) => published,
	stopsAtBreaks: false,
	keepsReference: false
};
