/** What our update asks of a PxWeb server, whichever version of the API it speaks. */
import type { Question } from './call.ts';
import { matrixOf } from '../table/matrix.ts';

/** A table as a list of tables names it. */
export interface ListedTable {
	/** Table code such as WORK32: the same table in every folder and version. */
	code: string;
	/** Of its metadata. */
	address: string;
	title: string;
	/** When its figures changed, as the server writes it; compared for equality only. */
	updated: string;
	/** Names of the folders that hold it, from the outermost. */
	folders: string[];
}

export interface Variable {
	code: string;
	text: string;
	/** In the table's order; undefined where the server lists none because there are too many. */
	values: string[] | undefined;
	/** One for each of `values`. */
	valueTexts: string[];
	isTime: boolean;
}

export interface TableMetadata {
	title: string;
	variables: Variable[];
	/** As the server sent it: two that are equal describe the same table. */
	text: string;
}

/** Codes of every variable, in any order; "all" where they are not known yet. */
export type Asked = { code: string; values: readonly string[] | 'all' }[];

export interface Client {
	version: 1 | 2;
	/** Every table below the folder, each once. */
	tables: () => Promise<ListedTable[]>;
	/** `updated` of a table now; undefined when it is not listed any more. */
	updatedOf: (table: ListedTable) => Promise<string | undefined>;
	metadata: (table: ListedTable) => Promise<TableMetadata>;
	/** The same selection makes the same question, letter by letter. */
	question: (table: ListedTable, asked: Asked, format: 'json-stat2' | 'px') => Question;
}

/** Where to look for tables. */
export interface Place {
	/** Address of the API without language, with or without a slash at its end. */
	base: string;
	language: string;
	/** Names of the database and folder; version 2 has no databases. */
	database: string;
	folder: string;
}

/** A member of an object of JSON; undefined for anything else. */
export const memberOf = (json: unknown, name: string): unknown =>
	typeof json === 'object' && json !== null && Object.hasOwn(json, name)
		? Reflect.get(json, name)
		: undefined;

export const textAt = (json: unknown, name: string): string => {
	const text = memberOf(json, name);
	return typeof text === 'string' ? text : '';
};

export const textsAt = (json: unknown, name: string): string[] | undefined => {
	const texts = memberOf(json, name);
	return Array.isArray(texts) ? texts.map(String) : undefined;
};

/** WORK32.px, or the code in front of the title, or the id in letters, digits and "_". */
export function tableCode(id: string, title: string): string {
	const bare = id.replace(/\.px$/i, '');
	if (/^[A-Za-z]{2,8}\d{2,6}$/.test(bare)) return bare.toUpperCase();
	const safe = bare.replace(/[^A-Za-z0-9]+/g, '_').replace(/^_+|_+$/g, '');
	return matrixOf(title) ?? (/^[A-Za-z]/.test(safe) ? safe : `T_${safe}`);
}

/** Base without slash or language at its end: people paste addresses with both. */
export function bareBase(base: string, language: string): string {
	const bare = base.replace(/\/+$/, '');
	return bare.endsWith(`/${language}`) ? bare.slice(0, -language.length - 1) : bare;
}
