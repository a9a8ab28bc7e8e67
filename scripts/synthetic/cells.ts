/** A table's counts, and from them its cells: shares and persons that agree with each other. */
import { isAbsent, isImpossible, SMALLEST_BASE, type TableSpec, type UnitName } from './tables.ts';
import type { Leaf } from './people.ts';

/** Counts of all cells in row-major order, last dimension fastest. */
export interface Counts {
	base: Float64Array;
	part: Float64Array;
}

/** Adds every leaf to all the cells that hold it, so that totals and parts agree. */
export function countsOf({ axes, count }: TableSpec): Counts {
	const size = axes.reduce((n, a) => n * a.categories.length, 1);
	const base = new Float64Array(size);
	const part = new Float64Array(size);
	const leaf: Leaf = {};
	const descend = (depth: number, cells: number[]) => {
		const axis = axes[depth];
		if (!axis) {
			const [people, having] = count(leaf);
			if (people === 0) return;
			for (const cell of cells) {
				base[cell]! += people;
				part[cell]! += having;
			}
			return;
		}
		const width = axis.categories.length;
		for (const [i, code] of axis.leaves.entries()) {
			const held = axis.members[i]!;
			if (held.length === 0) continue;
			leaf[axis.name] = code;
			const below: number[] = [];
			for (const cell of cells) for (const at of held) below.push(cell * width + at);
			descend(depth + 1, below);
		}
	};
	descend(0, [0]);
	return { base, part };
}

export interface Cell {
	/** Digits as published; empty where there is no value. */
	value: string;
	/** As PxWeb would show it; empty beside a value. */
	symbol: '' | '.' | '..';
	status: 'ok' | 'suppressed' | 'not_applicable';
}

const IMPOSSIBLE: Cell = { value: '', symbol: '.', status: 'not_applicable' };
const SUPPRESSED: Cell = { value: '', symbol: '..', status: 'suppressed' };

function cellOf({ base, part }: Counts, at: number, unit: UnitName): Cell {
	if (unit === 'persons') return { value: String(part[at]!), symbol: '', status: 'ok' };
	if (base[at]! < SMALLEST_BASE) return SUPPRESSED;
	return { value: ((100 * part[at]!) / base[at]!).toFixed(1), symbol: '', status: 'ok' };
}

/**
 * Calls `each` for every cell in row-major order with the positions of its categories (one array, used again and
 * again); the cell is undefined where the table has none.
 */
export function eachCell(
	{ axes }: TableSpec,
	counts: Counts,
	unit: UnitName,
	each: (positions: readonly number[], cell: Cell | undefined) => void
): void {
	const positions = axes.map(() => 0);
	const codes: Leaf = {};
	for (const axis of axes) codes[axis.name] = axis.categories[0]!.code;
	for (let at = 0; at < counts.base.length; at++) {
		const cell = isAbsent(codes)
			? undefined
			: isImpossible(codes)
				? IMPOSSIBLE
				: cellOf(counts, at, unit);
		each(positions, cell);
		for (let depth = axes.length - 1; depth >= 0; depth--) {
			const axis = axes[depth]!;
			const next = (positions[depth]! + 1) % axis.categories.length;
			positions[depth] = next;
			codes[axis.name] = axis.categories[next]!.code;
			if (next > 0) break;
		}
	}
}
