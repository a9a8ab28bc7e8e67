/** C25: counts of countries of different size, as they are. */
import { unitKindRule } from '../../unit-kinds.ts';
import { areCountriesApart } from '../sides.ts';
import { NOTHING, type Nothing, type Rule } from '../rule.ts';

export const rule: Rule<Nothing> = (comparison) => {
	const isCounted = comparison.sides.some(
		({ dataset: { unit } }) => unitKindRule(unit.kind).isCounted
	);
	return isCounted && areCountriesApart(comparison)
		? { level: 'care', inputs: NOTHING }
		: undefined;
};
