/** Answers of a server that say what went wrong, saved as if they were data. */
import { isJsonObject, type Json, type JsonObject } from './value.ts';
import { refuse } from '../table/table.ts';

const LONGEST_QUOTE = 300;

/** Refuses `{"error": …}`, problem details (`type`, `title`, `status`) and JSON-stat's class “error”, in their words. */
export function refuseErrorBody(members: JsonObject): void {
	const isProblem =
		typeof members.get('title') === 'string' && typeof members.get('status') === 'number';
	const isError = members.has('error') || members.get('class') === 'error';
	const isMessage = typeof members.get('message') === 'string' && !members.has('dimension');
	if (!isProblem && !isError && !isMessage) return;
	const said = [
		...wordsOf(members.get('error')),
		...wordsOf(new Map([...members].filter(([name]) => name !== 'error')))
	];
	refuse(
		`an error message of the server: “${said.join('; ').slice(0, LONGEST_QUOTE)}”`,
		'a table',
		'Ask for the table again; what was saved is not data.'
	);
}

/** What an error says, wherever it says it. */
function wordsOf(error: Json | undefined): string[] {
	if (typeof error === 'string') return [error];
	if (typeof error === 'number') return [String(error)];
	if (Array.isArray(error)) return error.flatMap(wordsOf);
	if (!isJsonObject(error)) return [];
	const said = ['title', 'status', 'message', 'label', 'detail', 'error'].flatMap((name) =>
		wordsOf(error.get(name))
	);
	const errors = error.get('errors');
	// By the name of what was wrong.
	const each = isJsonObject(errors) ? [...errors.values()] : errors;
	return [...said, ...wordsOf(each)];
}
