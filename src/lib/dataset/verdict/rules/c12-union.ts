/** C12: who is from outside the EU is not the same in Norway and Iceland as in the members. */
import { hasUnionGroup } from '../people.ts';
import { areCountriesApart, placesOf } from '../sides.ts';
import { NOTHING, type Nothing, type Rule } from '../rule.ts';

const OUTSIDE: readonly string[] = ['IS', 'NO'];
const MEMBERS: readonly string[] = ['DK', 'FI', 'SE'];

export const rule: Rule<Nothing> = (comparison) => {
	const places = comparison.sides.filter(hasUnionGroup).flatMap(placesOf);
	const isBoth =
		places.some((code) => OUTSIDE.includes(code)) && places.some((code) => MEMBERS.includes(code));
	return isBoth && areCountriesApart(comparison) ? { level: 'care', inputs: NOTHING } : undefined;
};
