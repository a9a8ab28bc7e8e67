/** How the list of a dimension is divided: totals and regions first, then countries by region and name. */
import { isGroup } from '#lib/dataset/groups.ts';
import { textIn, type Dimension, type Language } from '#lib/dataset/model.ts';
import { localeOf } from '#lib/text/languages.ts';
import { page_explore_groups, page_explore_rest } from '#lib/text/paraglide/messages.js';

export interface Section {
	/** Empty for a list that is not divided. */
	name: string;
	/** In the order they are listed. */
	codes: string[];
}

/** One section without a name where a dimension has no regions: then its own order is the best. */
export function sectionsOf(dimension: Dimension, language: Language): Section[] {
	const { categories, regions = [] } = dimension;
	if (regions.length === 0) return [{ name: '', codes: categories.map(({ code }) => code) }];
	const locale = localeOf(language);
	const { compare } = new Intl.Collator(language);
	const groups = categories.filter(({ code }) => isGroup(dimension, code));
	const parts = categories.filter((category) => !groups.includes(category));
	const listed = (members: typeof categories) => members.map(({ code }) => code);
	const byRegion = regions
		.map(({ code, label }) => ({
			name: textIn(label, language),
			codes: listed(
				parts
					.filter(({ parent }) => parent === code)
					.sort((a, b) => compare(textIn(a.label, language), textIn(b.label, language)))
			)
		}))
		.sort((a, b) => compare(a.name, b.name));
	const placed = new Set(byRegion.flatMap(({ codes }) => codes));
	return [
		{ name: page_explore_groups({}, { locale }), codes: listed(groups) },
		...byRegion,
		{
			name: page_explore_rest({}, { locale }),
			codes: listed(parts).filter((code) => !placed.has(code))
		}
	].filter(({ codes }) => codes.length > 0);
}
