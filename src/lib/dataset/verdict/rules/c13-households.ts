/** C13: a survey of private households, and groups that people who fled lately belong to. */
import { hasRecentRefugees } from '../people.ts';
import { NOTHING, type Nothing, type Rule } from '../rule.ts';

const OF_HOUSEHOLDS = ['EU-LFS', 'EU-SILC'];

export const rule: Rule<Nothing> = ({ sides }) =>
	sides.some(
		(side) =>
			OF_HOUSEHOLDS.includes(side.dataset.comparability?.instrument ?? '') &&
			hasRecentRefugees(side)
	)
		? { level: 'care', inputs: NOTHING }
		: undefined;
