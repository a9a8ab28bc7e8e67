/** The words of a comparison with the same mix: names of groups and classes, its sentences, and why there is none. */
import type { Side } from '#lib/dataset/composition/counts.ts';
import type { ClassCodes, MixRefusal } from '#lib/dataset/composition/refusals.ts';
import type { Comparison } from '#lib/dataset/composition/request.ts';
import { textIn, type Dataset, type Dimension } from '#lib/dataset/model.ts';
import type { SiteLanguage } from './languages.ts';
import { formatList, formatNumber } from './numbers.ts';
import { categoryLabel } from './period-names.ts';
import { insideSentence } from './place-names.ts';
import {
	page_explore_mix_refused,
	page_explore_mix_refused_broken,
	page_explore_mix_refused_few_classes,
	page_explore_mix_refused_few_persons,
	page_explore_mix_refused_no_classes,
	page_explore_mix_refused_no_pair,
	page_explore_mix_refused_not_a_rate,
	page_explore_mix_refused_not_adding_up,
	page_explore_mix_refused_not_published,
	page_explore_mix_refused_several,
	page_explore_mix_refused_unknown,
	page_explore_mix_refused_unreliable
} from './paraglide/messages.js';

export interface Named {
	dataset: Dataset;
	locale: SiteLanguage;
}

const dimensionIn = ({ dataset }: Named, id: string): Dimension =>
	dataset.dimensions.find((d) => d.id === id)!;

export const dimensionName = (named: Named, id: string): string =>
	insideSentence(textIn(dimensionIn(named, id).label, named.locale), named.locale);

export function categoryName(named: Named, id: string, code: string, isShort = false): string {
	const dimension = dimensionIn(named, id);
	const category = dimension.categories.find((c) => c.code === code);
	if (!category) return code;
	if (isShort && category.short) return textIn(category.short, named.locale);
	return categoryLabel(dimension, category, named.locale);
}

/** "tertiary education, 25–29 years" */
export const className = (named: Named, codes: ClassCodes): string =>
	Object.entries(codes)
		.map(([id, code]) => categoryName(named, id, code, true))
		.join(', ');

/** "education", "education, age and sex" */
export const byName = (named: Named, by: readonly string[]): string =>
	formatList(
		by.map((id) => dimensionName(named, id)),
		named.locale
	);

/** The two groups inside a sentence. */
export function sideNames(
	named: Named,
	{ reference, group }: Pick<Comparison, 'reference' | 'group'>
): Record<Side, string> {
	const nameOf = (code: string) =>
		insideSentence(categoryName(named, reference.dimension, code, true), named.locale);
	return { group: nameOf(group), reference: nameOf(reference.code) };
}

/** At most so many classes are named. */
const MOST_NAMED = 3;

/** Why there is no such comparison, as a sentence. @param sides names of the two groups, where they are known */
export function mixRefusalText(
	named: Named,
	refusal: MixRefusal,
	sides: Record<Side, string>
): string {
	const { locale } = named;
	const options = { locale };
	const number = (value: number) => formatNumber(value, value % 1 === 0 ? 0 : 1, locale);
	const inClasses = (one: { classes: ClassCodes[]; side: Side }) => ({
		side: sides[one.side],
		classes: [
			...one.classes.slice(0, MOST_NAMED).map((codes) => className(named, codes)),
			...(one.classes.length > MOST_NAMED ? ['…'] : [])
		].join('; ')
	});
	const ofDimension = (one: { dimension: string }) => ({
		dimension: dimensionName(named, one.dimension)
	});
	const reasonOf = (): string => {
		switch (refusal.code) {
			case 'no_classes':
				return page_explore_mix_refused_no_classes({}, options);
			case 'not_a_rate':
				return page_explore_mix_refused_not_a_rate({}, options);
			case 'few_classes':
				return page_explore_mix_refused_few_classes(ofDimension(refusal), options);
			case 'no_pair':
				return page_explore_mix_refused_no_pair(ofDimension(refusal), options);
			case 'several':
				return page_explore_mix_refused_several(ofDimension(refusal), options);
			case 'not_published':
				return page_explore_mix_refused_not_published(inClasses(refusal), options);
			case 'unreliable':
				return page_explore_mix_refused_unreliable(inClasses(refusal), options);
			case 'few_persons':
				return page_explore_mix_refused_few_persons(inClasses(refusal), options);
			case 'not_adding_up':
				return page_explore_mix_refused_not_adding_up(
					{
						side: sides[refusal.side],
						found: number(refusal.found),
						published: number(refusal.published)
					},
					options
				);
			case 'unknown':
				return page_explore_mix_refused_unknown(
					{ side: sides[refusal.side], share: number(refusal.share) },
					options
				);
			case 'broken':
				return page_explore_mix_refused_broken(
					{ periods: formatList(refusal.periods, locale) },
					options
				);
		}
	};
	return page_explore_mix_refused({ reason: reasonOf() }, options);
}
