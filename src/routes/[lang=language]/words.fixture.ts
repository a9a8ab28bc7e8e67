/** All words that pages hand to their components, so that tests of components read what readers read. */
import * as messages from '#lib/text/paraglide/messages.js';
import type { SiteLanguage } from '#lib/text/languages.ts';
import { wordsOf, type MessageKey } from '#lib/text/words.ts';
import { workbenchWords } from './explore/workbench.ts';

/** The module also holds itself, as `m`. */
const KEYS = Object.entries(messages).flatMap(([key, message]) =>
	typeof message === 'function' ? [key as MessageKey] : []
);

export const wordsIn = (locale: SiteLanguage) => ({
	...wordsOf(locale, ...KEYS),
	...workbenchWords(locale),
	/** Said by the server for each release. */
	release: ''
});
