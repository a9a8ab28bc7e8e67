/** Which JSON a text is: JSON-stat, the JSON of PxWeb, or an answer of a server that is no table. */
import { refuse } from '../table/table.ts';

/** Keys of the outermost object (or of the first object in an outermost array), as far as the text goes. */
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

/** Texts in an answer that say what went wrong. */
function messageOf(text: string): string {
	const parts: string[] = [];
	for (const key of ['error', 'title', 'type', 'detail', 'message', 'Message', 'label']) {
		const value = new RegExp(`"${key}"\\s*:\\s*("(?:[^"\\\\]|\\\\.)*")`).exec(text)?.[1];
		if (value === undefined) continue;
		try {
			parts.push(String(JSON.parse(value)));
		} catch {
			parts.push(value);
		}
	}
	const status = /"status"\s*:\s*"?(\d+)/.exec(text)?.[1];
	return [...parts, ...(status ? [status] : [])].join(', ').slice(0, 300);
}

/** The form of a text that begins with "{" or "["; refuses errors, lists and descriptions by what they are. */
export function jsonFormatOf(text: string): 'json-stat' | 'pxweb-json' {
	const keys = outerKeys(text);
	const has = (...names: string[]) => names.every((name) => keys.includes(name));
	if (has('columns') && !has('dimension')) return 'pxweb-json';
	const isError =
		has('error') ||
		(has('Message') && keys.length <= 3) ||
		(has('status', 'title') && !has('id') && !has('value')) ||
		(has('title', 'type') && keys.length <= 4) ||
		/"class"\s*:\s*"error"/.test(text.slice(0, 2000));
	if (isError)
		refuse(
			`an error message of the server: "${messageOf(text) || keys.join(', ')}"`,
			'a table',
			'Nothing was exported. Correct the query, then fetch the table again.'
		);
	const isList = /^\s*\[/.test(text);
	if (isList && (has('type', 'text') || has('dbid')))
		refuse('a list of tables', 'a table', 'Choose one table of the list and export it.');
	if (has('title', 'variables') || has('maxCells') || has('apiVersion'))
		refuse(
			'a description of a table or server, without figures',
			'a table',
			'Export the table itself.'
		);
	if (has('query') || has('selection'))
		refuse('a query, without figures', 'a table', 'Send the query and save the answer.');
	return 'json-stat';
}
