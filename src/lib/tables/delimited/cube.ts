/** Rows of a delimited text → observations of a cube in row-major order. */
import { remark } from '#lib/dataset/problem.ts';
import {
	arrangeObservations,
	cellCountOf,
	cellKey,
	stridesOf,
	type Observations
} from '../table/cube.ts';
import type { CsvRows } from './rows.ts';
import {
	refusalOf,
	Refused,
	refuse,
	type ReadOptions,
	type Report,
	type TableDimension
} from '../table/table.ts';

/** How each figure of the file finds its cell. */
export interface CubePlan {
	dimensions: TableDimension[];
	/** For each key column, the cell offset of each of its labels. */
	keyOffsets: Uint32Array[];
	/** Cell offset of each column of figures. */
	columnOffsets: Uint32Array;
}

/** Offsets of labels: `maps` says the category of each label, dimensions of keys first, then those of the heading. */
export function planCube(
	dimensions: TableDimension[],
	maps: readonly Uint32Array[],
	columns: readonly (readonly number[])[],
	width: number
): CubePlan {
	const strides = stridesOf(dimensions.map(({ codes }) => codes.length));
	const offsets = maps.map((map, d) => map.map((category) => category * strides[d]!));
	const keyCount = dimensions.length - columns.length;
	const columnOffsets = new Uint32Array(width);
	columns.forEach((column, c) =>
		column.forEach((label, i) => (columnOffsets[i]! += offsets[keyCount + c]![label]!))
	);
	return { dimensions, keyOffsets: offsets.slice(0, keyCount), columnOffsets };
}

/** Cell of each observation, or undefined when observation i is cell i throughout. */
function cellsOf(rows: CsvRows, { keyOffsets, columnOffsets }: CubePlan): Uint32Array | undefined {
	const width = columnOffsets.length;
	let cells: Uint32Array | undefined;
	for (let row = 0, i = 0; row < rows.count; row++) {
		let base = 0;
		for (let k = 0; k < keyOffsets.length; k++) base += keyOffsets[k]![rows.keys[k]!.rows.at(row)]!;
		for (let f = 0; f < width; f++, i++) {
			const cell = base + columnOffsets[f]!;
			if (!cells && cell !== i) {
				cells = new Uint32Array(rows.count * width);
				for (let j = 0; j < i; j++) cells[j] = j;
			}
			if (cells) cells[i] = cell;
		}
	}
	return cells;
}

/**
 * Puts the figures of all rows into their cells. Refuses a cube beyond the cap, a cell with two values, and, unless
 * the file is said to be a part, cells without a row.
 */
export function cubeOf(
	rows: CsvRows,
	plan: CubePlan,
	report: Report,
	options: ReadOptions
): Observations {
	const { dimensions } = plan;
	const total = cellCountOf(
		dimensions.map(({ codes }) => codes.length),
		options.maxCells
	);
	const cells = cellsOf(rows, plan);
	const { values, marks } = rows;
	if (!cells && values.length === total) return { values, marks };
	const held = { cells: cells ?? Uint32Array.from(values, (_, i) => i), values, marks };
	const lines = rows.lines.lines(rows.count, plan.columnOffsets.length);
	const arranged = arrange(held, lines, total, plan, report, rows);
	const found = arranged.values.length;
	if (found === total) return arranged;
	const missing = {
		found,
		total,
		first: cellKey(dimensions, firstGap(arranged.cells!))
	};
	const shape = dimensions.map(({ name, codes }) => `${name} (${codes.length})`).join(' × ');
	if (!options.partial) refuse('csv_incomplete', { ...missing, shape }, {}, { option: 'partial' });
	report.found.push(remark('csv_partial', missing));
	return arranged;
}

/** Rows of one export that come twice cannot be told apart, even with the same figures: their labels are duplicates. */
function arrange(
	held: Required<Observations>,
	lines: Uint32Array,
	total: number,
	{ dimensions, columnOffsets }: CubePlan,
	report: Report,
	rows: CsvRows
): Observations {
	let arranged: Observations;
	try {
		arranged = arrangeObservations(held, lines, total, dimensions, report);
	} catch (fault) {
		const { causes } = refusalOf(fault);
		throw new Refused(causes.map((one) => ({ ...one, code: 'csv_clash' })));
	}
	const columns = columnOffsets.length - new Set(columnOffsets).size;
	const isByRows = held.values.length - arranged.values.length > columns * rows.count;
	if (!isByRows || rows.odd.headers.count > 0) return arranged;
	const twice = firstTwice(held.cells, total);
	refuse(
		'csv_row_twice',
		{ key: cellKey(dimensions, held.cells[twice]!) },
		{ line: lines[twice]! }
	);
}

/** Index of the first observation whose cell came before. */
function firstTwice(cells: Uint32Array, total: number): number {
	const isTaken = new Uint8Array(total);
	return cells.findIndex((cell) => isTaken[cell]! > 0 || (isTaken[cell] = 1) > 1);
}

/** First cell that no observation has. */
function firstGap(cells: Uint32Array): number {
	const at = cells.findIndex((cell, i) => cell !== i);
	return at < 0 ? cells.length : at;
}
