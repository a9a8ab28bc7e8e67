/** How labels stand inside sentences, by language: what a label alone does not tell, such as "those born abroad". */
import type { SiteLanguage } from '../languages.ts';
import { en } from './en.ts';
import type { Lexicon } from './shape.ts';
import { sv } from './sv.ts';

const LEXICONS: Record<SiteLanguage, Lexicon> = { en, sv };

/** An entry of the lexicon, whatever a label is called. */
export const wordOf = (
	locale: SiteLanguage,
	kind: Exclude<keyof Lexicon, 'isPeople' | 'aside'>,
	key: string
): string | undefined => {
	const words: Readonly<Record<string, string>> = LEXICONS[locale][kind];
	return Object.hasOwn(words, key) ? words[key] : undefined;
};

export const isPeople = (locale: SiteLanguage, label: string): boolean =>
	LEXICONS[locale].isPeople.test(label);

/** A label without what its words say as well: "20–24 years" beside "at age". */
export function labelAside(locale: SiteLanguage, id: string, label: string): string {
	const { aside } = LEXICONS[locale];
	return Object.hasOwn(aside, id) ? label.replace(aside[id]!, '') : label;
}

/** A measure that begins with words for which there are fewer. */
export function inFewerWords(text: string, locale: SiteLanguage): string {
	const [long, brief] =
		Object.entries(LEXICONS[locale].brief).find(([words]) => text.startsWith(words)) ?? [];
	return long === undefined ? text : brief + text.slice(long.length);
}
