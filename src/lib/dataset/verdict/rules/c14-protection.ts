/** C14: registered residents since 2022, where people who fled Ukraine are counted from different times on. */
import { hasRecentRefugees } from '../people.ts';
import { areCountriesApart, periodsOf, reachOf } from '../sides.ts';
import { NOTHING, type Nothing, type Rule, type Side } from '../rule.ts';

const SINCE = '2022';

const isOfResidents = ({ dataset: { comparability } }: Side): boolean =>
	comparability?.source_kind === 'register' || comparability?.source_kind === 'census';

/** Within one country it is the same on all sides. */
export const rule: Rule<Nothing> = (comparison) => {
	if (!areCountriesApart(comparison)) return undefined;
	return comparison.sides.some(
		(side) => isOfResidents(side) && hasRecentRefugees(side) && reachOf(periodsOf(side))[1] >= SINCE
	)
		? { level: 'care', inputs: NOTHING }
		: undefined;
};
