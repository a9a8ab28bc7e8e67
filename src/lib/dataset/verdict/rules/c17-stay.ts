/** C17: lengths of stay side by side are different people; a cohort that is followed is not. */
import { isOfStay } from '../stay.ts';
import { dimensionsOf } from '../sides.ts';
import { NOTHING, type Nothing, type Rule } from '../rule.ts';

export const rule: Rule<Nothing> = ({ dimension, sides }) =>
	sides.flatMap(dimensionsOf).some((one) => one.id === dimension && isOfStay(one))
		? { level: 'care', inputs: NOTHING }
		: undefined;
