/** How the values of a dataset were rounded when they were published, and what is exactly in a cell of them. */
import {
	compared,
	dividedBy,
	exactly,
	fraction,
	powerOf,
	within,
	type Fraction,
	type Rounded
} from './exact.ts';
import { precisionOf, type Dataset, type Slice } from './model.ts';
import type { Decimals } from './shown-decimals.ts';

export interface Published extends Decimals {
	/** Decimals that are stored, where they are more than those shown. */
	precision?: number;
	/** The source rounds to multiples of it. */
	rounded_to?: number;
}

export const publishedOf = ({
	unit,
	comparability
}: Pick<Dataset, 'unit' | 'comparability'>): Published => ({
	...unit,
	rounded_to: comparability?.rounded_to
});

/** Half of the last published digit: the true value lies so near. */
export function halfStep(published: Published): Fraction {
	const digit = dividedBy(fraction(1), powerOf(precisionOf(published)));
	const multiple = exactly(published.rounded_to ?? 0);
	return dividedBy(compared(digit, multiple) > 0 ? digit : multiple, fraction(2));
}

/** The number in a cell; undefined where none is published. */
export function roundedAt(slice: Slice, cell: number, half: Fraction): Rounded | undefined {
	const value = slice.values[cell] ?? null;
	if (value === null) return undefined;
	return slice.exact?.[cell] ?? within(exactly(value), half);
}
