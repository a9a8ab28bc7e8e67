/** Rows on their way into a file, in columns. */

export interface Block {
	/** One column of codes per dimension, in the dataset's order. */
	codes: string[][];
	values: (number | null)[];
	/** Statuses joined by "|"; "ok" when there is nothing to say. */
	status: string[];
}
