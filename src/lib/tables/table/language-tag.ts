/** Texts of a file with the language they are in, where it is one of ours. */
import { LANGUAGES, type Language, type Text } from '#lib/dataset/model.ts';

/** "sv", "sv-SE", "no" → one of our languages; undefined for any other. Both forms of Norwegian go to `nb`. */
export function languageOf(tag: string): Language | undefined {
	const bare = tag.trim().toLowerCase().split(/[-_]/)[0]!;
	const language = bare === 'no' || bare === 'nn' ? 'nb' : bare;
	return LANGUAGES.find((ours) => ours === language);
}

/** A text of a file in one language, which stands in for English too. */
export const textOf = (text: string, language: Language | undefined): Text =>
	language === undefined || language === 'en' ? { en: text } : { en: text, [language]: text };
