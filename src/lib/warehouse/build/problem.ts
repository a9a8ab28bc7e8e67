/** The problems a build can find in its input files. */
import type { DataProblem } from '#lib/dataset/problems/data.ts';
import type { CountryListCode } from '#lib/formats/country-list.ts';
import type { DatasetJsonCode } from '#lib/formats/dataset-names.ts';

/** Kinds of problems, in the order in which they can be met. */
export type BuildCode =
	| CountryListCode
	| DatasetJsonCode
	| 'no-datasets'
	| 'broken-link'
	| 'not-utf8'
	| 'id-not-folder'
	| 'id-reserved'
	| 'id-twice'
	| 'no-observations-file'
	| 'unknown-column'
	| 'column-twice'
	| 'column-missing'
	| 'unreadable'
	| 'unreadable-line'
	| 'no-observations'
	| 'unknown-code'
	| 'unknown-status'
	| 'no-reason'
	| 'value-with-reason'
	| 'not-a-number'
	| 'decimals'
	| 'out-of-range'
	| 'key-twice'
	| 'wrong-sum'
	| 'unknown-dataset'
	| 'only-in-one'
	| 'disagrees'
	| 'unknown-cells'
	| 'compares-nothing'
	| 'wrong-result';

export type BuildProblem = DataProblem<BuildCode>;

/** The place of a row in a table, before its line in the file is known. Rows are counted from 0. */
export interface RowPlace {
	row: number;
	column: string;
	/** A second row the problem is about. */
	other?: number;
}
export type RowProblem = DataProblem<BuildCode, RowPlace>;
