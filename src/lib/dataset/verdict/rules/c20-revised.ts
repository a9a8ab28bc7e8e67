/** C20: provisional or estimated figures. */
import { publishedWith } from '../sides.ts';
import type { Rule } from '../rule.ts';

export interface Inputs {
	isProvisional: boolean;
	isEstimated: boolean;
}

export const rule: Rule<Inputs> = (comparison) => {
	const isProvisional = publishedWith(comparison, 'provisional').length > 0;
	const isEstimated = publishedWith(comparison, 'estimated').length > 0;
	return isProvisional || isEstimated
		? { level: 'care', inputs: { isProvisional, isEstimated } }
		: undefined;
};
