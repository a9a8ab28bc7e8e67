/** An index: what the same series was in a reference period is 100. */
import { dividedBy, fraction, times } from '../exact.ts';
import { isQuotientOf, refusedOfPeriods, type TransformRule } from './transform.ts';

export const index: TransformRule = {
	reference: 'period',
	refusal: refusedOfPeriods,
	compute: (value, reference) =>
		isQuotientOf(value, reference)
			? { exact: dividedBy(times(fraction(100), value.exact), reference.exact) }
			: undefined,
	unit: () => 'index',
	isDifference: false,
	neutral: 100,
	axis: [100],
	isQuotient: true,
	decimals: () => ({ decimals: 1 }),
	stopsAtBreaks: true,
	keepsReference: true
};
