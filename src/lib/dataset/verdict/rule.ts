/** The type every rule of comparability is described by, and what is compared. */
import type { Dataset, Selection, Slice } from '../model.ts';

/** From good to bad; `not` refuses what is computed of two figures, never showing them side by side. */
export const LEVELS = ['comparable', 'care', 'not'] as const;
export type Level = (typeof LEVELS)[number];

export const worst = (levels: readonly Level[]): Level =>
	LEVELS[Math.max(0, ...levels.map((level) => LEVELS.indexOf(level)))]!;

/** Figures that are set against others: cells of one slice. */
export interface Side {
	dataset: Dataset;
	/** As published, or divided; it may hold more cells than those compared. */
	slice: Slice;
	/** The cells compared: chosen codes of every dimension of the slice. */
	codes: Selection;
	/** The persons behind the cells, where the source publishes them (`persons` of the dataset). */
	persons?: Slice | undefined;
}

/** Two or more sides; a pair is a cell of one and the cell of another that has the same codes but for the dimension. */
export interface Comparison {
	/** The dimension whose categories are the sides; none where figures of two datasets are compared. */
	dimension?: string;
	sides: readonly Side[];
	/** True if this site computed the figures that are shown. */
	isComputed: boolean;
}

/** What a rule found: how bad it is, and what its sentence speaks of. */
export interface Found<Inputs> {
	/** None for a rule that informs and does not lower the verdict. */
	level?: Exclude<Level, 'comparable'>;
	inputs: Inputs;
}

export type Rule<Inputs = unknown> = (comparison: Comparison) => Found<Inputs> | undefined;

/** Inputs of a sentence that needs none. */
export type Nothing = Record<string, never>;
export const NOTHING: Nothing = {};
