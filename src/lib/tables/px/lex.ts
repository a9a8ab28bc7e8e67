/** One statement of a PX file: keyword, language, sub-keys and values, quotes and line breaks undone. */
import { phrase } from '#lib/dataset/problem.ts';
import { refuse } from '../table/table.ts';

export interface PxToken {
	/** `text` stood in quotes, `word` did not, `mark` is one of `,` `(` `)` `=` `[` `]`. */
	kind: 'text' | 'word' | 'mark';
	text: string;
}

export interface Statement {
	/** Upper case. */
	keyword: string;
	/** As written in brackets; undefined for the default language. */
	language?: string;
	/** Sub-keys; each in the pieces it was written in, whose concatenation it is. */
	subKeys: string[][];
	/** What stands behind "=". */
	tokens: PxToken[];
	/** Where the statement begins. */
	line: number;
}

const TOKEN = /\s*(?:"([^"]*)"|([,()=[\]])|([^\s",()=[\]]+))/y;

/** `text`: from the keyword to before the semicolon that ends it. */
export function parseStatement(text: string, line: number): Statement {
	const tokens = tokensOf(text);
	let at = 0;
	const isMark = (mark: string): boolean =>
		tokens[at]?.kind === 'mark' && tokens[at]?.text === mark;
	const take = (mark: string): void => {
		if (!isMark(mark))
			refuse(
				'px_mark',
				{
					found: tokens[at]
						? phrase('sign', { sign: tokens[at]!.text })
						: phrase('end_of_statement'),
					mark,
					keyword
				},
				{ line }
			);
		at++;
	};
	const first = tokens[at++];
	if (first?.kind !== 'word' || !/^[A-Z][A-Z0-9_-]*$/i.test(first.text))
		return refuse('px_statement', { text: text.trim().slice(0, 40) }, { line });
	const keyword = first.text.toUpperCase();
	let language: string | undefined;
	if (isMark('[')) {
		at++;
		language = tokens[at++]?.text;
		take(']');
	}
	const subKeys: string[][] = [];
	if (isMark('(')) {
		do {
			at++;
			const pieces: string[] = [];
			while (tokens[at] && tokens[at]!.kind !== 'mark') pieces.push(tokens[at++]!.text);
			subKeys.push(pieces);
		} while (isMark(','));
		take(')');
	}
	take('=');
	return {
		keyword,
		...(language === undefined ? {} : { language }),
		subKeys,
		tokens: tokens.slice(at),
		line
	};
}

function tokensOf(text: string): PxToken[] {
	const tokens: PxToken[] = [];
	const end = text.trimEnd().length;
	TOKEN.lastIndex = 0;
	while (TOKEN.lastIndex < end) {
		// Something always matches: where the statement ends, all quotes are closed.
		const [, quoted, mark, word] = TOKEN.exec(text)!;
		if (quoted !== undefined) tokens.push({ kind: 'text', text: quoted });
		else if (mark !== undefined) tokens.push({ kind: 'mark', text: mark });
		else tokens.push({ kind: 'word', text: word! });
	}
	return tokens;
}

/** Values of a statement: commas part them, quoted pieces beside each other are one text. */
export function valuesOf({ tokens }: Pick<Statement, 'tokens'>): string[] {
	const values: string[] = [];
	let isOpen = false;
	for (const { kind, text } of tokens) {
		if (kind === 'mark' && text === ',') isOpen = false;
		else if (isOpen) values[values.length - 1] += text;
		else {
			values.push(text);
			isOpen = true;
		}
	}
	return values;
}

/** Sub-keys whole. */
export const subKeysOf = ({ subKeys }: Statement): string[] =>
	subKeys.map((pieces) => pieces.join(''));
