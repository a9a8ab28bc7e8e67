/** The type every kind of headline is described by, and what its sentences are made of. */
import type { Selection } from '#lib/dataset/model.ts';
import type { Finding } from '../finding.ts';
import { periodName } from '../period-names.ts';
import { formatNumber } from '../numbers.ts';
import { asSentence } from '../place-names.ts';
import { subjectOf, type Detail } from '../subject.ts';
import { dimensionNamed, type Topic } from '../topic.ts';
import { fig_coverage, fig_when } from '../paraglide/messages.js';

/** What a headline says. */
export interface Headline {
	/** What it speaks of: its words, its unit. */
	topic: Topic;
	/** The dimension whose two categories it sets against each other. */
	pair?: string | undefined;
	/** The sentence with more and less beside its finding, richest first. */
	sentences: (words: Words) => (string | Counted)[];
	/** What is said where nothing of that is short enough, in that order. */
	last?: ((words: Words) => (string | Counted)[])[];
	/** What it compares: dimensions, and codes of all dimensions. */
	compares: { ids: string[]; codes: Selection };
	/** How many values it rests on, of how many there could be. */
	count: number;
	total: number;
	/** Dimensions in which those lie apart. */
	ids: string[];
	/** False if it had to rest on values of low reliability. */
	firm: boolean;
	/** Codes of the series it leaves out: a break in between, or no figure at one end. */
	leftOut?: Record<string, string>[];
}

/** A sentence that says itself how many values it rests on. */
export interface Counted {
	counted: string;
}

/** A kind of headline: undefined where its question is not the one of the figures, or has no answer in them. */
export type Kind = (whole: Topic, finding: Finding) => Headline | undefined;

/** How a sentence speaks of a topic, at one level of detail. */
export interface Words {
	/** With its names at the length that is wanted. */
	topic: Topic;
	/** "employment of non-EU citizens in Sweden". */
	what: string;
	/** " in 2024". */
	when: (period: string | undefined) => string;
}

/** @param told dimensions of which it speaks of one category of several */
export const wordsOf = (
	headline: Headline,
	told: readonly string[],
	detail: Detail,
	brief: boolean
): Words => {
	const topic = { ...headline.topic, brief };
	const { locale } = topic;
	return {
		topic,
		what: subjectOf(topic, { pair: headline.pair, told }, detail),
		when: (period) =>
			period === undefined ? '' : fig_when({ period: periodName(period, locale) }, { locale })
	};
};

/** "country", "group" or "value": what figures that lie apart in these dimensions are. */
export const countedAs = (topic: Topic, ids: readonly string[]): 'country' | 'group' | 'value' => {
	if (ids.length !== 1) return 'value';
	return dimensionNamed(topic, ids[0]!).role === 'geo' ? 'country' : 'group';
};

/** A sentence that rests on fewer values than were asked for says so, if it has room to. */
export function withCoverage(
	sentence: string | Counted,
	headline: Headline,
	{ coverage }: Detail
): string {
	const { count, total, topic, ids, leftOut = [] } = headline;
	if (typeof sentence !== 'string') return sentence.counted;
	const text = sentence;
	// A note names those that are left out of a change.
	if (!coverage || count === total || leftOut.length > 0) return text;
	const { locale } = topic;
	return fig_coverage(
		{
			text,
			of: countedAs(topic, ids),
			count: formatNumber(count, 0, locale),
			total: formatNumber(total, 0, locale)
		},
		{ locale }
	);
}

export const sentenceOf = (text: string, { locale }: Topic): string => asSentence(text, locale);

/** What a finding of one period rests on. */
export const ofFinding = (finding: Finding): Omit<Headline, 'sentences' | 'compares'> => ({
	topic: finding.topic,
	pair: finding.subject.pair,
	count: finding.count,
	total: finding.total,
	ids: finding.ids,
	firm: finding.firm
});

/** The cells of a finding, all of one period, with what it measures from. */
export function cellsOf({ topic, subject }: Finding): Selection {
	const codes: Selection = Object.fromEntries(topic.slice.dimensions.map((d) => [d.id, d.codes]));
	const time = topic.slice.dimensions.find((d) => d.role === 'time');
	if (time && subject.period !== undefined) codes[time.id] = [subject.period];
	const { reference } = topic.view;
	if (reference && subject.pair !== undefined)
		codes[reference.dimension] = [
			...new Set([...(codes[reference.dimension] ?? []), reference.code])
		];
	return codes;
}
