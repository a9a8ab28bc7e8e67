/** One type for what is wrong with something a person gave: a file, a line of it, an address. */

/** Where in a file. */
export interface FilePlace {
	file: string;
	/** Counted from 1; 0 when the whole file is meant. */
	line: number;
	/** Name of the column, or path inside the metadata; empty when the whole line is meant. */
	column: string;
}

/**
 * `Code` names the kind of problem and is the key of its message; the other texts are English.
 * `Where` is the place in the terms of whoever reads the input.
 */
export interface Problem<Code extends string = string, Where = FilePlace> {
	code: Code;
	where: Where;
	found: string;
	allowed: string;
	/** What to do about it, as a sentence. */
	remedy: string;
}

/** "file:12 column". @param lines several lines in place of the one */
export const placeText = ({ file, line, column }: FilePlace, lines = String(line)): string =>
	`${file}:${lines}${column ? ` ${column}` : ''}`;

/** One line, even when what was found runs over several. */
export const problemText = ({ where, found, allowed, remedy }: Problem): string =>
	`${placeText(where)}: found ${found}; allowed: ${allowed}. ${remedy}`.replace(/\r?\n/g, '\\n');
