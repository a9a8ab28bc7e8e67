/** How observations find their cell: sizes, the cap on cells, row-major order, and what happens to keys that come twice. */
import { cause, remark, type Cause } from '#lib/dataset/problem.ts';
import { GrowingArray } from './growing-array.ts';
import type { Report, TableDimension } from './table.ts';
import { Refused, refuse } from './table.ts';

/** Cells of the largest cube that is read when the caller names no other cap. */
export const MAX_TABLE_CELLS = 50_000_000;
const MAX_FAULTS = 100;
/** Cells are numbered in 32 bits. */
const LARGEST_INDEX = 0xffff_ffff;

/** What a `Table` holds beside its dimensions: one entry for each observation. */
export interface Observations {
	cells?: Uint32Array;
	values: Float64Array;
	marks: Uint16Array;
}

/**
 * Number of cells of a cube. Refuses an empty one, and one with more cells than `maxCells`; call it before
 * allocating anything by size.
 */
export function cellCountOf(sizes: readonly number[], maxCells = MAX_TABLE_CELLS): number {
	if (sizes.includes(0)) refuse('table_empty_dimension', { sizes: sizes.join(' × ') });
	const cells = sizes.reduce((product, size) => product * size, 1);
	if (!(cells <= Math.min(maxCells, LARGEST_INDEX)))
		refuse('table_cube_too_large', { sizes: sizes.join(' × '), cells, most: maxCells });
	return cells;
}

/** Rows that are kept before it is asked how many of them say what others said. */
const ROWS_UNASKED = 1 << 20;

/**
 * Refuses rows that mostly repeat others: they would fill the memory with what is kept once.
 * @param most combinations of the categories met so far: no more rows can be different
 */
export function refuseRepeats(rows: number, most: number): void {
	if (rows <= ROWS_UNASKED || rows <= 2 * most) return;
	refuse('table_rows_repeat', { rows, most });
}

/** How far apart neighbours of each dimension lie in row-major order; the last is 1. */
export function stridesOf(sizes: readonly number[]): number[] {
	const strides = new Array<number>(sizes.length).fill(1);
	for (let d = sizes.length - 2; d >= 0; d--) strides[d] = strides[d + 1]! * sizes[d + 1]!;
	return strides;
}

/** The key of a cell in words: "sex=M, time=2016". */
export function cellKey(
	dimensions: readonly Pick<TableDimension, 'name' | 'codes'>[],
	cell: number
): string {
	const strides = stridesOf(dimensions.map((d) => d.codes.length));
	return dimensions
		.map(({ name, codes }, d) => `${name}=${codes[Math.floor(cell / strides[d]!) % codes.length]!}`)
		.join(', ');
}

/**
 * Observations that come as rows, in any order, of a cube whose sizes are known only at the end.
 * Add each row, then `finish`.
 */
export class Rows {
	readonly #indexes: GrowingArray<Uint32Array>[];
	readonly #values = new GrowingArray(Float64Array);
	readonly #marks = new GrowingArray(Uint16Array);
	readonly #lines = new GrowingArray(Uint32Array);
	/** Categories met in each dimension. */
	readonly #met: number[];
	#most = 1;

	constructor(dimensionCount: number) {
		this.#met = new Array<number>(dimensionCount).fill(0);
		this.#indexes = Array.from({ length: dimensionCount }, () => new GrowingArray(Uint32Array));
	}

	get length(): number {
		return this.#values.length;
	}

	/** One observation: category index in each dimension, value (NaN = none), mark, and line (0 = unknown). */
	add(indexes: ArrayLike<number>, value: number, mark: number, line = 0): void {
		for (let d = 0; d < this.#indexes.length; d++) {
			const index = indexes[d]!;
			this.#indexes[d]!.push(index);
			if (index < this.#met[d]!) continue;
			this.#met[d] = index + 1;
			this.#most = this.#met.reduce((product, met) => product * met, 1);
		}
		this.#values.push(value);
		this.#marks.push(mark);
		this.#lines.push(line);
		refuseRepeats(this.length, this.#most);
	}

	/** Cells in row-major order. Refuses cubes beyond the cap and keys with two different values. */
	finish(
		dimensions: readonly Pick<TableDimension, 'name' | 'codes'>[],
		report: Report,
		maxCells?: number
	): Observations {
		const sizes = dimensions.map((d) => d.codes.length);
		const total = cellCountOf(sizes, maxCells);
		const strides = stridesOf(sizes);
		const cells = new Uint32Array(this.length);
		this.#indexes.forEach((column, d) => {
			const stride = strides[d]!;
			for (let i = 0; i < cells.length; i++) cells[i]! += column.at(i) * stride;
		});
		const lines = this.#lines.done();
		const held = { cells, values: this.#values.done(), marks: this.#marks.done() };
		return arrangeObservations(held, lines, total, dimensions, report);
	}
}

/**
 * Sorts observations by cell and settles keys that come twice: the same value is kept once and counted in a
 * warning, different values refuse the file. `cells` is left out when every cell is there.
 */
export function arrangeObservations(
	{ cells, values, marks }: Required<Observations>,
	lines: Uint32Array,
	total: number,
	dimensions: readonly Pick<TableDimension, 'name' | 'codes'>[],
	report: Report
): Observations {
	if (isAscending(cells))
		return cells.length === total ? { values, marks } : { cells, values, marks };
	const order = orderOf(cells);
	const kept = new Uint32Array(order.length);
	const faults: Cause[] = [];
	let count = 0;
	let repeated = 0;
	for (const row of order) {
		const before = kept[count - 1];
		if (count === 0 || cells[before!] !== cells[row]) {
			kept[count++] = row;
			continue;
		}
		repeated++;
		const isSame =
			(values[before!] === values[row] || (isNaN(values[before!]!) && isNaN(values[row]!))) &&
			marks[before!] === marks[row];
		if (!isSame && faults.length < MAX_FAULTS)
			faults.push(clash(cellKey(dimensions, cells[row]!), lines[before!]!, lines[row]!));
	}
	if (faults.length > 0) throw new Refused(faults);
	if (repeated > 0) report.warned.push(remark('table_repeated', { count: repeated }));
	const rows = kept.subarray(0, count);
	return {
		...(count === total ? {} : { cells: Uint32Array.from(rows, (row) => cells[row]!) }),
		values: Float64Array.from(rows, (row) => values[row]!),
		marks: Uint16Array.from(rows, (row) => marks[row]!)
	};
}

const clash = (key: string, first: number, line: number): Cause =>
	first > 0
		? cause('table_clash', { first }, { line, key })
		: cause('table_clash_unplaced', {}, { key });

function isAscending(cells: Uint32Array): boolean {
	for (let i = 1; i < cells.length; i++) if (cells[i]! <= cells[i - 1]!) return false;
	return true;
}

/** Row numbers sorted by cell, rows of the same cell in file order: a radix sort of two 16-bit digits. */
function orderOf(cells: Uint32Array): Uint32Array {
	let order = Uint32Array.from(cells, (_, row) => row);
	for (const shift of [0, 16]) {
		const starts = new Uint32Array(65_537);
		for (const cell of cells) starts[((cell >>> shift) & 0xffff) + 1]!++;
		for (let digit = 1; digit < starts.length; digit++) starts[digit]! += starts[digit - 1]!;
		const sorted = new Uint32Array(order.length);
		for (const row of order) sorted[starts[(cells[row]! >>> shift) & 0xffff]!++] = row;
		order = sorted;
	}
	return order;
}
