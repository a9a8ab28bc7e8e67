/** The change since a reference period of the same series, in per cent of what it was then. */
import { dividedBy, fraction, minus, times } from '../exact.ts';
import { isQuotientOf, refusedOfPeriods, type TransformRule } from './transform.ts';

export const percent: TransformRule = {
	reference: 'period',
	refusal: refusedOfPeriods,
	compute: (value, reference) =>
		isQuotientOf(value, reference)
			? {
					exact: dividedBy(
						times(fraction(100), minus(value.exact, reference.exact)),
						reference.exact
					)
				}
			: undefined,
	unit: () => 'percent',
	isDifference: true,
	neutral: 0,
	axis: [0],
	isQuotient: true,
	decimals: () => ({ decimals: 1 }),
	stopsAtBreaks: true,
	keepsReference: true
};
