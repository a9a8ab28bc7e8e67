/** Rules of substance that the build proves on the figures themselves. */
import type { Selection } from './base.ts';

/** How far figures may lie apart, and how many are known to lie further: more or fewer than those are a breach. */
export interface Allowance {
	tolerance: number;
	misses?: number;
}

/** Parts that are all published add up to a number, or to the published whole beside them. */
export interface PartsOfWhole extends Allowance {
	rule: 'parts-of-whole';
	dimension: string;
	/** All categories but the whole, if they are not named. */
	parts?: string[];
	/** One of the two: the sum as a number (100 per cent), or the code of the whole. */
	total?: number;
	whole?: string;
	/** The cells it holds for; all if it is left out. */
	where?: Selection;
}

/** Another dataset has the same figures. */
export interface AgreesWith {
	rule: 'agrees-with';
	dataset: string;
	where: Selection;
	/** Cells of the other dataset, in dimensions that this one does not have. */
	there?: Selection;
}

/**
 * Cells of this dataset or of another. They are computed with those of the other operands that have the same codes in
 * the dimensions all of them have, but for a dimension that is held to one code.
 */
export interface Operand {
	dataset?: string;
	where: Selection;
	/** 100 minus the value: the rest of the group. */
	complement?: boolean;
}

/** Factors in per cent give a result in per cent: employment = participation × (100 − unemployment). */
export interface Product extends Allowance {
	rule: 'product';
	of: Operand[];
	equals: { where: Selection };
}

/** 100 × the first by the second: per cent that were computed of the persons beside them. */
export interface Quotient extends Allowance {
	rule: 'quotient';
	of: [Operand, Operand];
	equals: { where: Selection };
}

export type Check = PartsOfWhole | AgreesWith | Product | Quotient;
