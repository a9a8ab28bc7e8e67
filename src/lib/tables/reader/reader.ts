/** What the rest of the house knows of one form of file: how it is recognised, what it is called, and what reads it. */
import type { InputFile } from '../bytes/input-file.ts';
import type { ReadOptions, Table } from '../table/table.ts';

/** What a file begins with, once it is unpacked and its text is UTF-8. */
export interface FileStart {
	/** An Excel workbook; then there is no text. */
	isWorkbook: boolean;
	text: string;
	/** The first lines that are not blank. */
	lines: readonly string[];
	/** Names of the outermost object, where the text begins as JSON. */
	jsonNames?: readonly string[];
}

export interface TableReader {
	/** Key of the message with the name of the form. */
	nameKey: `page_open_form_${string}`;
	/** What the names of such files end in. Only a name that promises another form is worth a warning: the content decides. */
	endings: readonly string[];
	recognises: (start: FileStart) => boolean;
	/**
	 * Fetches what reads such a file; a browser need not load all of them. `file`: the workbook, or UTF-8 without byte
	 * order mark. Whatever cannot be read with certainty is refused.
	 */
	load: () => Promise<(file: InputFile, options: ReadOptions) => Promise<Table>>;
}
