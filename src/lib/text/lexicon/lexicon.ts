/** How labels stand inside sentences, by language: what a label alone does not tell, such as "those born abroad". */
import type { SiteLanguage } from '../languages.ts';
import { en } from './en.ts';
import { sv } from './sv.ts';

/** All keys but ids of dimensions are labels as datasets write them in that language. */
export interface Lexicon {
	/**
	 * Measures as the subject of a sentence, in the singular and definite: "the number of asylum applicants[ from {origin}]". `{people}`
	 * is whom it is about, `{id}` the one category of that dimension; what stands in brackets is left out where that holds several or all.
	 */
	measures: Readonly<Record<string, string>>;
	/** Categories that are measures themselves, above all parts of a whole: "the share with tertiary education". */
	parts: Readonly<Record<string, string>>;
	/** Categories as people: "people born abroad". */
	people: Readonly<Record<string, string>>;
	/** By the id of a dimension, its categories as people: "people aged {}". */
	peopleBy: Readonly<Record<string, string>>;
	/** The same for numbers of people, where room is short: "from {}". */
	whereBriefly: Readonly<Record<string, string>>;
	/** People and measures in fewer words, where room is short: by their words here. */
	brief: Readonly<Record<string, string>>;
	/** By the id of a dimension, what its labels say once more. */
	aside: Readonly<Record<string, RegExp>>;
	/** Labels that are people by themselves. */
	isPeople: RegExp;
	/** By the id of a dimension whose categories are no people, where figures hold for them: "for {}". */
	where: Readonly<Record<string, string>>;
}

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
