/** What is wrong with the files a database is built of: in English only, as those who keep them read it in a terminal. */

/** Where in a file. */
export interface FilePlace {
	file: string;
	/** Counted from 1; 0 when the whole file is meant. */
	line: number;
	/** Name of the column, or path inside the metadata; empty when the whole line is meant. */
	column: string;
}

/**
 * Like `Problem`, a code, a place and what was found, is allowed and remedies it, but finished where it is noticed.
 * `Where` is the place in the terms of whoever reads the input.
 */
export interface DataProblem<Code extends string = string, Where = FilePlace> {
	code: Code;
	where: Where;
	found: string;
	allowed: string;
	/** What to do about it, as a sentence. */
	remedy: string;
}

/** "file:12 column". @param lines several lines in place of the one */
export const filePlaceText = ({ file, line, column }: FilePlace, lines = String(line)): string =>
	`${file}:${lines}${column ? ` ${column}` : ''}`;

/** One line, even when what was found runs over several. */
export const dataProblemText = ({ where, found, allowed, remedy }: DataProblem): string =>
	`${filePlaceText(where)}: found ${found}; allowed: ${allowed}. ${remedy}`.replace(
		/\r?\n/g,
		'\\n'
	);
