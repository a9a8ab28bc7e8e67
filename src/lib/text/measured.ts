/** The year of measurement of a cohort table, by name. */
import type { Text } from '#lib/dataset/model.ts';
import { SITE_LANGUAGES, type SiteLanguage } from './languages.ts';
import { page_explore_measured } from './paraglide/messages.js';

const labelIn = (locale: SiteLanguage): string => page_explore_measured({}, { locale });

/** In every language of the site. */
export const measuredLabel = (): Text => ({
	en: labelIn('en'),
	...Object.fromEntries(SITE_LANGUAGES.map((locale) => [locale, labelIn(locale)] as const))
});
