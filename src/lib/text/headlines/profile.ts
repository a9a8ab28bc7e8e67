/** From one end of a scale to the other: lengths of stay, ages, years since arrival. */
import { unitKindRule } from '#lib/dataset/unit-kinds.ts';
import { findingOfPair, narrowed, type Finding } from '../finding.ts';
import { LEAST_RANKED } from '#lib/dataset/readings/rank.ts';
import { subsetOf } from '#lib/dataset/slice.ts';
import { isComputed } from '#lib/dataset/transforms/index.ts';
import { AGE } from '#lib/dataset/verdict/ages.ts';
import { publishedValues, type PublishedValue } from '../published-values.ts';
import { differenceBetween } from '../readings/compared.ts';
import { textIn } from '#lib/dataset/model.ts';
import { periodName } from '../period-names.ts';
import { insideSentence } from '../place-names.ts';
import { dimensionNamed, timeOf, valueText, variedIn, type Topic } from '../topic.ts';
import { formatNumber } from '../numbers.ts';
import { whereIs, whereToo } from '../where.ts';
import {
	cellsOf,
	countedAs,
	ofFinding,
	type Counted,
	type Headline,
	type Kind,
	type Words
} from './kind.ts';
import { difference } from './difference.ts';
import { fig_profile, fig_profile_all } from '../paraglide/messages.js';

/** The dimension whose order is a scale. */
function scaleIn(topic: Topic): string | undefined {
	const { dataset } = topic;
	const scales = [dataset.cohort?.since, ...(dataset.ordered ?? []), AGE];
	return scales.find(
		(id) =>
			id !== undefined &&
			(topic.slice.dimensions.find((d) => d.id === id)?.codes.length ?? 0) >= LEAST_RANKED
	);
}

/** Of people who came at different times, those who were followed farthest; of the first group, if there are several. */
function ofOneStart(topic: Topic, scale: string): Topic {
	const time = timeOf(topic);
	const others = variedIn(topic).filter((id) => id !== scale);
	const first = Object.fromEntries(
		others.map((id) => [id, topic.slice.dimensions.find((d) => d.id === id)!.codes.slice(0, 1)])
	);
	const own = { ...topic, slice: subsetOf(topic.slice, first) };
	if (!time) return own;
	const counts = time.codes.map(
		(period) => publishedValues(own.slice).filter(({ codes }) => codes[time.id] === period).length
	);
	const at = counts.lastIndexOf(Math.max(...counts));
	return { ...own, slice: subsetOf(own.slice, { [time.id]: [time.codes[at]!] }) };
}

/** "year of registration 2011": when they came who are followed. */
function startText({ topic }: Words, period: string | undefined): string {
	const time = timeOf(topic);
	if (!time || period === undefined) return '';
	const label = textIn(dimensionNamed(topic, time.id).label, topic.locale);
	return `${insideSentence(label, topic.locale)} ${periodName(period, topic.locale)}`;
}

/** One series: its first and its last class. */
function ofOne(finding: Finding, topic: Topic, scale: string) {
	const values = publishedValues(topic.slice);
	const [first, last] = [values[0], values.at(-1)];
	if (!first || !last || first === last) return undefined;
	const time = timeOf(topic);
	const period = time && first.codes[time.id];
	const isCohort = topic.dataset.cohort?.since === scale;
	const sentences = (words: Words): string[] => {
		const { locale } = words.topic;
		// The same words again would follow both: "with under 1 year of stay and 61.0% with 15 years or more".
		const [toward, at] = [whereIs, whereToo].map(
			(say) => (one: PublishedValue) => say(words.topic, scale, one.codes[scale]!)
		) as [(one: PublishedValue) => string, (one: PublishedValue) => string];
		const say = (when: string, start: string) =>
			fig_profile(
				{
					form: isCohort && start ? 'start' : 'plain',
					what: words.what,
					value: valueText(words.topic, first.value),
					where: toward(first),
					other: valueText(words.topic, last.value),
					otherWhere: at(last),
					when,
					start
				},
				{ locale }
			);
		if (!isCohort) return [say(words.when(period), ''), say('', '')];
		const year = period === undefined ? '' : periodName(period, locale);
		return [say('', startText(words, period)), say('', year), say('', '')];
	};
	return {
		...ofFinding(finding),
		topic,
		pair: undefined,
		count: values.length,
		total: topic.slice.values.length,
		ids: [scale],
		firm: first.firm && last.firm,
		sentences,
		compares: { ids: [scale], codes: cellsOf({ ...finding, topic, subject: { period: period! } }) }
	};
}

/** Several series: in how many of them the last class lies higher, or lower, than the first. */
function ofMany(whole: Topic, topic: Topic, scale: string): Headline | undefined {
	const { codes } = topic.slice.dimensions.find((d) => d.id === scale)!;
	const pair = { dimension: scale, group: codes.at(-1)!, reference: codes[0]! };
	const compared = findingOfPair(topic, pair);
	const found = compared && difference(whole, compared);
	if (!found) return undefined;
	const { values, ids, subject, total } = compared;
	const words = values.map(
		(one) =>
			differenceBetween(compared.topic, one.codes, { ...one.codes, [scale]: pair.reference })?.word
	);
	const countOf = (way: 'higher' | 'lower') => words.filter((word) => word === way).length;
	const way = countOf('higher') >= countOf('lower') ? ('higher' as const) : ('lower' as const);
	if (values.length < 2 || countOf(way) * 2 < total) return undefined;
	const sentences = ({ topic: said, what, when }: Words): Counted[] => {
		const { locale } = said;
		const inputs = {
			way,
			what,
			who: whereIs(said, scale, pair.group),
			other: whereToo(said, scale, pair.reference),
			of: countedAs(said, ids),
			as: countOf(way) === total ? ('all' as const) : ('some' as const),
			count: formatNumber(countOf(way), 0, locale),
			total: formatNumber(total, 0, locale)
		};
		return [when(subject.period), ''].map((at) => ({
			counted: fig_profile_all({ ...inputs, when: at }, { locale })
		}));
	};
	return { ...found, sentences, last: [found.sentences, ...(found.last ?? [])] };
}

export const profile: Kind = (whole, finding) => {
	const topic = narrowed(whole);
	const scale = scaleIn(topic);
	if (scale === undefined || isComputed(topic.view)) return undefined;
	const isCohort = topic.dataset.cohort?.since === scale;
	if (isCohort) return ofOne(finding, ofOneStart(topic, scale), scale);
	if ((timeOf(topic)?.codes.length ?? 0) > 1 || finding.subject.pair !== undefined)
		return undefined;
	// How many persons a class holds tells how wide it is.
	if (unitKindRule(topic.unit.kind).isCounted) return undefined;
	return variedIn(topic).length === 1 ? ofOne(finding, topic, scale) : ofMany(whole, topic, scale);
};
