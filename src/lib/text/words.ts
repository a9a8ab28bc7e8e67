/** Texts of a page in one language, chosen on the server: only they travel, not every language in a script. */
import type { SiteLanguage } from './languages.ts';
import * as messages from './paraglide/messages.js';

/** Keys of all messages. */
export type MessageKey = keyof typeof messages;
type Plain = (inputs: Record<string, never>, options: { locale: SiteLanguage }) => string;

/** @throws if a key names no message */
export const wordsOf = <K extends MessageKey>(
	locale: SiteLanguage,
	...keys: K[]
): Record<K, string> => {
	const all = messages as unknown as Record<string, Plain | undefined>;
	return Object.fromEntries(
		keys.map((key) => {
			const message = all[key];
			if (!message) throw new Error(`no message ${key}`);
			return [key, message({}, { locale })];
		})
	) as Record<K, string>;
};
