/** The type every transform is described by: what the rest of the house asks of one. */
import { isAboveZero, minus, type Fraction, type Rounded } from '../exact.ts';
import type { Decimals } from '../shown-decimals.ts';
import { unitKindRule, type UnitKind } from '../unit-kinds.ts';

/** The unit of a result: that of the values, percentage points, so many times, per cent, or an index. */
export const RESULT_UNITS = ['own', 'points', 'times', 'percent', 'index'] as const;
export type ResultUnit = (typeof RESULT_UNITS)[number];

/** Keys of the messages that say why a transform cannot be chosen. */
export const TRANSFORM_REFUSALS = [
	'page_explore_transform_refused_mean',
	'page_explore_transform_refused_periods',
	'page_explore_transform_refused_points',
	'page_explore_transform_refused_reference',
	'page_explore_transform_refused_shares'
] as const;
export type TransformRefusal = (typeof TRANSFORM_REFUSALS)[number];

export interface Computed {
	exact: Fraction;
	/** True where what it is computed from is too rough for the last decimal. */
	isCoarse?: boolean;
}

export interface TransformRule {
	/** What a value is set against: nothing, another category of the same period, or another period of the same series. */
	reference: 'none' | 'category' | 'period';
	/** Why it is not computed of values of this kind. */
	refusal: (kind: UnitKind) => TransformRefusal | undefined;
	/** The result before rounding; undefined where there is none, such as a quotient by zero. */
	compute: (value: Rounded, reference: Rounded) => Computed | undefined;
	/** Unit algebra: the unit of the result, by the kind of unit the values have. */
	unit: (kind: UnitKind) => ResultUnit;
	/** True if the result is a difference: it has a sign. */
	isDifference: boolean;
	/** What a value as large as its reference becomes; null where there is no reference. */
	neutral: number | null;
	/** Values that an axis holds in any case. */
	axis: readonly number[];
	/** True if the result is a quotient, so that a reference may be too small for one. */
	isQuotient: boolean;
	/** Decimals of the result, given those the values are published with. */
	decimals: (published: Decimals) => Decimals;
	/** True if a break between a value and its reference leaves no result. */
	stopsAtBreaks: boolean;
	/** True if the result is made of classes on both sides, not of two cells: forms of classes show it. */
	ofClasses?: true;
	/** True if the reference is shown beside what is measured from it. */
	keepsReference: boolean;
}

/** Per cent are subtracted in percentage points; everything else in its own unit. */
export const unitOfDifference: TransformRule['unit'] = (kind) =>
	unitKindRule(kind).isPerCent ? 'points' : 'own';

/** A difference, whatever the reference is. */
export const differenceRule = (
	own: Pick<TransformRule, 'reference' | 'stopsAtBreaks' | 'keepsReference'>
): TransformRule => ({
	...own,
	refusal: () => undefined,
	compute: (value, reference) => ({ exact: minus(value.exact, reference.exact) }),
	unit: unitOfDifference,
	isDifference: true,
	neutral: 0,
	axis: [0],
	isQuotient: false,
	decimals: (published) => published
});

/** A percentage changes in percentage points; grade points have no zero to be a percentage of. */
export const refusedOfPeriods: TransformRule['refusal'] = (kind) => {
	if (unitKindRule(kind).isPerCent) return 'page_explore_transform_refused_points';
	return unitKindRule(kind).hasZero ? undefined : 'page_explore_transform_refused_mean';
};

/** True where a quotient means something: the reference is above zero however it was rounded, the value not below. */
export const isQuotientOf = (value: Rounded, reference: Rounded): boolean =>
	isAboveZero(reference.low) && value.exact.over >= 0n;
