/** The tags and texts of an XML document, one after the other; only as much XML as workbooks use. */
import { refuse } from '../table/table.ts';
import type { InputFile } from '../bytes/input-file.ts';

export interface XmlEvents {
	/** `attributes` as they stand; see `attributeOf`. An empty element is opened and closed. */
	open: (name: string, attributes: string) => void;
	close?: (name: string) => void;
	/** Entities are resolved. A long text may come in several pieces. */
	text?: (text: string) => void;
}

/** Most characters of one tag: Excel allows 32 767 in a cell. */
const LONGEST = 1 << 22;

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function character(entity: string, body: string): string {
	const code = /^#x/i.test(body)
		? parseInt(body.slice(2), 16)
		: body.startsWith('#')
			? parseInt(body.slice(1), 10)
			: NaN;
	if (code >= 0 && code <= 0x10ffff) return String.fromCodePoint(code);
	return Object.hasOwn(ENTITIES, body) ? ENTITIES[body]! : entity;
}

export const unescaped = (text: string): string =>
	text.includes('&') ? text.replace(/&(#?\w+);/g, character) : text;

/** Value of one attribute, by its name without prefix; undefined where it is not there. */
export function attributeOf(attributes: string, name: string): string | undefined {
	for (const quote of ['"', "'"]) {
		for (let at = attributes.indexOf(`${name}=${quote}`); at >= 0;) {
			const from = at + name.length + 2;
			const before = attributes[at - 1];
			if (before === undefined || /[\s:]/.test(before))
				return unescaped(attributes.slice(from, attributes.indexOf(quote, from)));
			at = attributes.indexOf(`${name}=${quote}`, from);
		}
	}
	return undefined;
}

const bare = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Where the tag that begins at `at` ends, quotes heeded; -1 where it goes on in the next piece. */
function tagEnd(text: string, at: number): number {
	if (text.startsWith('<!--', at)) {
		const end = text.indexOf('-->', at + 4);
		return end < 0 ? -1 : end + 2;
	}
	if (text.startsWith('<![CDATA[', at)) {
		const end = text.indexOf(']]>', at + 9);
		return end < 0 ? -1 : end + 2;
	}
	let end = text.indexOf('>', at);
	// ">" may stand inside an attribute.
	while (end >= 0 && isOpenQuote(text, at, end)) end = text.indexOf('>', end + 1);
	return end;
}

function isOpenQuote(text: string, from: number, to: number): boolean {
	let quote = '';
	for (let i = from; i < to; i++) {
		const letter = text[i]!;
		if (quote === '' ? letter === '"' || letter === "'" : letter === quote)
			quote = quote === '' ? letter : '';
	}
	return quote !== '';
}

/** Walks through a document. Refuses one with a document type, which workbooks never have. */
export async function scanXml(file: InputFile, events: XmlEvents): Promise<void> {
	const decoder = new TextDecoder();
	let text = '';
	const scan = (isLast: boolean) => {
		let at = 0;
		for (;;) {
			const open = text.indexOf('<', at);
			if (open < 0) {
				// An entity may be cut by the end of the piece.
				const kept = isLast ? text.length : Math.max(at, text.lastIndexOf('&'));
				if (kept > at) events.text?.(unescaped(text.slice(at, kept)));
				at = kept;
				break;
			}
			const end = open + 9 > text.length && !isLast ? -1 : tagEnd(text, open);
			if (end < 0) break;
			if (open > at) events.text?.(unescaped(text.slice(at, open)));
			tag(text.slice(open + 1, end));
			at = end + 1;
		}
		text = text.slice(at);
		if (text.length > LONGEST || (isLast && text.trimStart().startsWith('<')))
			refuse('xlsx_cut', {}, { name: file.name });
	};
	const tag = (inner: string) => {
		if (inner.startsWith('![CDATA[')) return events.text?.(inner.slice(8, -2));
		if (/^!doctype/i.test(inner)) refuse('xlsx_doctype', {}, { name: file.name });
		if (inner.startsWith('?') || inner.startsWith('!')) return;
		if (inner.startsWith('/')) return events.close?.(bare(inner.slice(1).trim()));
		const isEmpty = inner.endsWith('/');
		const body = isEmpty ? inner.slice(0, -1) : inner;
		const space = body.search(/\s/);
		const name = bare(space < 0 ? body : body.slice(0, space));
		events.open(name, space < 0 ? '' : body.slice(space));
		if (isEmpty) events.close?.(name);
	};
	for await (const chunk of file.chunks()) {
		text += decoder.decode(chunk, { stream: true });
		scan(false);
	}
	text += decoder.decode();
	scan(true);
}
