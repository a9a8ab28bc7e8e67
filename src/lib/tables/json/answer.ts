/** JSON of a server that is no table: errors, lists of tables, descriptions and queries, saved as if they were data. */
import { Refused } from '../table/table.ts';
import { cause, type Cause } from '#lib/dataset/problem.ts';
import { isJsonObject, parseJson, type Json, type JsonObject } from './value.ts';

const LONGEST_QUOTE = 300;
/** Members that only tables and descriptions of tables have. */
const OF_TABLES = ['id', 'value', 'dimension', 'columns', 'variables'];
/** Members in which servers say what went wrong, in the order in which they are quoted. */
const SAYING = [
	'error',
	'title',
	'type',
	'detail',
	'message',
	'Message',
	'label',
	'errors',
	'status'
];

/** Names of the outermost object (or of the first object in an outermost array), as far as the text goes. */
export function outerKeys(text: string): string[] {
	const keys: string[] = [];
	const isArray = /^\s*\[/.test(text);
	const level = isArray ? 2 : 1;
	let depth = 0;
	for (let at = 0; at < text.length; at++) {
		const letter = text[at]!;
		if (letter === '{' || letter === '[') depth++;
		else if (letter === '}' || letter === ']') {
			if (--depth < level) break;
		} else if (letter === '"') {
			let end = at + 1;
			while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
			if (depth === level && /^\s*:/.test(text.slice(end + 1, end + 50)))
				keys.push(text.slice(at + 1, end));
			at = end;
		}
	}
	return keys;
}

/** `{"error": …}`, JSON-stat's class “error”, a message alone, or problem details (`title` with `type` or `status`). */
function isError(names: readonly string[], isOfErrorClass: boolean): boolean {
	const has = (name: string) => names.includes(name);
	if (has('error') || isOfErrorClass) return true;
	if (OF_TABLES.some(has)) return false;
	const isProblem = has('title') && (has('status') || (has('type') && names.length <= 4));
	return isProblem || has('message') || has('Message');
}

/** What an error says, wherever it says it. */
function wordsOf(error: Json | undefined): string[] {
	if (typeof error === 'string') return [error];
	if (typeof error === 'number') return [String(error)];
	if (Array.isArray(error)) return error.flatMap(wordsOf);
	if (!isJsonObject(error)) return [];
	return SAYING.flatMap((name) => {
		const said = error.get(name);
		// Errors by the name of what was wrong.
		return wordsOf(name === 'errors' && isJsonObject(said) ? [...said.values()] : said);
	});
}

const errorAnswer = (quote: string): Cause =>
	cause('json_error', { quote: quote.slice(0, LONGEST_QUOTE) });

/** The words of an error; of one that is cut or damaged its text, of one without words the names of its members. */
function quoteOf(text: string, names: readonly string[]): string {
	try {
		const words = wordsOf(parseJson(new TextEncoder().encode(text), 0));
		return (words.length > 0 ? words : names).join(', ');
	} catch {
		return text.trim();
	}
}

/** What the start of a JSON text is, given the names of its outermost object; undefined where it may be a table. */
export function answerIn(text: string, names: readonly string[]): Cause | undefined {
	const has = (...all: string[]) => all.every((name) => names.includes(name));
	if (isError(names, /"class"\s*:\s*"error"/.test(text.slice(0, 2000))))
		return errorAnswer(quoteOf(text, names));
	if (/^\s*\[/.test(text) && (has('type', 'text') || has('dbid'))) return cause('json_tables');
	if (has('title', 'variables') || has('maxCells') || has('apiVersion'))
		return cause('json_description');
	if (has('query') || has('selection')) return cause('json_query');
	return undefined;
}

/** Refuses an error whose members only the reader of the whole file has seen. */
export function refuseError(members: JsonObject): void {
	if (!isError([...members.keys()], members.get('class') === 'error')) return;
	throw new Refused([errorAnswer(wordsOf(members).join(', '))]);
}
