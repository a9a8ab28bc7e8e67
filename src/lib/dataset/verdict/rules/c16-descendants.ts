/** C16: descendants beside others at all ages, or in a wide band of ages: they are younger. */
import { bandsOf, widthOf } from '../ages.ts';
import { hasDescendants, isOfPeople } from '../people.ts';
import { areCountriesApart, dimensionsOf } from '../sides.ts';
import { NOTHING, type Comparison, type Nothing, type Rule, type Side } from '../rule.ts';

const WIDEST = 25;

const isWide = (side: Side): boolean =>
	bandsOf(side)?.some((band) => widthOf(band) > WIDEST) ?? false;

const areGroupsCompared = ({ dimension, sides }: Comparison): boolean =>
	dimension === undefined ||
	sides.flatMap(dimensionsOf).some((one) => one.id === dimension && isOfPeople(one));

export const rule: Rule<Nothing> = (comparison) => {
	if (!areGroupsCompared(comparison) && !areCountriesApart(comparison)) return undefined;
	return comparison.sides.some(hasDescendants) && comparison.sides.some(isWide)
		? { level: 'care', inputs: NOTHING }
		: undefined;
};
