/**
 * What is wrong, in one type for readers, addresses, programs and files. Where it is noticed it is a cause: a code, a
 * place and what stands there; a floor above puts it into words (`text/problems.ts`).
 */
import type { ADDRESS_PROBLEMS } from './problems/address.ts';
import type { DELIMITED_PROBLEMS, DELIMITED_REMARKS } from './problems/delimited.ts';
import type { FILE_PHRASES, FILE_PROBLEMS, FILE_REMARKS } from './problems/file.ts';
import type { JSON_PHRASES, JSON_PROBLEMS, JSON_REMARKS } from './problems/json.ts';
import type { PROGRAM_PROBLEMS, PROGRAM_REMARKS } from './problems/program.ts';
import type { PX_PROBLEMS, PX_REMARKS } from './problems/px.ts';
import type { TABLE_PHRASES, TABLE_PROBLEMS, TABLE_REMARKS } from './problems/table.ts';
import type { XLSX_PROBLEMS, XLSX_REMARKS } from './problems/xlsx.ts';

/** Code of a message → names of what it is given. */
export type Codes = Readonly<Record<string, readonly string[]>>;

type Problems = typeof ADDRESS_PROBLEMS &
	typeof DELIMITED_PROBLEMS &
	typeof FILE_PROBLEMS &
	typeof JSON_PROBLEMS &
	typeof PROGRAM_PROBLEMS &
	typeof PX_PROBLEMS &
	typeof TABLE_PROBLEMS &
	typeof XLSX_PROBLEMS;
type Remarks = typeof DELIMITED_REMARKS &
	typeof FILE_REMARKS &
	typeof JSON_REMARKS &
	typeof PROGRAM_REMARKS &
	typeof PX_REMARKS &
	typeof TABLE_REMARKS &
	typeof XLSX_REMARKS;
type Phrases = typeof FILE_PHRASES & typeof JSON_PHRASES & typeof TABLE_PHRASES;

export type ProblemCode = keyof Problems;
export type RemarkCode = keyof Remarks;
export type PhraseCode = keyof Phrases;

/** Part of a sentence that has words of its own in each language. */
export interface Phrase {
	phrase: PhraseCode;
	given: Values;
}
/** Texts stand as they stand in the file; a list is joined by commas. */
export type Value = string | number | Phrase | readonly (string | Phrase)[];
export type Values = Readonly<Record<string, Value>>;
type Given<All extends Codes, Code extends keyof All> = Readonly<Record<All[Code][number], Value>>;
/** A message that is given nothing is made without `given`. */
type Rest<
	All extends Codes,
	Code extends keyof All,
	More extends unknown[]
> = All[Code] extends readonly []
	? [given?: Readonly<Record<string, never>>, ...more: More]
	: [given: Given<All, Code>, ...more: More];

/** A place, from the outermost part in. */
export interface Where {
	file?: string;
	/** Physical line, counted from 1. */
	line?: number;
	keyword?: string;
	/** Of a JSON document. */
	member?: string;
	sheet?: string;
	row?: number;
	column?: number | string;
	/** "B3" of a sheet, the how-manieth of a list of figures. */
	cell?: number | string;
	/** Offset in the file. */
	byte?: number;
	dimension?: string;
	variable?: string;
	category?: number;
	/** Name of a column or of a part of the file. */
	name?: string;
	/** Of a cell of the cube, or of an address. */
	key?: string;
}

/** What whoever opens a file can say to have it read after all. */
export interface Question {
	/** An option of the readers, or the one period of a table without a variable of time. */
	option: 'delimiter' | 'decimalMark' | 'dataset' | 'partial' | 'time';
	/** All answers there are, where not any text or a plain yes will do. */
	answers?: string[];
}

/** A problem as it was noticed. */
export interface Cause {
	code: ProblemCode;
	where: Where;
	given: Values;
	asks?: Question;
}

/** A problem in the words of one language, as pages, programs and answers of files show it. */
export interface Problem {
	/** Key of its messages. */
	code: ProblemCode;
	where: Where;
	found: string;
	/** A sentence, or every value there is. */
	allowed: string | readonly string[];
	remedy: string;
	asks?: Question;
}

/** One thing a reader wants its user to know. */
export interface Remark {
	code: RemarkCode;
	where: Where;
	given: Values;
}

export type CauseArguments<Code extends ProblemCode> = [
	code: Code,
	...rest: Rest<Problems, Code, [where?: Where, asks?: Question]>
];

export function cause<Code extends ProblemCode>(...reason: CauseArguments<Code>): Cause {
	const [code, given = {}, where = {}, asks] = reason as unknown as [
		Code,
		Values?,
		Where?,
		Question?
	];
	return { code, where, given, ...(asks ? { asks } : {}) };
}

/** @param line physical line, counted from 1; 0 where none can be named */
export function remark<Code extends RemarkCode>(
	code: Code,
	...[given = {}, line = 0]: Rest<Remarks, Code, [line?: number]>
): Remark {
	return { code, where: line > 0 ? { line } : {}, given };
}

export function phrase<Code extends PhraseCode>(
	code: Code,
	...[given = {}]: Rest<Phrases, Code, []>
): Phrase {
	return { phrase: code, given };
}
