/** The smallest words, which all others are made of: languages, texts, choices of codes. */

export const LANGUAGES = ['en', 'sv', 'da', 'nb', 'fi', 'is'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text in several languages; English is always there and stands in for a missing one. */
export type Text = { en: string } & Partial<Record<Language, string>>;

export const textIn = (text: Text, language: Language): string => text[language] ?? text.en;

/** Chosen codes per dimension. A dimension that is not named means all its categories. */
export type Selection = Record<string, string[]>;
