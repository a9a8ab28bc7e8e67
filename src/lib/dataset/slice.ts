/** A slice as a cube: where a cell lies, and smaller slices out of larger ones. */
import type { Selection, Slice, SliceDimension } from './model.ts';

/** The most cells a page, a sentence or a picture is made from; files have no such limit. */
export const MAX_CELLS = 50_000;
/** More cells than this make no picture anybody can read. */
export const MAX_PICTURED = 2_000;

/** Number of cells between two neighbours of each dimension (row-major, last dimension fastest). */
export function stridesOf(dimensions: readonly SliceDimension[]): number[] {
	const strides = new Array<number>(dimensions.length);
	let step = 1;
	for (let d = dimensions.length - 1; d >= 0; d--) {
		strides[d] = step;
		step *= dimensions[d]!.codes.length;
	}
	return strides;
}

/** What a slice holds, as the selection that gives it. */
export const selectionOf = ({ dimensions }: Pick<Slice, 'dimensions'>): Selection =>
	Object.fromEntries(dimensions.map(({ id, codes }) => [id, codes]));

export const sizeOf = (dimensions: readonly SliceDimension[]): number =>
	dimensions.reduce((n, d) => n * d.codes.length, 1);

/** Codes of cell `index`, by dimension id. */
export function codesAt(slice: Slice, index: number): Record<string, string> {
	const codes: Record<string, string> = {};
	let rest = index;
	for (let d = slice.dimensions.length - 1; d >= 0; d--) {
		const { id, codes: all } = slice.dimensions[d]!;
		codes[id] = all[rest % all.length]!;
		rest = Math.floor(rest / all.length);
	}
	return codes;
}

/** Index of the cell with these codes; a dimension that is left out takes its first category. −1 if a code is not in the slice. */
export function cellOf(slice: Slice, codes: Readonly<Record<string, string>>): number {
	let index = 0;
	for (const { id, codes: all } of slice.dimensions) {
		const code = codes[id];
		const at = code === undefined ? 0 : all.indexOf(code);
		if (at < 0) return -1;
		index = index * all.length + at;
	}
	return index;
}

export const dimensionOf = (slice: Slice, id: string): SliceDimension | undefined =>
	slice.dimensions.find((d) => d.id === id);

/** The same cube with fewer categories, in the order of `selection`. Codes it does not hold are left out. */
export function subsetOf(slice: Slice, selection: Selection): Slice {
	const dimensions = slice.dimensions.map((d) => ({
		...d,
		codes: selection[d.id]?.filter((code) => d.codes.includes(code)) ?? d.codes
	}));
	const result: Slice = {
		dataset: slice.dataset,
		dimensions,
		values: [],
		status: {},
		...(slice.coarse ? { coarse: slice.coarse } : {})
	};
	const count = sizeOf(dimensions);
	for (let i = 0; i < count; i++) {
		const from = cellOf(slice, codesAt(result, i));
		result.values.push(slice.values[from] ?? null);
		const status = slice.status[from];
		if (status) result.status[i] = status;
		if (slice.hiddenBreaks?.includes(from)) (result.hiddenBreaks ??= []).push(i);
		const exact = slice.exact?.[from];
		if (exact) (result.exact ??= {})[i] = exact;
	}
	return result;
}
