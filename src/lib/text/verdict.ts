/** The verdict of a view in words: how far its figures may be compared, with the rules that say so. */
import type { Comparison as MixComparison } from '#lib/dataset/composition/request.ts';
import { timeDimension, type Slice } from '#lib/dataset/model.ts';
import { isComputed } from '#lib/dataset/transforms/index.ts';
import { AGE } from '#lib/dataset/verdict/ages.ts';
import { comparisonAlong, type Compared } from '#lib/dataset/verdict/comparisons.ts';
import { worst, type Comparison } from '#lib/dataset/verdict/rule.ts';
import { judged, reasonOf, type Fired, type RuleId } from '#lib/dataset/verdict/index.ts';
import { verdictOf, type Verdict } from '#lib/dataset/verdict/verdict.ts';
import type { FigureVerdict } from '#lib/forms/figure.ts';
import { headlineFound } from './headlines/index.ts';
import type { SiteLanguage } from './languages.ts';
import { ruleSentence } from './rule-sentences.ts';
import type { Topic } from './topic.ts';
import {
	fig_verdict_comparable,
	fig_verdict_level,
	fig_verdict_line
} from './paraglide/messages.js';

/** The comparisons that decide: those of the transform, in all cells, and those of the headline, in its own. */
function usedIn(topic: Topic, figures: Compared): Comparison[] {
	const { view } = topic;
	const own = isComputed(view) && view.reference ? [view.reference.dimension] : [];
	const { ids, codes } = headlineFound(topic)?.compares ?? { ids: [], codes: {} };
	return [
		...own.map((id) => comparisonAlong(figures, id)),
		...ids.filter((id) => !own.includes(id)).map((id) => comparisonAlong(figures, id, codes))
	].filter(({ sides }) => sides.length > 1);
}

/** What differs between the sides, as that is not the same in them: periods, ages, or neither. */
const acrossOf = (figures: Compared, used: readonly Comparison[]): 'other' | 'time' | 'age' => {
	const times = [timeDimension(figures.slice)?.id, figures.dataset.cohort?.since];
	const ids = used.map(({ dimension }) => dimension);
	if (ids.some((id) => times.includes(id))) return 'time';
	return ids.includes(AGE) ? 'age' : 'other';
};

/** @param published as published or divided, before the transform */
export function verdictWords(topic: Topic, published: Slice): FigureVerdict | null {
	const { dataset, view, locale, persons } = topic;
	const isOurs = isComputed(view) || view.per !== undefined;
	const figures: Compared = { dataset, slice: published, persons, isComputed: isOurs };
	const used = usedIn(topic, figures);
	const verdict = verdictOf(figures, used);
	if (!verdict) return null;
	return wordsOf(verdict, acrossOf(figures, used), locale);
}

/** The rule that asks for the same ages of those compared. */
const ASKS_AGES: RuleId = 'C16';
/** The rule that a break between two periods is. */
const BREAK: RuleId = 'C02';

/**
 * Of two groups with the same mix: they are set beside each other in one dimension, class by class.
 * @param broken periods between which two censuses were taken; they are compared with care
 */
export function mixVerdictWords(
	figures: Compared,
	{ reference, mix }: Pick<MixComparison, 'reference' | 'mix'>,
	broken: readonly string[],
	locale: SiteLanguage
): FigureVerdict | null {
	if (!figures.dataset.comparability) return null;
	const found = judged(comparisonAlong(figures, reference.dimension));
	const rules = found.rules
		.filter(({ id }) => id !== ASKS_AGES || !mix.by.includes(AGE))
		.map((rule): Fired =>
			rule.id === BREAK && broken.length > 0 ? { ...rule, level: 'care' } : rule
		);
	const level = worst(rules.flatMap((rule) => rule.level ?? []));
	const comparisons = [{ ...found, level, rules }];
	const time = timeDimension(figures.slice)?.id;
	const across = reference.dimension === time ? 'time' : 'other';
	return wordsOf({ level, reason: reasonOf(comparisons, level), comparisons }, across, locale);
}

function wordsOf(
	{ level, reason, comparisons }: Verdict,
	across: 'other' | 'time' | 'age',
	locale: SiteLanguage
): FigureVerdict {
	return {
		level,
		text: reason
			? fig_verdict_line(
					{ level: levelName(level, locale), sentence: ruleSentence(reason, locale) },
					{ locale }
				)
			: fig_verdict_comparable({ across }, { locale }),
		comparisons: comparisons.map((one) => ({
			dimension: one.dimension ?? '',
			level: one.level,
			rules: one.rules.map((rule) => ({ id: rule.id, text: ruleSentence(rule, locale) }))
		}))
	};
}

export const levelName = (level: FigureVerdict['level'], locale: SiteLanguage): string =>
	fig_verdict_level({ level }, { locale });
