/** Two groups in the same classes: the words of a comparison of like with like. */
import type { Fraction } from '../exact.ts';
import { dividedBy, sum } from './fraction.ts';

/** Persons of a class, and those of them who have the property. */
export interface Count {
	persons: Fraction;
	having: Fraction;
}

export const SIDES = ['group', 'reference'] as const;
export type Side = (typeof SIDES)[number];

/** One class on both sides. */
export interface ClassCounts extends Record<Side, Count> {
	/** Code of each dimension that makes the classes. */
	codes: Record<string, string>;
}

/** Rate of all classes of a side together, as a fraction of one. */
export const rateOf = (classes: readonly ClassCounts[], side: Side): Fraction =>
	dividedBy(
		sum(classes.map((one) => one[side].having)),
		sum(classes.map((one) => one[side].persons))
	);

/** Share of each class among the persons of a side. */
export function weightsOf(classes: readonly ClassCounts[], side: Side): Fraction[] {
	const all = sum(classes.map((one) => one[side].persons));
	return classes.map((one) => dividedBy(one[side].persons, all));
}

export const ratesOf = (classes: readonly ClassCounts[], side: Side): Fraction[] =>
	classes.map((one) => dividedBy(one[side].having, one[side].persons));
