/** C03: a country counts in another way than the others, or than itself in other periods. */
import { areCountriesApart, arePeriodsApart, placeOf, publishedWith } from '../sides.ts';
import type { Rule, Side } from '../rule.ts';

export interface Inputs {
	side: Side;
	/** Codes of countries. */
	places: string[];
	/** Against other countries, not against other periods of its own. */
	isAcross: boolean;
}

export const rule: Rule<Inputs> = (comparison) => {
	const isAcross = areCountriesApart(comparison);
	if (!isAcross && !arePeriodsApart(comparison)) return undefined;
	const cells = publishedWith(comparison, 'definition_differs');
	const places = [...new Set(cells.flatMap((cell) => placeOf(cell) ?? []))];
	return cells[0]
		? { level: isAcross ? 'not' : 'care', inputs: { side: cells[0].side, places, isAcross } }
		: undefined;
};
