/** Figures that others compute: employment = participation × (100 − unemployment), per cent of the persons beside them. */
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Operand, Product, Quotient } from '#lib/dataset/checks.ts';
import type { Dataset, Selection } from '#lib/dataset/model.ts';
import { literal, queryRows, quoted } from '../sql.ts';
import { unlessKnown } from './checks.ts';
import type { BuildProblem, RowProblem } from './problem.ts';

type Refusal = Omit<BuildProblem, 'where'>;

interface Equation {
	/** Why it cannot be computed. */
	refusal?: Refusal;
	/** SQL of the cells whose operands are all published: place, key, value, result. @param name the table of the results */
	compared: (name: string) => string;
}

interface Side {
	dataset: Dataset;
	where: Selection;
}

/** A dimension that a side holds to one code tells none of its cells from another. */
const isOpen = ({ dataset, where }: Side, id: string): boolean => {
	const dimension = dataset.dimensions.find((d) => d.id === id);
	return (where[id] ?? dimension?.categories ?? []).length !== 1;
};

/** Dimensions in which the cells of all sides are the same. */
function keysOf(sides: readonly Side[]): string[] {
	const [first, ...others] = sides;
	return first!.dataset.dimensions
		.map(({ id }) => id)
		.filter((id) => others.every(({ dataset }) => dataset.dimensions.some((d) => d.id === id)))
		.filter((id) => sides.every((side) => isOpen(side, id)));
}

/** Dimensions that are named and not there, or that would let one cell stand for several. */
function refusalOf(sides: readonly Side[], keys: readonly string[]): Refusal | undefined {
	for (const side of sides) {
		const ids = side.dataset.dimensions.map((d) => d.id);
		const unknown = Object.keys(side.where).find((id) => !ids.includes(id));
		const open = ids.find((id) => !keys.includes(id) && isOpen(side, id));
		const found = unknown ?? open;
		if (found !== undefined)
			return {
				code: 'unknown-cells',
				found: `"${found}" of ${side.dataset.id}`,
				allowed: unknown === undefined ? 'one code' : ids.join(', '),
				remedy: 'Say which cells are meant: one code for each dimension that not all of them have.'
			};
	}
	return undefined;
}

const cellsOf = ({ where }: Side, keys: readonly string[], value: string, name: string): string => {
	const terms = Object.entries(where).map(
		([id, codes]) => `${quoted(id)}::VARCHAR IN (${codes.map(literal).join(',')})`
	);
	const columns = keys.map((id) => `${quoted(id)}::VARCHAR AS ${quoted(`key ${id}`)}`);
	return `SELECT ${['rowid AS place', `${value} AS value`, '0 AS one', ...columns].join(', ')} FROM ${quoted(name)}
		WHERE ${['value IS NOT NULL', ...terms].join(' AND ')}`;
};

/** The result of operands o0, o1, … */
const RESULTS: Record<(Product | Quotient)['rule'], (count: number) => string> = {
	product: (count) => Array.from({ length: count }, (_, o) => `o${o}.value`).join(' * 0.01 * '),
	quotient: () => '100 * o0.value / nullif(o1.value, 0)'
};

/** @param datasets those that are there, by id */
export function equationOf(
	dataset: Dataset,
	check: Product | Quotient,
	datasets: ReadonlyMap<string, Dataset>
): Equation {
	const sides = [check.equals, ...check.of].map(({ where, dataset: id }: Operand): Side => ({
		dataset: datasets.get(id ?? dataset.id)!,
		where
	}));
	const keys = keysOf(sides);
	const refusal = refusalOf(sides, keys);
	const columns = keys.map((id) => quoted(`key ${id}`));
	const names = ['one', ...columns].join(', ');
	const key = `concat_ws(' ', ${['NULL', ...columns].join(', ')})`;
	const compared = (name: string): string => {
		const [result, ...operands] = sides;
		const joined = operands.map((side, o) => {
			const value = check.of[o]!.complement ? '100 - value' : 'value';
			return `JOIN (${cellsOf(side, keys, value, side.dataset.id)}) AS o${o} USING (${names})`;
		});
		return `SELECT e.place, ${key} AS key, e.value, ${RESULTS[check.rule](operands.length)} AS result
			FROM (${cellsOf(result!, keys, 'value::DOUBLE', name)}) AS e ${joined.join(' ')}`;
	};
	return { ...(refusal ? { refusal } : {}), compared };
}

/** A check that compares no cell at all would never fail. */
export async function emptiness(
	connection: DuckDBConnection,
	compared: string
): Promise<Refusal | undefined> {
	const rows = await queryRows(connection, `SELECT 1 FROM (${compared}) LIMIT 1`);
	if (rows.length > 0) return undefined;
	return {
		code: 'compares-nothing',
		found: 'no cell for which all figures are there',
		allowed: 'cells that can be compared',
		remedy: 'Correct the codes, or remove the check.'
	};
}

/** Binary dust is no difference. */
const DUST = 1e-9;

/** @param name the table of the results, typed or of texts; rows are its */
export async function wrongResults(
	connection: DuckDBConnection,
	{ compared }: Equation,
	{ tolerance, misses }: Product | Quotient,
	name: string
): Promise<RowProblem[]> {
	const wrong = `SELECT place, round(value, 6)::DOUBLE || ' for ' || key || ', computed as ' || round(result, 3) AS said
		FROM (${compared(name)}) WHERE result IS NULL OR abs(value - result) > ${tolerance + DUST}`;
	const rows = await queryRows(connection, unlessKnown(wrong, misses));
	return rows.map(([row, found]) => ({
		code: 'wrong-result',
		where: { row: Number(row), column: 'value' },
		found: String(found),
		allowed: `the computed figure ± ${tolerance}${misses ? `, but for ${misses}` : ''}`,
		remedy: 'Find out which of the figures is wrong.'
	}));
}
