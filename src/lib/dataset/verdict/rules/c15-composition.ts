/** C15: migrants of two countries, or of years far apart, whatever their origins or length of stay. */
import { monthsBetween } from '../../period.ts';
import { hasMigrants, isOfPeople, peopleOf } from '../people.ts';
import { areCountriesApart, dimensionsOf, periodsOf, reachOf } from '../sides.ts';
import { isOfStay } from '../stay.ts';
import { isTotal } from '../../groups.ts';
import { NOTHING, type Nothing, type Rule, type Side } from '../rule.ts';

const FAR_APART = 60;

/** One origin and one length of stay: then the groups are alike in both. */
function isOfOneOriginAndStay(side: Side): boolean {
	const isOfOrigins = [...peopleOf(side)].every((one) => one === 'origin' || one === 'ukraine');
	const stay = dimensionsOf(side).find(isOfStay);
	const codes = stay ? (side.codes[stay.id] ?? []) : [];
	return (
		isOfOrigins &&
		dimensionsOf(side).some(isOfPeople) &&
		codes.length > 0 &&
		!codes.some((code) => isTotal(stay!, code))
	);
}

export const rule: Rule<Nothing> = (comparison) => {
	const [first, last] = reachOf(comparison.sides.flatMap(periodsOf));
	const isLong =
		comparison.sides.some((side) => {
			const own = reachOf(periodsOf(side));
			return own[0] !== first || own[1] !== last;
		}) && (monthsBetween(first, last) ?? 0) >= FAR_APART;
	if (!areCountriesApart(comparison) && !isLong) return undefined;
	const migrants = comparison.sides.filter(hasMigrants);
	return migrants.length > 1 && !migrants.every(isOfOneOriginAndStay)
		? { level: 'care', inputs: NOTHING }
		: undefined;
};
