/** The values as published. */
import type { TransformRule } from './transform.ts';

export const value: TransformRule = {
	reference: 'none',
	compute: (published) => published,
	unit: () => 'own',
	isDifference: false,
	decimals: (published) => published,
	stopsAtBreaks: false,
	keepsReference: true
};
