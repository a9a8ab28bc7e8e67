/** What the site has to know of a type of file in which a slice can be had. */
import type { Dataset, Language, Selection, Text } from '#lib/dataset/model.ts';
import type { About } from '../about.ts';
import type { Block, FurtherColumn } from '../block.ts';
import type { DelimitedForm } from '../delimited.ts';

/** Where the rows of a file come from: the database of the server, or a file that a reader has opened. */
export interface FileSource {
	/** One for each cell that was asked for, in category order, the last dimension fastest. */
	rows(): AsyncIterable<Block>;
	/** Every status that can occur. */
	statuses(): Promise<readonly string[]>;
	/** Columns beside value and status, where there are any. */
	further?: readonly FurtherColumn[];
	/** Only databases write Parquet. */
	parquet?(): AsyncIterable<Uint8Array>;
}

export interface FileRequest {
	dataset: Dataset;
	selection: Selection;
	about: About;
	language: Language;
	/** What the address asks of a table of text. */
	form: Pick<DelimitedForm, 'labels' | 'layout' | 'flavour'>;
	source: FileSource;
}

export interface FileDescription {
	/** Content-Type, with its parameters. */
	mime: string;
	/** What readers see; other languages say the English name unless they have their own. */
	name: Text;
	/** What the name of a file ends in. */
	extension: string;
	/** Keys that the address of another type with this extension needs to become this one. */
	query?: string;
	/** False for a description without values, which is small and is shown rather than saved. */
	hasValues: boolean;
	/** True where it says what its figures are and how far they may be compared. */
	isDescribed: boolean;
	/** True when browsers can write it, from a file that a reader has opened. */
	inBrowser: boolean;
	/** Libraries are loaded when a file is written, so that this list stays small. */
	write: (request: FileRequest) => AsyncIterable<string | Uint8Array>;
}
