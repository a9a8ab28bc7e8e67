/** Two datasets that are to agree: cells in which they differ, and cells that only one of them has. */
import type { AgreesWith } from '#lib/dataset/checks.ts';
import type { Dataset, Selection } from '#lib/dataset/model.ts';
import { keyOf, rowsWhere, writtenValue } from './cells.ts';
import type { Figures } from './columns.ts';
import type { RowProblem } from './problem.ts';

export interface Disagreement {
	/** Problems in rows of the dataset that asks for the check. */
	own: RowProblem[];
	/** Problems in rows of the other one. */
	others: RowProblem[];
}

interface Cell {
	row: number;
	value: number;
}

/** Cells that both datasets describe and that the check speaks of, by their codes in the dimensions of both. */
function comparedOf(
	figures: Figures,
	other: Dataset,
	where: Selection,
	shared: readonly string[]
): Map<string, Cell[]> {
	const { dataset, columns } = figures;
	const described = Object.fromEntries(
		dataset.dimensions.flatMap(({ id, categories }) => {
			const twin = other.dimensions.find((o) => o.id === id);
			if (!twin && !where[id]) return [];
			const codes = (where[id] ?? categories.map((c) => c.code)).filter(
				(code) => twin?.categories.some((c) => c.code === code) ?? true
			);
			return [[id, codes]];
		})
	);
	const key = keyOf(figures, shared);
	const cells = new Map<string, Cell[]>();
	for (const row of rowsWhere(figures, described)) {
		const cell = { row: columns.row[row]!, value: columns.values[row]! };
		const same = cells.get(key(row));
		if (same) same.push(cell);
		else cells.set(key(row), [cell]);
	}
	return cells;
}

/** Every cell of `cells` whose key `others` does not have. */
const alone = (
	cells: ReadonlyMap<string, Cell[]>,
	others: ReadonlyMap<string, Cell[]>,
	missing: Dataset
): RowProblem[] =>
	[...cells].flatMap(([key, same]) =>
		others.has(key) ? [] : same.map(({ row }) => onlyIn(key, row, missing))
	);

const onlyIn = (key: string, row: number, missing: Dataset): RowProblem => ({
	code: 'only-in-one',
	where: { row, column: '' },
	found: `${key}, which ${missing.id} does not have`,
	allowed: 'the same cells in both',
	remedy: 'Add the line there, or remove it here.'
});

function differing(one: Figures, other: Figures, check: AgreesWith): Disagreement {
	const shared = one.dataset.dimensions
		.map(({ id }) => id)
		.filter((id) => other.dataset.dimensions.some((o) => o.id === id));
	const ours = comparedOf(one, other.dataset, check.where, shared);
	const theirs = comparedOf(other, one.dataset, { ...check.where, ...check.there }, shared);
	const own = alone(ours, theirs, other.dataset);
	const others = alone(theirs, ours, one.dataset);
	for (const [key, same] of ours)
		for (const { row, value } of same)
			for (const twin of theirs.get(key) ?? [])
				if (!Object.is(value, twin.value) && value !== twin.value)
					own.push({
						code: 'disagrees',
						where: { row, column: 'value' },
						found: `${writtenValue(one.dataset, value)} for ${key}`,
						allowed: `${writtenValue(other.dataset, twin.value)}, as in ${other.dataset.id}`,
						remedy: 'Find out which of the two datasets is right.'
					});
	const byRow = (a: RowProblem, b: RowProblem) => a.where.row - b.where.row;
	return { own: own.sort(byRow), others: others.sort(byRow) };
}

/** What is wrong in either of two datasets by the checks of the first. */
export function disagreeing(one: Figures, other: Figures): Disagreement {
	const all = one.dataset.checks.flatMap((check) =>
		check.rule === 'agrees-with' && check.dataset === other.dataset.id
			? [differing(one, other, check)]
			: []
	);
	return { own: all.flatMap(({ own }) => own), others: all.flatMap(({ others }) => others) };
}
