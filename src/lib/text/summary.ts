/** A chart in a few sentences for those who cannot see it: what, range, now, change, what is missing, breaks. */
import { textIn } from '#lib/dataset/model.ts';
import { LEAST_RANKED } from '#lib/dataset/readings/rank.ts';
import { isBreak } from '#lib/dataset/status.ts';
import { counterpartOf, isComputed } from '#lib/dataset/transforms/index.ts';
import { cellGroups, groupsText } from './cell-groups.ts';
import { findingOf } from './finding.ts';
import { findingText } from './headline.ts';
import { missingOf } from './missing.ts';
import { formatList, formatNumber } from './numbers.ts';
import { publishedValues, runStart, type PublishedValue } from './published-values.ts';
import { areRankable } from './readings/compared.ts';
import { movementSentences, pairSentences } from './readings/pairs.ts';
import { rankingSentences } from './readings/ranking.ts';
import { subtitleParts } from './subtitle.ts';
import {
	differenceOf,
	differenceText,
	dimensionNamed,
	isDifference,
	nameOf,
	timeOf,
	valueText,
	variedIn,
	type Topic
} from './topic.ts';
import { periodName } from './period-names.ts';
import {
	fig_form,
	fig_sum_breaks,
	fig_sum_change,
	fig_sum_computed,
	fig_sum_constant,
	fig_sum_counterpart,
	fig_sum_dimension,
	fig_sum_many,
	fig_sum_one,
	fig_sum_range,
	fig_sum_what
} from './paraglide/messages.js';

/** Longer lists of categories are counted. */
const MOST_NAMES = 8;

function shownSentences(topic: Topic): string[] {
	const { locale, view, slice } = topic;
	const form = fig_form({ form: view.form }, { locale });
	const dimensions = variedIn(topic).map((id) => {
		const dimension = textIn(dimensionNamed(topic, id).label, locale);
		const { codes } = slice.dimensions.find((d) => d.id === id)!;
		const categories = formatList(
			codes.map((code) => nameOf(topic, id, code)),
			locale
		);
		return codes.length > MOST_NAMES
			? fig_sum_many({ dimension, count: formatNumber(codes.length, 0, locale) }, { locale })
			: fig_sum_dimension({ dimension, categories }, { locale });
	});
	return [fig_sum_what({ form, what: subtitleParts(topic).join(', ') }, { locale }), ...dimensions];
}

/** Names of the categories of a value in the dimensions that vary, period last: "Sweden, women, 2015". */
function namesOf(
	topic: Topic,
	{ codes }: Pick<PublishedValue, 'codes'>,
	withPeriod: boolean
): string {
	const time = timeOf(topic);
	const names = variedIn(topic).map((id) => nameOf(topic, id, codes[id]!));
	if (time && withPeriod && time.codes.length > 1)
		names.push(periodName(codes[time.id]!, topic.locale));
	return names.join(', ');
}

/** A value and, if it is the only one of its size, where it lies. */
function endText(topic: Topic, published: readonly PublishedValue[], value: number): string {
	const [first, second] = published.filter((r) => r.value === value);
	const where = first && !second ? namesOf(topic, first, true) : '';
	return valueText(topic, value) + (where && ` (${where})`);
}

function rangeSentences(topic: Topic, published: readonly PublishedValue[]): string[] {
	const { locale } = topic;
	const values = published.map((r) => r.value);
	const [low, high] = [Math.min(...values), Math.max(...values)];
	if (published.length === 0) return [];
	if (published.length === 1)
		return [fig_sum_one({ value: endText(topic, published, low) }, { locale })];
	if (low === high) return [fig_sum_constant({ value: valueText(topic, low) }, { locale })];
	return [
		fig_sum_range(
			{ low: endText(topic, published, low), high: endText(topic, published, high) },
			{ locale }
		)
	];
}

/** The series that changed most over the longest stretch without a break in most of them. */
function changeSentences(
	topic: Topic,
	published: readonly PublishedValue[],
	period: string | undefined
): string[] {
	const time = timeOf(topic);
	if (!time || period === undefined || isComputed(topic.view) || variedIn(topic).length === 0)
		return [];
	const firm = published.filter((r) => r.firm);
	const ends = firm
		.filter((r) => r.codes[time.id] === period)
		.map((end) => ({ end, start: runStart(topic, end.codes, period) }))
		.sort((a, b) => a.start - b.start);
	const start = ends[Math.floor(ends.length / 2)]?.start ?? 0;
	const from = time.codes[start]!;
	const changes = ends.flatMap(({ end, start: own }) => {
		const begin = firm.find((r) =>
			topic.slice.dimensions.every(
				(d) => r.codes[d.id] === (d.id === time.id ? from : end.codes[d.id])
			)
		);
		return begin && own <= start
			? [{ ...end, value: differenceOf(topic, end.value, begin.value) }]
			: [];
	});
	const size = Math.max(...changes.map((c) => Math.abs(c.value)));
	const isRanked = changes.length >= LEAST_RANKED && areRankable(topic, changes, variedIn(topic));
	if (from === period || !isRanked || size === 0) return [];
	const { locale } = topic;
	const what = changes
		.filter((c) => Math.abs(c.value) === size)
		.map((c) => `${namesOf(topic, c, false)} (${differenceText(topic, c.value)})`);
	return [
		fig_sum_change(
			{
				from: periodName(from, locale),
				to: periodName(period, locale),
				what: formatList(what, locale)
			},
			{ locale }
		)
	];
}

function breaksSentences(topic: Topic): string[] {
	const marks = new Map<number, string>();
	topic.slice.values.forEach((value, cell) => {
		if (value !== null && isBreak(topic.slice, cell)) marks.set(cell, 'break');
	});
	if (marks.size === 0 || isDifference(topic) || (timeOf(topic)?.codes.length ?? 0) < 2) return [];
	const groups = cellGroups(topic, marks);
	return [
		fig_sum_breaks(
			{ groups: groupsText(topic, groups, ({ text }) => text) },
			{ locale: topic.locale }
		)
	];
}

/** The same figures set against the same reference in the other way: it may be farther where this one is nearer. */
function counterpartSentences(topic: Topic, counterpart: Topic | undefined): string[] {
	const finding = counterpart && findingOf(counterpart);
	const transform = counterpartOf(topic.view);
	const { locale } = topic;
	if (!finding || !transform) return [];
	const text = findingText(finding, { measure: true, groups: true, period: true }, false);
	return [fig_sum_counterpart({ transform, text }, { locale })];
}

/** @param counterpart the topic by the other transform that goes with its own, where both are computed */
export function summaryOf(topic: Topic, counterpart?: Topic): string[] {
	const { view, locale } = topic;
	const published = publishedValues(topic.slice);
	const finding = findingOf(topic);
	const missing = missingOf(topic);
	return [
		...shownSentences(topic),
		...rangeSentences(topic, published),
		...(finding && published.length > 1
			? [
					`${findingText(finding, { measure: true, groups: true, period: true }, false)}.`,
					...rankingSentences(topic, finding),
					...pairSentences(finding),
					...movementSentences(finding)
				]
			: []),
		...counterpartSentences(topic, counterpart),
		...(isComputed(view) || view.per ? [fig_sum_computed({}, { locale })] : []),
		...changeSentences(topic, published, finding?.subject.period),
		...(missing ? [`${missing}.`] : []),
		...breaksSentences(topic)
	];
}
