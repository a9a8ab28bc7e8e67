/** C19: rates and averages of few persons, where the source publishes how many. */
import { unitKindRule } from '../../unit-kinds.ts';
import { cellOf, codesAt } from '../../slice.ts';
import { cellsOf } from '../sides.ts';
import type { Rule, Side } from '../rule.ts';

export interface Inputs {
	/** The fewest. */
	persons: number;
}

const FEWEST = 50;
const FEW = 200;

/** The persons a cell is based on; persons with the property stand for so many more without it. */
function baseOf({ dataset, slice, persons }: Side, cell: number): number | undefined {
	if (!persons || !dataset.persons) return undefined;
	const codes = codesAt(slice, cell);
	// A dimension with one category there has the same persons for all here.
	for (const { id, codes: all } of persons.dimensions) if (all.length === 1) codes[id] = all[0]!;
	const known = persons.values[cellOf(persons, codes)] ?? null;
	const value = slice.values[cell] ?? null;
	if (known === null || value === null) return undefined;
	if (dataset.persons.holds === 'base') return known;
	return value > 0 && unitKindRule(dataset.unit.kind).isPerCent
		? Math.round((100 * known) / value)
		: undefined;
}

export const rule: Rule<Inputs> = ({ sides }) => {
	let persons = Infinity;
	for (const side of sides)
		if (side.persons)
			for (const cell of cellsOf(side)) persons = Math.min(persons, baseOf(side, cell) ?? Infinity);
	if (persons >= FEW) return undefined;
	return { level: persons < FEWEST ? 'not' : 'care', inputs: { persons } };
};
