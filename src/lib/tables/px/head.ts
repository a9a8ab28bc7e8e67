/** What a PX file says before its figures, found by keyword, sub-key and language. */
import { remark } from '#lib/dataset/problem.ts';
import type { Language, Text } from '#lib/dataset/model.ts';
import { subKeysOf, valuesOf, type Statement } from './lex.ts';
import { languageOf } from '../table/language-tag.ts';
import type { Report } from '../table/table.ts';

export class PxHead {
	/** The language of statements without one; undefined where it is none of ours. */
	readonly language: Language | undefined;
	/** As the file writes it; undefined where it names none. */
	readonly tag: string | undefined;
	/** Languages of the file that are ours, its own first. */
	readonly languages: Language[] = [];
	readonly #own = new Map<string, Statement[]>();
	readonly #other = new Map<Language, Map<string, Statement[]>>();

	constructor(statements: readonly Statement[], report: Report) {
		const named = statements.find(({ keyword }) => keyword === 'LANGUAGE');
		this.tag = named && valuesOf(named)[0];
		this.language = this.tag === undefined ? 'en' : languageOf(this.tag);
		if (this.tag === undefined) report.assumed.push(remark('table_no_language'));
		else if (!this.language)
			report.assumed.push(remark('table_language_for_english', { tag: this.tag }));
		const ignored = new Set<string>();
		for (const statement of statements) {
			const { language } = statement;
			const isOwn = language === undefined || language === this.tag;
			const ours = language === undefined ? undefined : languageOf(language);
			if (isOwn || (ours !== undefined && ours === this.language)) push(this.#own, statement);
			else if (ours === undefined) ignored.add(language);
			else {
				if (!this.#other.has(ours)) this.#other.set(ours, new Map());
				push(this.#other.get(ours)!, statement);
			}
		}
		if (this.language) this.languages.push(this.language);
		this.languages.push(...this.#other.keys());
		if (ignored.size > 0) report.found.push(remark('px_languages_ignored', { tags: [...ignored] }));
	}

	get keywords(): string[] {
		return [...this.#own.keys()];
	}

	/** Statements with this keyword in the file's own language, or in another of ours. */
	all(keyword: string, language?: Language): Statement[] {
		const held =
			language === undefined || language === this.language ? this.#own : this.#other.get(language);
		return held?.get(keyword) ?? [];
	}

	/** The statement with this keyword and exactly these sub-keys. */
	one(
		keyword: string,
		subKeys: readonly string[] = [],
		language?: Language
	): Statement | undefined {
		return this.all(keyword, language).find((statement) => {
			const held = subKeysOf(statement);
			return held.length === subKeys.length && held.every((key, i) => key === subKeys[i]);
		});
	}

	/** Values of a statement; undefined where it is not there. */
	values(keyword: string, subKeys?: readonly string[], language?: Language): string[] | undefined {
		const statement = this.one(keyword, subKeys, language);
		return statement && valuesOf(statement);
	}

	/** The only value of a statement; undefined where it is not there or empty. */
	value(keyword: string, subKeys?: readonly string[], language?: Language): string | undefined {
		const text = this.values(keyword, subKeys, language)?.join(', ').trim();
		return text === '' ? undefined : text;
	}

	/** The value in all languages of the file that are ours. */
	text(keyword: string): Text | undefined {
		return this.#spoken(this.value(keyword), (language) => this.value(keyword, [], language));
	}

	/** A text by language; `own` is the one in the file's own, which stands in for English. */
	spoken(own: string, textIn: (language: Language) => string | undefined): Text {
		return this.#spoken(own, textIn)!;
	}

	#spoken(
		own: string | undefined,
		textIn: (language: Language) => string | undefined
	): Text | undefined {
		const others = [...this.#other.keys()].flatMap((language) => {
			const text = textIn(language);
			return text === undefined ? [] : [[language, text] as const];
		});
		const en = others.find(([language]) => language === 'en')?.[1] ?? own ?? others[0]?.[1];
		if (en === undefined) return undefined;
		const ownText = own === undefined || !this.language ? {} : { [this.language]: own };
		return { ...ownText, ...Object.fromEntries(others), en };
	}
}

function push(held: Map<string, Statement[]>, statement: Statement): void {
	const list = held.get(statement.keyword);
	if (list) list.push(statement);
	else held.set(statement.keyword, [statement]);
}
