/** C04: a survey against registers or a census. */
import { attributesOf } from '../sides.ts';
import { NOTHING, type Nothing, type Rule } from '../rule.ts';

export const rule: Rule<Nothing> = (comparison) => {
	const kinds = attributesOf(comparison).map(({ source_kind }) => source_kind);
	const isBoth =
		kinds.includes('survey') && (kinds.includes('register') || kinds.includes('census'));
	return isBoth ? { level: 'not', inputs: NOTHING } : undefined;
};
