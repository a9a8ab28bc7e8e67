/** The languages a reader can choose: those of project.inlang/settings.json, whose every message is translated. */
import type { Language } from '#lib/dataset/model.ts';
import { locales } from './paraglide/runtime.js';

export const SITE_LANGUAGES = locales satisfies readonly Language[];
export type SiteLanguage = (typeof SITE_LANGUAGES)[number];

/** Each language in its own words. */
export const LANGUAGE_NAMES: Record<Language, string> = {
	en: 'English',
	sv: 'Svenska',
	da: 'Dansk',
	nb: 'Norsk bokmål',
	fi: 'Suomi',
	is: 'Íslenska'
};

export const isSiteLanguage = (text: string): text is SiteLanguage =>
	(SITE_LANGUAGES as readonly string[]).includes(text);

/** The site language a browser likes most (RFC 9110, 12.5.4); English when it names none that we have. */
export function languageOf(acceptLanguage: string | null | undefined): SiteLanguage {
	const wishes = (acceptLanguage ?? '')
		.split(',')
		.map((part) => {
			const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
			const quality = parameters.map((p) => /^\s*q\s*=\s*([\d.]+)\s*$/.exec(p)?.[1]).find(Boolean);
			return {
				language: tag.trim().split('-')[0]!,
				quality: quality === undefined ? 1 : Number(quality)
			};
		})
		.filter(({ quality }) => quality > 0)
		.sort((a, b) => b.quality - a.quality);
	return wishes.map((wish) => wish.language).find(isSiteLanguage) ?? 'en';
}

/** The language messages come in: English stands in for one that is not complete yet. */
export const localeOf = (language: Language): SiteLanguage =>
	isSiteLanguage(language) ? language : 'en';
