/** The composition part by dimension, where classes are made by several (Das Gupta 1993, equation 5.36): free of any order of them. */
import type { Fraction } from '../exact.ts';
import { SIDES, type ClassCounts, type Side } from './counts.ts';
import { dividedBy, mean } from './fraction.ts';

/** Roots are no fractions: this alone is computed in floating point. */
const numberOf = ({ over, under }: Fraction): number => {
	const scale = 10n ** 18n;
	return Number((over * scale) / under) / Number(scale);
};

const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
/** Share of all orders in which just these others come before one of `count`. */
const shareOfOrders = (before: number, count: number): number =>
	(factorial(before) * factorial(count - 1 - before)) / factorial(count);

const subsetsOf = <T>(members: readonly T[]): T[][] =>
	members.reduce<T[][]>((all, one) => [...all, ...all.map((some) => [...some, one])], [[]]);

/** Persons of a side in the classes that have the codes of `one` in these dimensions. */
function personsWith(
	classes: readonly ClassCounts[],
	side: Side,
	one: ClassCounts,
	dimensions: readonly string[]
): number {
	return classes
		.filter(({ codes }) => dimensions.every((id) => codes[id] === one.codes[id]))
		.reduce((persons, { [side]: count }) => persons + numberOf(count.persons), 0);
}

/** Each class's share as a product of one factor for each dimension. */
function factorsOf(
	classes: readonly ClassCounts[],
	side: Side,
	dimensions: readonly string[]
): Record<string, number>[] {
	return classes.map((one) =>
		Object.fromEntries(
			dimensions.map((id) => {
				const others = dimensions.filter((other) => other !== id);
				const factor = subsetsOf(others).reduce((product, held) => {
					const share =
						personsWith(classes, side, one, [...held, id]) / personsWith(classes, side, one, held);
					return product * share ** shareOfOrders(held.length, dimensions.length);
				}, 1);
				return [id, factor];
			})
		)
	);
}

/**
 * What each dimension adds to the composition part (a Shapley value: the mean over all orders of exchanging the
 * reference's factors for the group's), as fractions of one. Not what the dimension alone would give.
 */
export function compositionByDimension(
	classes: readonly ClassCounts[],
	dimensions: readonly string[]
): Record<string, number> {
	const [group, reference] = SIDES.map((side) => factorsOf(classes, side, dimensions)) as [
		Record<string, number>[],
		Record<string, number>[]
	];
	const rates = classes.map((one) =>
		numberOf(
			mean(
				dividedBy(one.group.having, one.group.persons),
				dividedBy(one.reference.having, one.reference.persons)
			)
		)
	);
	const valueWith = (ofGroup: readonly string[]): number =>
		rates.reduce((value, rate, i) => {
			const weight = dimensions.reduce(
				(product, id) => product * (ofGroup.includes(id) ? group : reference)[i]![id]!,
				1
			);
			return value + weight * rate;
		}, 0);
	return Object.fromEntries(
		dimensions.map((id) => {
			const others = dimensions.filter((other) => other !== id);
			const part = subsetsOf(others).reduce(
				(found, before) =>
					found +
					shareOfOrders(before.length, dimensions.length) *
						(valueWith([...before, id]) - valueWith(before)),
				0
			);
			return [id, part];
		})
	);
}
