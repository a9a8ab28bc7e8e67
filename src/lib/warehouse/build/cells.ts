/** Cells of checked figures, as the checks between them ask for them. */
import type { Dataset, Selection } from '#lib/dataset/model.ts';
import type { Figures } from './columns.ts';

/** Rows of the columns whose categories are all among those named. */
export function rowsWhere({ dataset, columns }: Figures, where: Selection): Uint32Array {
	const isChosen = new Uint8Array(columns.rows).fill(1);
	for (const [at, { id, categories }] of dataset.dimensions.entries()) {
		const codes = where[id];
		if (!codes) continue;
		const isNamed = categories.map(({ code }) => codes.includes(code));
		const column = columns.codes[at]!;
		for (let row = 0; row < columns.rows; row++) if (!isNamed[column[row]!]) isChosen[row] = 0;
	}
	const rows = new Uint32Array(columns.rows);
	let length = 0;
	for (let row = 0; row < columns.rows; row++) if (isChosen[row] === 1) rows[length++] = row;
	return rows.subarray(0, length);
}

/** What tells cells apart, in words: the codes of a row in some dimensions. */
export function keyOf({ dataset, columns }: Figures, ids: readonly string[], between = ' ') {
	const parts = ids.map((id) => {
		const at = dataset.dimensions.findIndex((d) => d.id === id);
		return {
			codes: dataset.dimensions[at]!.categories.map((c) => c.code),
			column: columns.codes[at]!
		};
	});
	return (row: number): string =>
		parts.map(({ codes, column }) => codes[column[row]!]!).join(between);
}

/** A value as the source may have written it: with the decimals that are shown, or all it has. */
export function writtenValue({ unit }: Dataset, value: number): string {
	if (Number.isNaN(value)) return 'no value';
	const text = value.toFixed(unit.decimals);
	return Number(text) === value ? text : String(value);
}

/** Binary dust is no difference. */
const DUST = 1e-9;

/** True if two figures lie further apart than is allowed. */
export const areApart = (one: number, other: number, tolerance: number): boolean =>
	Math.abs(one - other) > tolerance + DUST * Math.max(1, Math.abs(other));

/** A row of a file and what is wrong in it. */
export interface Wrong {
	row: number;
	found: string;
}

/** Wrong rows in their order, unless they are just as many as are known to miss; the first row says so where they are fewer. */
export function unlessKnown(wrong: readonly Wrong[], misses = 0): Wrong[] {
	if (wrong.length > misses) return [...wrong].sort((a, b) => a.row - b.row);
	return wrong.length < misses ? [{ row: 0, found: `${wrong.length} that miss` }] : [];
}
