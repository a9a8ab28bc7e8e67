/** The values as published. */
import type { TransformRule } from './transform.ts';

export const value: TransformRule = {
	reference: 'none',
	refusal: () => undefined,
	compute: (published) => published,
	unit: () => 'own',
	isDifference: false,
	neutral: null,
	axis: [0],
	isQuotient: false,
	decimals: (published) => published,
	stopsAtBreaks: false,
	keepsReference: true
};
