/** C26: Iceland has counted its population in a new way since 2024. */
import { isApart, periodsOf, placesOf } from '../sides.ts';
import { NOTHING, type Nothing, type Rule, type Side } from '../rule.ts';

const ICELAND = 'IS';
const SINCE = '2024';

/** Per 1,000 inhabitants is a figure of the population as well. */
const isOfPopulation = ({ dataset: { comparability, unit } }: Side): boolean =>
	comparability?.source_kind === 'register' || unit.kind === 'per1000';

/** The average population of 2023 is made of one count of each way. */
const isMixed = ({ dataset: { unit, population } }: Side, period: string): boolean =>
	unit.kind === 'per1000' && population?.at === 'mean' && period.startsWith('2023');

export const rule: Rule<Nothing> = (comparison) => {
	const sides = comparison.sides.filter(
		(side) => isOfPopulation(side) && placesOf(side).includes(ICELAND)
	);
	const periods = sides.flatMap(periodsOf);
	const isBoth = periods.some((p) => p < SINCE) && periods.some((p) => p >= SINCE);
	if (isBoth && isApart({ sides }, periodsOf)) return { level: 'not', inputs: NOTHING };
	return sides.some((side) => periodsOf(side).some((period) => isMixed(side, period)))
		? { level: 'care', inputs: NOTHING }
		: undefined;
};
