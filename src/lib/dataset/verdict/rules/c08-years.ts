/** C08: levels of different countries in different years. */
import { monthsBetween } from '../../period.ts';
import { areCountriesApart, arePeriodsApart, periodsOf, reachOf } from '../sides.ts';
import type { Rule } from '../rule.ts';

export interface Inputs {
	/** Codes of periods. */
	a: string;
	b: string;
}

export const rule: Rule<Inputs> = (comparison) => {
	if (!areCountriesApart(comparison) || !arePeriodsApart(comparison)) return undefined;
	const [a, b] = reachOf(comparison.sides.flatMap(periodsOf));
	const months = monthsBetween(a, b);
	return {
		level: months !== undefined && months <= 12 ? 'care' : 'not',
		inputs: { a, b }
	};
};
