/** A chart in a few sentences for those who cannot see it: what, range, now, change, what is missing, breaks. */
import { textIn } from '#lib/dataset/model.ts';
import { isBreak } from '#lib/dataset/status.ts';
import { cellGroups } from './cell-groups.ts';
import { findingOf } from './finding.ts';
import { findingSaid } from './headline.ts';
import { groupsSaid, missingOf } from './missing.ts';
import { formatList, formatNumber } from './numbers.ts';
import { asSentence } from './place-names.ts';
import { readingsOf, runStart, type Reading } from './readings.ts';
import { subtitleOf } from './subtitle.ts';
import {
	apart,
	differenceText,
	dimensionNamed,
	isDifference,
	nameOf,
	timeOf,
	valueText,
	variedIn,
	type Topic
} from './topic.ts';
import {
	fig_form_dots,
	fig_form_dumbbell,
	fig_form_line,
	fig_form_stack,
	fig_sum_breaks,
	fig_sum_change,
	fig_sum_constant,
	fig_sum_dimension,
	fig_sum_many,
	fig_sum_one,
	fig_sum_range,
	fig_sum_what
} from './paraglide/messages.js';

const FORM_NAMES = {
	line: fig_form_line,
	dots: fig_form_dots,
	dumbbell: fig_form_dumbbell,
	stack: fig_form_stack
};

/** Longer lists of categories are counted. */
const MOST_NAMES = 8;

function shownSaid(topic: Topic): string[] {
	const { locale, view, slice } = topic;
	const form = FORM_NAMES[view.form]({}, { locale });
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
	return [fig_sum_what({ form, subtitle: subtitleOf(topic) }, { locale }), ...dimensions];
}

/** Names of the categories of a reading in the dimensions that vary, period last: "Sweden, women, 2015". */
function namesOf(topic: Topic, { codes }: Pick<Reading, 'codes'>, withPeriod: boolean): string {
	const time = timeOf(topic);
	const names = variedIn(topic).map((id) => nameOf(topic, id, codes[id]!));
	if (time && withPeriod) names.push(codes[time.id]!);
	return names.join(', ');
}

function rangeSaid(topic: Topic, readings: readonly Reading[]): string[] {
	const { locale } = topic;
	const [first] = readings;
	if (!first) return [];
	const lowest = readings.reduce((a, b) => (b.value < a.value ? b : a));
	const highest = readings.reduce((a, b) => (b.value > a.value ? b : a));
	const low = valueText(topic, lowest.value);
	if (readings.length === 1)
		return [
			fig_sum_one(
				{ value: low, where: asSentence(namesOf(topic, first, true), locale) },
				{ locale }
			)
		];
	if (lowest.value === highest.value) return [fig_sum_constant({ value: low }, { locale })];
	return [
		fig_sum_range(
			{
				low,
				lowWhere: namesOf(topic, lowest, true),
				high: valueText(topic, highest.value),
				highWhere: namesOf(topic, highest, true)
			},
			{ locale }
		)
	];
}

/** The series that changed most over the longest stretch that no series has a break in. */
function changeSaid(
	topic: Topic,
	readings: readonly Reading[],
	period: string | undefined
): string[] {
	const time = timeOf(topic);
	if (!time || period === undefined || isDifference(topic)) return [];
	const firm = readings.filter((r) => r.firm);
	const ends = firm.filter((r) => r.codes[time.id] === period);
	const start = Math.max(...ends.map((r) => runStart(topic.slice, r.codes, period)));
	const from = time.codes[start];
	if (from === undefined || from === period) return [];
	const changes = ends.flatMap((end) => {
		const begin = firm.find((r) =>
			topic.slice.dimensions.every(
				(d) => r.codes[d.id] === (d.id === time.id ? from : end.codes[d.id])
			)
		);
		return begin ? [{ ...end, value: apart(topic, end.value, begin.value) }] : [];
	});
	const size = Math.max(...changes.map((c) => Math.abs(c.value)));
	const largest = changes.filter((c) => Math.abs(c.value) === size);
	if (!(size > 0) || variedIn(topic).length === 0) return [];
	const { locale } = topic;
	const what = formatList(
		largest.map((c) => namesOf(topic, c, false)),
		locale
	);
	const signed = new Set(largest.map((c) => differenceText(topic, c.value)));
	return [
		fig_sum_change({ from, to: period, what, difference: [...signed].join(' / ') }, { locale })
	];
}

function breaksSaid(topic: Topic): string[] {
	const marks = new Map<number, string>();
	topic.slice.values.forEach((value, cell) => {
		if (value !== null && isBreak(topic.slice, cell)) marks.set(cell, 'break');
	});
	if (marks.size === 0 || isDifference(topic) || (timeOf(topic)?.codes.length ?? 0) < 2) return [];
	const groups = cellGroups(topic, marks);
	return [
		fig_sum_breaks(
			{ groups: groupsSaid(topic, groups, ({ text }) => text) },
			{ locale: topic.locale }
		)
	];
}

export function summaryOf(topic: Topic): string[] {
	const readings = readingsOf(topic.slice);
	const finding = findingOf(topic);
	const missing = missingOf(topic);
	return [
		...shownSaid(topic),
		...rangeSaid(topic, readings),
		...(finding && readings.length > 1
			? [`${findingSaid(finding, { measure: true, groups: true, period: true }, false)}.`]
			: []),
		...changeSaid(topic, readings, finding?.subject.period),
		...(missing ? [`${missing}.`] : []),
		...breaksSaid(topic)
	];
}
