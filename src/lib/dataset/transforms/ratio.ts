/** So many times the reference category in the same period, as exactly as the published decimals allow. */
import { compared, dividedBy, fraction, isAboveZero, minus, type Rounded } from '../exact.ts';
import { unitKindRule } from '../unit-kinds.ts';
import { isQuotientOf, type TransformRule } from './transform.ts';

/** Distance between the ratios that the rounding of both figures allows: up to here two decimals, then one, then none. */
const FINE = fraction(1, 10);
const COARSE = fraction(1);

const spreadOf = (value: Rounded, reference: Rounded) =>
	minus(dividedBy(value.high, reference.low), dividedBy(value.low, reference.high));

export const ratio: TransformRule = {
	reference: 'category',
	refusal: (kind) => {
		const { hasZero, isOfParts } = unitKindRule(kind);
		if (isOfParts) return 'page_explore_transform_refused_shares';
		return hasZero ? undefined : 'page_explore_transform_refused_mean';
	},
	compute: (value, reference) => {
		if (!isQuotientOf(value, reference)) return undefined;
		const spread = spreadOf(value, reference);
		if (compared(spread, COARSE) > 0) return undefined;
		return {
			exact: dividedBy(value.exact, reference.exact),
			isCoarse: isAboveZero(minus(spread, FINE))
		};
	},
	unit: () => 'times',
	isDifference: false,
	neutral: 1,
	axis: [0, 1],
	isQuotient: true,
	decimals: () => ({ decimals: 2 }),
	stopsAtBreaks: false,
	keepsReference: false
};
