/** The observations of a dataset as columns of numbers: places of codes, values, places of statuses. */
import type { Dataset } from '#lib/dataset/model.ts';

export interface Columns {
	rows: number;
	/** The place of each row's category, by dimension. */
	codes: Uint32Array[];
	/** NaN where no value was published. */
	values: Float64Array;
	/** The place of each row's status in `statuses`. */
	status: Uint16Array;
	/** Those that occur, "ok" first. */
	statuses: string[];
	/** The row of the file, from 0 for the first after the header. */
	row: Uint32Array;
}

/** A dataset whose observations are sound so far. */
export interface Figures {
	dataset: Dataset;
	columns: Columns;
}

const START = 1 << 8;

/** Columns that grow by a row at a time. */
export class GrowingColumns {
	rows = 0;
	codes: Uint32Array[];
	values = new Float64Array(START);
	status = new Uint16Array(START);

	constructor(dimensions: number) {
		this.codes = Array.from({ length: dimensions }, () => new Uint32Array(START));
	}

	/** Makes room for the next row. */
	reserve(): void {
		if (this.rows < this.values.length) return;
		const grown = <T extends Float64Array | Uint16Array | Uint32Array>(column: T): T => {
			const more = new (column.constructor as new (length: number) => T)(2 * column.length);
			more.set(column);
			return more;
		};
		this.codes = this.codes.map(grown);
		this.values = grown(this.values);
		this.status = grown(this.status);
	}
}

/** The longest dimension first: a slice of one of its categories then touches few row groups. Time always last. */
function orderOf({ dimensions }: Dataset): number[] {
	const isTime = (at: number) => Number(dimensions[at]!.role === 'time');
	const size = (at: number) => dimensions[at]!.categories.length;
	const all = dimensions.map((_, at) => at);
	const [longest] = [...all].sort((a, b) => isTime(a) - isTime(b) || size(b) - size(a));
	const others = all.filter((at) => at !== longest).sort((a, b) => isTime(a) - isTime(b));
	return [longest!, ...others];
}

/** Rows in order: by each dimension in turn from the last to the first, counting how many rows each category has. */
function sortedRows(dataset: Dataset, codes: readonly Uint32Array[], rows: number): Uint32Array {
	let order = new Uint32Array(rows);
	let next = new Uint32Array(rows);
	for (let row = 0; row < rows; row++) order[row] = row;
	for (const at of orderOf(dataset).reverse()) {
		const column = codes[at]!;
		const start = new Uint32Array(dataset.dimensions[at]!.categories.length + 1);
		for (let row = 0; row < rows; row++) start[column[row]! + 1]!++;
		for (let place = 1; place < start.length; place++) start[place]! += start[place - 1]!;
		for (let i = 0; i < rows; i++) next[start[column[order[i]!]!]!++] = order[i]!;
		[order, next] = [next, order];
	}
	return order;
}

/** @param texts the statuses that the places in `grown` are of */
export function sortedColumns(
	dataset: Dataset,
	grown: GrowingColumns,
	texts: readonly string[]
): Columns {
	const { rows } = grown;
	const row = sortedRows(dataset, grown.codes, rows);
	const sorted = <T extends Float64Array | Uint16Array | Uint32Array>(column: T): T => {
		const result = new (column.constructor as new (length: number) => T)(rows);
		for (let at = 0; at < rows; at++) result[at] = column[row[at]!]!;
		return result;
	};
	const found = new Uint8Array(texts.length);
	for (let at = 0; at < rows; at++) found[grown.status[at]!] = 1;
	const others = texts.filter((text, place) => found[place] === 1 && text !== 'ok').sort();
	const statuses = ['ok', ...others];
	const places = texts.map((text) => statuses.indexOf(text));
	const status = sorted(grown.status);
	for (let at = 0; at < rows; at++) status[at] = places[status[at]!]!;
	return {
		rows,
		codes: grown.codes.map(sorted),
		values: sorted(grown.values),
		status,
		statuses,
		row
	};
}

/** True if two rows have the same key; in sorted columns they stand side by side. */
export function hasKeyTwice({ rows, codes }: Columns): boolean {
	for (let row = 1; row < rows; row++)
		if (codes.every((column) => column[row] === column[row - 1])) return true;
	return false;
}
