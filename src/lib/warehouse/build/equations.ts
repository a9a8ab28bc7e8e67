/** Figures that others compute: employment = participation × (100 − unemployment), per cent of the persons beside them. */
import type { Operand, Product, Quotient } from '#lib/dataset/checks.ts';
import type { Selection } from '#lib/dataset/model.ts';
import { areApart, keyOf, rowsWhere, unlessKnown, writtenValue } from './cells.ts';
import type { Figures } from './columns.ts';
import type { BuildProblem, RowProblem } from './problem.ts';

type Refusal = Omit<BuildProblem, 'where'>;

interface Side {
	figures: Figures;
	where: Selection;
}

/** A dimension that a side holds to one code tells none of its cells from another. */
const isOpen = ({ figures: { dataset }, where }: Side, id: string): boolean => {
	const dimension = dataset.dimensions.find((d) => d.id === id);
	return (where[id] ?? dimension?.categories ?? []).length !== 1;
};

/** Dimensions in which the cells of all sides are the same. */
function keysOf(sides: readonly Side[]): string[] {
	const [first, ...others] = sides;
	return first!.figures.dataset.dimensions
		.map(({ id }) => id)
		.filter((id) =>
			others.every(({ figures }) => figures.dataset.dimensions.some((d) => d.id === id))
		)
		.filter((id) => sides.every((side) => isOpen(side, id)));
}

/** Dimensions that are named and not there, or that would let one cell stand for several. */
function refusalOf(sides: readonly Side[], keys: readonly string[]): Refusal | undefined {
	for (const side of sides) {
		const ids = side.figures.dataset.dimensions.map((d) => d.id);
		const unknown = Object.keys(side.where).find((id) => !ids.includes(id));
		const open = ids.find((id) => !keys.includes(id) && isOpen(side, id));
		const found = unknown ?? open;
		if (found !== undefined)
			return {
				code: 'unknown-cells',
				found: `"${found}" of ${side.figures.dataset.id}`,
				allowed: unknown === undefined ? 'one code' : ids.join(', '),
				remedy: 'Say which cells are meant: one code for each dimension that not all of them have.'
			};
	}
	return undefined;
}

/** Published values by their codes in the dimensions that tell the cells apart. */
function valuesOf({ figures, where }: Side, keys: readonly string[]) {
	const { columns } = figures;
	const key = keyOf(figures, keys);
	const published = new Map<string, { row: number; value: number }>();
	for (const row of rowsWhere(figures, where)) {
		const value = columns.values[row]!;
		if (!Number.isNaN(value)) published.set(key(row), { row: columns.row[row]!, value });
	}
	return published;
}

/** The result of operands; NaN where there is none. */
const RESULTS: Record<(Product | Quotient)['rule'], (operands: readonly number[]) => number> = {
	product: (operands) => operands.reduce((product, value) => product * 0.01 * value),
	quotient: ([part = NaN, base = NaN]) => (base === 0 ? NaN : (100 * part) / base)
};

interface Compared {
	key: string;
	row: number;
	value: number;
	result: number;
}

/** Cells whose operands are all published. */
function comparedBy(
	check: Product | Quotient,
	[equals, ...of]: readonly Side[],
	keys: readonly string[]
): Compared[] {
	const operands = of.map((side) => valuesOf(side, keys));
	return [...valuesOf(equals!, keys)].flatMap(([key, { row, value }]) => {
		const values = operands.flatMap((cells, o) => {
			const cell = cells.get(key);
			if (!cell) return [];
			return [check.of[o]!.complement ? 100 - cell.value : cell.value];
		});
		if (values.length < operands.length) return [];
		return [{ key, row, value, result: RESULTS[check.rule](values) }];
	});
}

/** A check that compares no cell at all would never fail. */
const EMPTY: Refusal = {
	code: 'compares-nothing',
	found: 'no cell for which all figures are there',
	allowed: 'cells that can be compared',
	remedy: 'Correct the codes, or remove the check.'
};

/** Rows that are not as computed, or why nothing can be computed. @param all the figures that are there, by id */
export function wrongResults(
	figures: Figures,
	check: Product | Quotient,
	all: ReadonlyMap<string, Figures>
): { refusal?: Refusal; problems: RowProblem[] } {
	const { dataset } = figures;
	const { tolerance, misses } = check;
	const sides = [check.equals, ...check.of].map(({ where, dataset: id }: Operand): Side => ({
		figures: all.get(id ?? dataset.id)!,
		where
	}));
	const keys = keysOf(sides);
	const refusal = refusalOf(sides, keys);
	if (refusal) return { refusal, problems: [] };
	const compared = comparedBy(check, sides, keys);
	if (compared.length === 0) return { refusal: EMPTY, problems: [] };
	const wrong = compared
		.filter(({ value, result }) => Number.isNaN(result) || areApart(value, result, tolerance))
		.map(({ key, row, value, result }) => ({
			row,
			found: `${writtenValue(dataset, value)} for ${key}, computed as ${writtenValue(dataset, Number(result.toFixed(3)))}`
		}));
	return {
		problems: unlessKnown(wrong, misses).map(({ row, found }) => ({
			code: 'wrong-result',
			where: { row, column: 'value' },
			found,
			allowed: `the computed figure ± ${tolerance}${misses ? `, but for ${misses}` : ''}`,
			remedy: 'Find out which of the figures is wrong.'
		}))
	};
}
