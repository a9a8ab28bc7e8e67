/** What a note of a PX file applies to: its sub-keys → categories of variables. */
import type { Language, Selection } from '#lib/dataset/model.ts';
import type { PxHead } from './head.ts';
import { subKeysOf, type Statement } from './lex.ts';
import { localName, localTexts, type PxVariable } from './variables.ts';

/** Names of variables and texts of their values in the language of one statement. */
export interface Spelling {
	names: string[];
	texts: string[][];
}

export const spellingOf = (
	head: PxHead,
	variables: readonly PxVariable[],
	language: Language | undefined
): Spelling => ({
	names: variables.map(({ name }) => (language && localName(head, name, language)) ?? name),
	texts: variables.map(
		({ name, texts }) => (language && localTexts(head, name, language, texts.length)) ?? texts
	)
});

/** NOTE("variable"): all its categories. NOTE without sub-key: the whole table. */
export function variableScope(
	statement: Statement,
	variables: readonly PxVariable[],
	{ names }: Spelling
): Selection | undefined {
	const [name, ...rest] = subKeysOf(statement);
	if (name === undefined) return {};
	const variable = variables[indexIn(name, [names, variables.map((v) => v.name)])];
	if (!variable || rest.length > 0) return undefined;
	return { [variable.dimension.id]: variable.dimension.codes };
}

/** VALUENOTE("variable","value text"). */
export function valueScope(
	statement: Statement,
	variables: readonly PxVariable[],
	{ names, texts }: Spelling
): Selection | undefined {
	const [name = '', value = '', ...rest] = subKeysOf(statement);
	const at = indexIn(name, [names, variables.map((variable) => variable.name)]);
	const variable = variables[at];
	if (!variable || rest.length > 0) return undefined;
	const code = variable.dimension.codes[indexIn(value, [texts[at]!, variable.texts])];
	return code === undefined ? undefined : { [variable.dimension.id]: [code] };
}

/**
 * CELLNOTE and DATANOTECELL: one value for each variable, stub before heading, "*" = any. Some servers leave out
 * the commas between them, so that one sub-key may hold several, in pieces.
 */
export function cellScope(
	{ subKeys }: Statement,
	variables: readonly PxVariable[],
	accepted: readonly (readonly string[])[][]
): Selection | undefined {
	const indexes = matched(subKeys, accepted) ?? matched([subKeys.flat()], accepted);
	if (!indexes) return undefined;
	const scope: Selection = {};
	indexes.forEach((index, v) => {
		if (index < 0) return;
		const { id, codes } = variables[v]!.dimension;
		scope[id] = [codes[index]!];
	});
	return scope;
}

const ANY = -1;

/** Index of a value in each variable, ANY for "*"; undefined where the sub-keys do not fit. */
function matched(
	subKeys: readonly (readonly string[])[],
	accepted: readonly (readonly string[])[][]
): number[] | undefined {
	const whole = subKeys.length === accepted.length;
	const indexes: number[] = [];
	const pieces = subKeys.flat();
	let from = 0;
	for (const [v, lists] of accepted.entries()) {
		// The longest run of pieces that is a value of this variable.
		const longest = whole ? subKeys[v]!.length : pieces.length - from;
		let taken = longest;
		let index = -2;
		for (; taken > 0; taken--) {
			const text = pieces.slice(from, from + taken).join('');
			index = text === '*' ? ANY : indexIn(text, lists, -2);
			if (index !== -2 || whole) break;
		}
		if (index === -2) return undefined;
		indexes.push(index);
		from += taken;
	}
	return from === pieces.length ? indexes : undefined;
}

/** Place of a text in the first of the lists that has it; the first place where it stands twice. */
function indexIn(text: string, lists: readonly (readonly string[])[], none = -1): number {
	for (const list of lists) {
		const at = list.indexOf(text);
		if (at >= 0) return at;
	}
	return none;
}
