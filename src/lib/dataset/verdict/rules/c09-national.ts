/** C09: each country defines it in its own way; a caution where what the source says of ranking allows one. */
import { areCountriesApart, attributesOf } from '../sides.ts';
import { NOTHING, type Nothing, type Rule } from '../rule.ts';

export const rule: Rule<Nothing> = (comparison) => {
	const own = attributesOf(comparison).filter(({ definition }) => definition === 'national');
	if (own.length === 0 || !areCountriesApart(comparison)) return undefined;
	const isCaution = own.every(({ rank }) => rank === 'care');
	return { level: isCaution ? 'care' : 'not', inputs: NOTHING };
};
