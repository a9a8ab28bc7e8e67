/** The type every transform is described by: what the rest of the house asks of one. */
import { unitKindRule, type UnitKind } from '../unit-kinds.ts';

/** The unit of a result: that of the values, percentage points, or none (a quotient). */
export type ResultUnit = 'own' | 'points' | 'none';

export interface TransformRule {
	/** What a value is set against: nothing, another category of the same period, or another period of the same series. */
	reference: 'none' | 'category' | 'period';
	/** The result before rounding; null where there is none, such as a quotient by zero. */
	compute: (value: number, reference: number) => number | null;
	/** Unit algebra: the unit of the result, by the kind of unit the values have. */
	unit: (kind: UnitKind) => ResultUnit;
	/** True if the result is a difference: it has a sign, and zero means "as much as the reference". */
	isDifference: boolean;
	/** Decimals of the result, given those the values are published with. */
	decimals: (published: number) => number;
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
