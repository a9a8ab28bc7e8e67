/** A question about a table → the cells it gets, as a PxWeb server picks, sums and refuses them. */
import type { FormCube } from '../table-forms/cube.ts';
import { matrixOf, type ServedTable, type ServedVariable } from './tables.ts';

/** For each variable of the table: positions that were asked for, or that it was left out. */
export interface Selection {
	picked: (number[] | 'eliminated')[];
}

const strides = (variables: readonly ServedVariable[]): number[] => {
	const held = variables.map(() => 1);
	for (let v = held.length - 2; v >= 0; v--)
		held[v] = held[v + 1]! * variables[v + 1]!.values.length;
	return held;
};

/** Cells the server counts: an eliminated variable counts once. */
export const countOf = ({ picked }: Selection): number =>
	picked.reduce<number>((n, held) => n * (held === 'eliminated' ? 1 : held.length), 1);

/** Positions that stand for a variable that was left out: its own value for that, else all, which are summed. */
function summedOf({ values, elimination }: ServedVariable): number[] {
	const at = typeof elimination === 'string' ? values.findIndex((v) => v.code === elimination) : -1;
	return at >= 0 ? [at] : values.map((_, i) => i);
}

/** A sum as PxWeb makes it: nil adds nothing, another symbol wins, two different ones are a third. */
export function sumOf(cells: readonly (number | string)[]): number | string {
	return cells.reduce((sum, cell) => {
		if (cell === '-') return sum;
		if (sum === '-') return cell;
		if (typeof sum === 'number') return typeof cell === 'number' ? sum + cell : cell;
		return typeof cell === 'number' || cell === sum ? sum : '.......';
	});
}

/** Offsets of all combinations, first list slowest. */
function offsetsOf(lists: readonly (readonly number[])[], steps: readonly number[]): number[] {
	return lists.reduce<number[]>(
		(sums, list, v) => sums.flatMap((sum) => list.map((at) => sum + at * steps[v]!)),
		[0]
	);
}

/** The answer as a table of its own. `zeros`: what comes of a file the server cannot read. */
export function answerCube(table: ServedTable, { picked }: Selection, zeros = false): FormCube {
	const { variables, decimals } = table;
	const steps = strides(variables);
	const isKept = (v: number) => picked[v] !== 'eliminated';
	const kept = variables.map((_, v) => v).filter(isKept);
	const gone = variables.map((_, v) => v).filter((v) => !isKept(v));
	const starts = offsetsOf(
		kept.map((v) => picked[v] as number[]),
		kept.map((v) => steps[v]!)
	);
	const inside = offsetsOf(
		gone.map((v) => summedOf(variables[v]!)),
		gone.map((v) => steps[v]!)
	);
	const values: (number | null)[] = new Array<number | null>(starts.length);
	const symbols: Record<number, string> = {};
	for (let i = 0; i < starts.length; i++) {
		const start = starts[i]!;
		const cell = zeros
			? 0
			: inside.length === 1
				? table.cell(start + inside[0]!)
				: sumOf(inside.map((offset) => table.cell(start + offset)));
		values[i] = typeof cell === 'number' ? cell : null;
		if (typeof cell === 'string') symbols[i] = cell;
	}
	return {
		matrix: matrixOf(table),
		title: table.title,
		contents: table.contents,
		unit: table.unit,
		source: table.source,
		decimals,
		notes: table.notes,
		headings: isKept(variables.length - 1) && kept.length > 1 ? 1 : 0,
		dimensions: kept.map((v) => {
			const { code, text = code, values: all, isTime } = variables[v]!;
			const held = (picked[v] as number[]).map((at) => all[at]!);
			return { name: text, code, categories: held, ...(isTime ? { isTime } : {}) };
		}),
		values,
		symbols
	};
}
