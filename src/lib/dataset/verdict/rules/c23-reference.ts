/** C23: counted at different times of the year. */
import type { Comparability } from '../../comparability.ts';
import { attributesOf } from '../sides.ts';
import type { Rule } from '../rule.ts';

export interface Inputs {
	a: Comparability['reference_period'];
	b: Comparability['reference_period'];
}

export const rule: Rule<Inputs> = (comparison) => {
	const [a, b] = new Set(attributesOf(comparison).map((one) => one.reference_period));
	return a && b ? { level: 'care', inputs: { a, b } } : undefined;
};
