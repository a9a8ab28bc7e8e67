/** What stands in a cell in place of a number, or as a flag beside one, and what it means. */
import { phrase, remark } from '#lib/dataset/problem.ts';
import { joinStatuses, parseStatuses, type Status } from '#lib/dataset/status.ts';
import { isFlags, meaningOf } from './flags.ts';
import type { Report, TableSymbol } from './table.ts';

export interface Meaning {
	/** One status, or several joined by "|". */
	status: string;
	isNil: boolean;
}

/** Usual meanings in place of a number, by lower-case text; those of dots and dashes are found by shape. */
const USUAL = new Map<string, Status>([
	['', 'missing'],
	['na', 'missing'],
	['#n/a', 'missing'],
	['#sum', 'missing'],
	['n/a', 'not_applicable'],
	['c', 'suppressed'],
	['x', 'suppressed'],
	['*', 'suppressed'],
	['u', 'unreliable']
]);

/** Hyphen, hyphens of Unicode, dashes and the minus sign: alone in a cell they are an absolute nil. */
const NIL = /^[-\u2010-\u2015\u2212]$/;
const NOTED = /^(\.{1,7}|:)\s*[a-z*†‡§¹²³]$/i;
/** Eurostat's missing figure with flags that may say why. */
const FLAGGED = /^:\s*(?=[a-z])/i;

/**
 * The usual meaning of a raw symbol where neither the file nor its notes say one; undefined for a text that is no
 * symbol. `beside` asks for its meaning as a flag beside a number: there `*` or `a` are footnotes, not reasons.
 */
export function defaultMeaning(text: string, beside = false): Meaning | undefined {
	const bare = text.trim();
	if (beside) return { status: isFlags(bare) ? meaningOf(bare, true).status : 'ok', isNil: false };
	if (NIL.test(bare)) return { status: 'ok', isNil: true };
	const flags = FLAGGED.test(bare) ? bare.replace(FLAGGED, '') : '';
	if (isFlags(flags)) return { status: meaningOf(flags, false).status, isNil: false };
	const dots = NOTED.exec(bare)?.[1] ?? bare;
	if (dots === '.') return { status: 'not_applicable', isNil: false };
	if (/^\.{2,7}$/.test(dots) || dots === ':') return { status: 'missing', isNil: false };
	const status = USUAL.get(bare.toLowerCase());
	return status && { status, isNil: false };
}

/** True for a text that says why ".." stands in the table: base too small, confidential, protected. */
export const isSuppression = (note: string): boolean =>
	/confidential|too small|too few|suppress|disclosure|sekretess|konfidenti|for få|för få|salassa|trúnað/i.test(
		note
	) && /(^|[^.])\.\.([^.]|$)|"\.\."/.test(note);

/** The symbols of one table, each met once; `marks` of a table are made here. */
export class SymbolTable {
	readonly list: TableSymbol[] = [];
	readonly #marks = new Map<string, number>();
	readonly #flags = new Map<string, number>();

	/** Mark of a raw text that stands in place of a number: 1 + its index in `list`. */
	markOf(text: string): number {
		return this.#marks.get(text) ?? this.#add(this.#marks, text, defaultMeaning(text));
	}

	/** Mark of a raw text beside a number: a flag or footnote that does not say the number is absent. */
	flagOf(text: string): number {
		return this.#flags.get(text) ?? this.#add(this.#flags, text, defaultMeaning(text, true));
	}

	/** Says what a text in place of a number means, because the file or its notes say so. */
	declare(text: string, status: string, isNil: boolean): void {
		this.#set(this.#marks, text, { text, status, isNil, meaning: 'file' });
	}

	/** Says what a flag beside a number means. */
	declareFlag(text: string, status: string): void {
		this.#set(this.#flags, text, { text, status, isNil: false, meaning: 'file' });
	}

	/** True where the text is a symbol of this table or has a usual meaning. */
	has(text: string): boolean {
		return this.#marks.has(text) || defaultMeaning(text) !== undefined;
	}

	/** The number a cell with this mark holds: 0 for an absolute nil, else NaN. */
	valueOf(mark: number): number {
		return this.list[mark - 1]?.isNil ? 0 : NaN;
	}

	/** Reads the notes of the table for what ".." means; the note is returned where one says so. */
	heed(notes: Iterable<string>): string | undefined {
		for (const note of notes) {
			if (!isSuppression(note)) continue;
			this.declare('..', 'suppressed', false);
			return note;
		}
		return undefined;
	}

	#add(marks: Map<string, number>, text: string, meaning: Meaning | undefined): number {
		const { status, isNil } = meaning ?? { status: 'missing', isNil: false };
		return this.#set(marks, text, { text, status, isNil, meaning: 'default' });
	}

	#set(marks: Map<string, number>, text: string, symbol: TableSymbol): number {
		const known = marks.get(text);
		if (known !== undefined) {
			this.list[known - 1] = symbol;
			return known;
		}
		const mark = this.list.push(symbol);
		marks.set(text, mark);
		return mark;
	}
}

/** Says for each symbol that only its usual meaning is known. */
export function reportSymbols(symbols: SymbolTable, report: Report): void {
	for (const { text, status, isNil, meaning } of symbols.list) {
		if (meaning === 'file' || text === '') continue;
		const isSilent = joinStatuses(parseStatuses(status)) === 'ok' && !isNil;
		const sense = isNil
			? phrase('true_zero')
			: isSilent
				? phrase('a_note')
				: parseStatuses(status).map((one) => phrase(`status_${one}`));
		report.assumed.push(remark('table_symbol', { text, sense }));
	}
}
