/** What a PxWeb file holds once it is read: dimensions, observations in columns, notes, and what the reader found and assumed. */
import type { Role, Selection, Text } from '#lib/dataset/model.ts';
import {
	cause,
	type Cause,
	type CauseArguments,
	type ProblemCode,
	type Remark
} from '#lib/dataset/problem.ts';

export interface TableDimension {
	/** Ours: lower case, blanks become `_` ("reporting country" → `reporting_country`). */
	id: string;
	/** As the file writes it: the code of the variable, else its name. */
	name: string;
	label: Text;
	role: Role;
	/** In the file's order. Where the file has no codes, these are the labels. */
	codes: string[];
	/** One for each code; the code itself where the file has none. */
	labels: Text[];
	/** `codes` the file's own · `labels` there are none, codes repeat the labels · `positions` made-up numbers that may change with every release. */
	coded: 'codes' | 'labels' | 'positions';
	/** The category that stands for "not split by this dimension", if the file names one. */
	elimination?: string;
	/** One for each code, "" where the file names none; only where units belong to categories (contents). */
	units?: string[];
}

/** A text that stood in the place of a number, and what it means. */
export interface TableSymbol {
	/** Raw, as it stood in the file. */
	text: string;
	/** One status, or several joined by "|" in the order of STATUSES. */
	status: string;
	/** True for an absolute nil: `-` of PxWeb, a true zero unless the file says otherwise. */
	isNil: boolean;
	/** `file`: the file or its notes say what it means · `default`: the usual meaning. */
	meaning: 'file' | 'default';
}

export interface TableNote {
	/** By `id` and codes of the dimensions; `{}` is the whole table. */
	scope: Selection;
	text: Text;
	/** PX's NOTEX, VALUENOTEX, CELLNOTEX, JSON-stat's noteMandatory. */
	mandatory: boolean;
}

export interface Report {
	found: Remark[];
	/** What was decided without the file saying so. */
	assumed: Remark[];
	warned: Remark[];
}

export interface Table {
	/** Table code such as `WORK32`, if the file names one. */
	matrix?: string;
	title?: Text;
	contents?: Text;
	unit?: string;
	decimals?: number;
	source?: string;
	/** As the file writes it; compared for equality only. */
	updated?: string;
	language?: string;
	/** The file forbids sums (PX's AGGREGALLOWED=NO). */
	perturbed?: boolean;
	dimensions: TableDimension[];
	/**
	 * Row-major index (last dimension fastest) of each observation; left out when observation i is cell i and
	 * every cell of the cube is there. Cells that are not in the file are absent, never zero.
	 */
	cells?: Uint32Array;
	/** One for each observation; NaN = no number. */
	values: Float64Array;
	/** 0 = none, else 1 + index in `symbols`. A symbol beside a number is a note on it, not a reason for its absence. */
	marks: Uint16Array;
	symbols: TableSymbol[];
	notes: TableNote[];
	report: Report;
}

/** What is already known of a table: lets a reader bind labels to codes and split glued headings. */
export interface KnownTable {
	id: string;
	matrix?: string;
	dimensions: {
		id: string;
		name: string;
		label: Text;
		categories: { code: string; label: Text }[];
	}[];
	/** Latest period and `updated` of what is stored, to tell an older file. */
	lastPeriod?: string;
	updated?: string;
	isAllZero?: boolean;
}

export interface ReadOptions {
	known?: KnownTable;
	/** Delimiter, where the file leaves it open. */
	delimiter?: ',' | ';' | '\t' | ' ';
	/** Decimal mark, where the figures leave it open: "1.234" may be more than a thousand or little more than one. */
	decimalMark?: '.' | ',';
	/** The file is a part of a table: cells that are not in it are not missing from it. */
	partial?: boolean;
	/** Name of the dataset to take from a bundle of several. */
	dataset?: string;
	/** Largest cube, in cells, that is read; 50 million if left out. */
	maxCells?: number;
}

/** A file that is refused as a whole. Lists every cause that could be told apart, at most the first hundred. */
export class Refused extends Error {
	readonly causes: readonly Cause[];

	constructor(causes: readonly Cause[]) {
		super();
		this.name = 'Refused';
		this.causes = causes;
	}

	/** Codes, for logs: words are made where they are read. */
	override get message(): string {
		return this.causes.map((one) => JSON.stringify(one)).join('\n');
	}
}

/** What a reader threw as a refusal; any other error is thrown on. */
export function refusalOf(error: unknown): Refused {
	if (!(error instanceof Refused)) throw error;
	return error;
}

/** Refuses a file for one reason. */
export function refuse<Code extends ProblemCode>(...reason: CauseArguments<Code>): never {
	throw new Refused([cause(...reason)]);
}
