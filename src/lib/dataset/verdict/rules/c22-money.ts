/** C22: money of different years, or of different countries. */
import { areCountriesApart, arePeriodsApart } from '../sides.ts';
import type { Rule } from '../rule.ts';

export interface Inputs {
	isAcrossYears: boolean;
	isAcrossCountries: boolean;
}

export const rule: Rule<Inputs> = (comparison) => {
	if (!comparison.sides.some(({ dataset }) => dataset.unit.kind === 'money')) return undefined;
	const inputs = {
		isAcrossYears: arePeriodsApart(comparison),
		isAcrossCountries: areCountriesApart(comparison)
	};
	return inputs.isAcrossYears || inputs.isAcrossCountries ? { level: 'care', inputs } : undefined;
};
