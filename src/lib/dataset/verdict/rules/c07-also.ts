/** C07: a dimension differs besides the compared one; periods, ages and measures have rules of their own. */
import { isTotal } from '../../groups.ts';
import type { Dimension, Text } from '../../model.ts';
import { AGE } from '../ages.ts';
import { isOfPeople, peopleOf } from '../people.ts';
import { areCountriesApart, areDatasetsApart, dimensionsOf, isApart } from '../sides.ts';
import type { Comparison, Rule, Side } from '../rule.ts';

export interface Inputs {
	/** Labels of the dimensions. */
	dimensions: Text[];
}

const isPlain = ({ id, role }: Dimension): boolean => role === 'classification' && id !== AGE;

/** The chosen codes of a dimension; none where they tell nothing apart: a total, or the one category there is. */
function choiceOf(side: Side, { id }: Dimension): string {
	const own = dimensionsOf(side).find((d) => d.id === id);
	const codes = side.codes[id] ?? [];
	if (!own || own.categories.length === 1 || codes.every((code) => isTotal(own, code))) return '';
	return codes.join();
}

const peopleText = (side: Side): string => [...peopleOf(side)].sort().join();

function differing(comparison: Comparison): Dimension[] {
	const all = new Map(
		comparison.sides.flatMap(dimensionsOf).map((dimension) => [dimension.id, dimension])
	);
	const isShared = !areDatasetsApart(comparison);
	return [...all.values()].filter((dimension) => {
		if (!isPlain(dimension)) return false;
		// What groups are called differs from table to table.
		if (!isShared && isOfPeople(dimension)) return isApart(comparison, peopleText);
		return isApart(comparison, (side) => choiceOf(side, dimension));
	});
}

export const rule: Rule<Inputs> = (comparison) => {
	const found = differing(comparison);
	const { dimension } = comparison;
	// Of two figures that say no dimension, the first that differs is the compared one, countries before all others.
	const isAsked = dimension !== undefined || areCountriesApart(comparison);
	const beside = isAsked ? found.filter(({ id }) => id !== dimension) : found.slice(1);
	return beside.length > 0
		? { level: 'not', inputs: { dimensions: beside.map(({ label }) => label) } }
		: undefined;
};
