/** Notes of a PX file in every language, each with what it applies to. */
import { remark } from '#lib/dataset/problem.ts';
import type { Language, Selection, Text } from '#lib/dataset/model.ts';
import type { PxHead } from './head.ts';
import { subKeysOf, valuesOf, type Statement } from './lex.ts';
import { cellScope, spellingOf, valueScope, variableScope, type Spelling } from './scopes.ts';
import { withLineEnds } from './text.ts';
import type { PxVariable } from './variables.ts';
import type { Report, TableNote } from '../table/table.ts';

/** Those with X have to be shown wherever their cells are. */
const KEYWORDS = ['NOTEX', 'NOTE', 'VALUENOTEX', 'VALUENOTE', 'CELLNOTEX', 'CELLNOTE'] as const;

interface SpokenNote {
	scope: Selection;
	text: string;
}

/** Notes whose sub-keys fit nothing in the file are dropped with a warning. */
export function notesOf(
	head: PxHead,
	variables: readonly PxVariable[],
	report: Report
): TableNote[] {
	return KEYWORDS.flatMap((keyword) => {
		const own = spokenNotes(head, keyword, variables, undefined, report);
		const others = head.languages
			.filter((language) => language !== head.language)
			.map((language): [Language, SpokenNote[]] => [
				language,
				spokenNotes(head, keyword, variables, language, report)
			]);
		const byLanguage = new Map(others);
		const notes = own.map((note): TableNote => {
			const text = head.spoken(note.text, (language) =>
				takeSame(byLanguage.get(language)!, note.scope)
			);
			return toNote(note.scope, text, keyword);
		});
		const alone = others.flatMap(([language, rest]) =>
			rest.map(({ scope, text }) => toNote(scope, { [language]: text, en: text }, keyword))
		);
		return [...notes, ...alone];
	});
}

const toNote = (scope: Selection, text: Text, keyword: string): TableNote => ({
	scope,
	text,
	mandatory: keyword.endsWith('X')
});

function spokenNotes(
	head: PxHead,
	keyword: string,
	variables: readonly PxVariable[],
	language: Language | undefined,
	report: Report
): SpokenNote[] {
	const statements = head.all(keyword, language);
	if (statements.length === 0) return [];
	const spelling = spellingOf(head, variables, language);
	return statements.flatMap((statement) => {
		const scope = scopeOf(statement, variables, spelling);
		const text = withLineEnds(valuesOf(statement).join(', '));
		if (scope === undefined)
			report.warned.push(
				remark('px_note_nowhere', { keyword, keys: subKeysOf(statement) }, statement.line)
			);
		return scope === undefined || text === '' ? [] : [{ scope, text }];
	});
}

function scopeOf(
	statement: Statement,
	variables: readonly PxVariable[],
	spelling: Spelling
): Selection | undefined {
	if (statement.keyword.startsWith('NOTE')) return variableScope(statement, variables, spelling);
	if (statement.keyword.startsWith('VALUENOTE')) return valueScope(statement, variables, spelling);
	const accepted = variables.map(({ texts }, v) => [spelling.texts[v]!, texts]);
	return cellScope(statement, variables, accepted);
}

/** Takes the first note with the same scope: notes of two languages pair up in the order they come. */
function takeSame(notes: SpokenNote[], scope: Selection): string | undefined {
	const key = JSON.stringify(scope);
	const at = notes.findIndex((note) => JSON.stringify(note.scope) === key);
	return at < 0 ? undefined : notes.splice(at, 1)[0]!.text;
}
