/** Rows on their way into a file, in columns. */
import type { Unit } from '#lib/dataset/model.ts';

export interface Block {
	/** One column of codes per dimension, in the dataset's order. */
	codes: string[][];
	values: (number | null)[];
	/** Statuses joined by "|"; "ok" when there is nothing to say. */
	status: string[];
	/** One column for each of the input columns that the source of the rows names. */
	inputs?: (number | string | null)[][];
}

/** A column of what values were computed from. */
export interface InputColumn {
	id: 'level' | 'level_status' | 'reference' | 'reference_status' | 'population';
	/** How its numbers were published; none for statuses, and for numbers that nobody published. */
	unit?: Pick<Unit, 'decimals' | 'precision'>;
	isStatus: boolean;
}
