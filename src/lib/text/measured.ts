/** The year of measurement of a cohort table, by name. */
import type { Text } from '#lib/dataset/model.ts';
import { SITE_LANGUAGES, type SiteLanguage } from './languages.ts';
import { page_explore_measured } from './paraglide/messages.js';

/** In every language of the site. */
export const measuredLabel = (): Text =>
	Object.fromEntries(
		SITE_LANGUAGES.map((locale) => [locale, page_explore_measured({}, { locale })] as const)
	) as Record<SiteLanguage, string>;
