/** The comparisons a slice invites: one for each dimension that varies, of cells that differ in it alone. */
import type { Dataset, Selection, Slice } from '../model.ts';
import { selectionOf } from '../slice.ts';
import type { Comparison, Side } from './rule.ts';

/** The figures of a view, before its transform. */
export interface Compared {
	dataset: Dataset;
	slice: Slice;
	persons?: Slice | undefined;
	/** True if this site computed what is shown of them. */
	isComputed: boolean;
}

/** Cells of some figures. @param codes dimensions that are not named hold all of the slice */
export const sideOf = ({ dataset, slice, persons }: Compared, codes: Selection): Side => ({
	dataset,
	slice,
	codes: { ...selectionOf(slice), ...codes },
	persons
});

/** The categories of one dimension, as far as they are chosen. @param chosen of the other dimensions too */
export const comparisonAlong = (
	figures: Compared,
	dimension: string,
	chosen: Selection = {}
): Comparison => {
	const all = figures.slice.dimensions.find(({ id }) => id === dimension)?.codes ?? [];
	const codes = all.filter((code) => chosen[dimension]?.includes(code) ?? true);
	return {
		dimension,
		isComputed: figures.isComputed,
		sides: codes.map((code) => sideOf(figures, { ...chosen, [dimension]: [code] }))
	};
};

export const comparisonsIn = (figures: Compared): Comparison[] =>
	figures.slice.dimensions
		.filter(({ codes }) => codes.length > 1)
		.map(({ id }) => comparisonAlong(figures, id));

/** Two figures, of one dataset or of two. */
export const comparisonOf = (a: Side, b: Side, isComputed = true): Comparison => ({
	sides: [a, b],
	isComputed
});
