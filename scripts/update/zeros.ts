/** Zeros at the end of a table, where a server that could read only a part of its file puts them. */
import { stridesOf } from '#lib/tables/table/cube.ts';
import type { Table } from '#lib/tables/table/table.ts';

const LEAST = 100;
const SHARE = 0.02;

/** How many cells at the end are 0, if that is a doubtful part of the table; else 0. */
export function zeroTail({ values, marks }: Table): number {
	let length = 0;
	while (length < values.length) {
		const at = values.length - 1 - length;
		if (values[at] !== 0 || marks[at] !== 0) break;
		length++;
	}
	return length >= Math.max(LEAST, SHARE * values.length) ? length : 0;
}

/** Dimension id → the one code of a cell. */
export function codesAt({ dimensions }: Table, cell: number): Map<string, string[]> {
	const strides = stridesOf(dimensions.map(({ codes }) => codes.length));
	return new Map(
		dimensions.map(({ id, codes }, d) => [
			id,
			[codes[Math.floor(cell / strides[d]!) % codes.length]!]
		])
	);
}
