/** Rows on their way into a file, in columns. */
import type { Unit } from '#lib/dataset/model.ts';

export interface Block {
	/** One column of codes per dimension, in the dataset's order. */
	codes: string[][];
	values: (number | null)[];
	/** Statuses joined by "|"; "ok" when there is nothing to say. */
	status: string[];
	/** One column for each that the source of the rows names beside value and status. */
	further?: (number | string | null)[][];
}

/** A column beside value and status: what values were computed from, or the year in which a cohort was counted. */
export interface FurtherColumn {
	id: string;
	/** How its numbers were published; none for texts, and for numbers that nobody published. */
	unit?: Pick<Unit, 'decimals' | 'precision'>;
	/** Of a column of texts: every text that can occur. */
	texts?: readonly string[];
}
