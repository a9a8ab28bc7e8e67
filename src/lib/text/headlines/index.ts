/** The finding of a slice as one line, computed, in the reader's language. A new kind is a file beside this, a line here, and its texts. */
import { once } from '#lib/dataset/once.ts';
import { findingOf } from '../finding.ts';
import type { SiteLanguage } from '../languages.ts';
import { textIn } from '#lib/dataset/model.ts';
import { formatList } from '../numbers.ts';
import { formatReach } from '../period-names.ts';
import { asSentence, insideSentence } from '../place-names.ts';
import { subjectOf, type Detail } from '../subject.ts';
import { dimensionNamed, variedIn, type Topic } from '../topic.ts';
import { change } from './change.ts';
import { composition } from './composition.ts';
import { difference } from './difference.ts';
import { withCoverage, wordsOf, type Counted, type Headline, type Kind } from './kind.ts';
import { level } from './level.ts';
import { movement } from './movement.ts';
import { profile } from './profile.ts';
import { rank } from './rank.ts';
import { fig_named, fig_nothing, fig_synthetic, fig_uncertain } from '../paraglide/messages.js';

/** In the order in which they are asked: the first that has an answer speaks. */
const KINDS = {
	profile,
	movement,
	change,
	difference,
	composition,
	rank,
	level
} satisfies Record<string, Kind>;

export type HeadlineKind = keyof typeof KINDS;
export const HEADLINE_KINDS = Object.keys(KINDS) as HeadlineKind[];

/** So long may a headline be: two lines of the largest type. */
const MOST_CHARACTERS: Record<SiteLanguage, number> = { en: 90, sv: 120 };

export interface FoundHeadline extends Headline {
	kind: HeadlineKind;
	/** Dimensions of which it speaks of one category of several, which then has to be named. */
	told: string[];
}

const toldIn = (whole: Topic, { topic, pair, ids }: Headline): string[] =>
	variedIn(whole).filter((id) => id !== pair && !ids.includes(id) && !variedIn(topic).includes(id));

/** What a headline of these figures says, and of which kind it is; undefined where there is no value at all. */
export const headlineFound = once((topic: Topic): FoundHeadline | undefined => {
	const finding = findingOf(topic);
	if (!finding) return undefined;
	for (const kind of HEADLINE_KINDS) {
		const found = KINDS[kind](topic, finding);
		if (found) return { ...found, kind, told: toldIn(topic, found) };
	}
	return undefined;
});

/** Levels of detail, from the most that can be said to the least. */
const DETAILS: readonly Detail[] = [
	{ people: true, coverage: true },
	{ people: true, coverage: false },
	{ people: false, coverage: true },
	{ people: false, coverage: false }
];

function textOf(headline: Headline, text: string | Counted, detail: Detail): string {
	const { topic, firm } = headline;
	const { locale } = topic;
	const said = asSentence(withCoverage(text, headline, detail), locale);
	return firm ? said : fig_uncertain({ headline: said }, { locale });
}

/** All that could be said of it, richest first. */
function* candidatesOf(headline: FoundHeadline): Generator<string> {
	const { told, sentences, last = [] } = headline;
	for (const say of [sentences, ...last])
		for (const detail of DETAILS) {
			const [full, brief] = [false, true].map((isBrief) =>
				say(wordsOf(headline, told, detail, isBrief))
			) as [(string | Counted)[], (string | Counted)[]];
			for (const [i, text] of full.entries()) {
				yield textOf(headline, text, detail);
				yield textOf(headline, brief[i] ?? text, detail);
			}
		}
}

/** What is shown, where no finding is short enough: measure, dimensions and period. */
function nameOfAll(topic: Topic, most: number): string {
	const { locale, slice } = topic;
	const { period } = findingOf(topic)?.subject ?? {};
	const dimensions = variedIn(topic).map((id) =>
		insideSentence(textIn(dimensionNamed(topic, id).label, locale), locale)
	);
	const time = slice.dimensions.find((d) => d.role === 'time');
	const inputs = {
		what: subjectOf({ ...topic, brief: true }, {}, { people: false, coverage: false }),
		dimensions: formatList(dimensions, locale),
		period: formatReach(time?.codes ?? (period === undefined ? [] : [period]), locale)
	};
	const texts = (['all', 'period', 'measure'] as const).map((form) =>
		asSentence(fig_named({ form, ...inputs }, { locale }), locale)
	);
	return texts.find((text) => text.length <= most) ?? texts.at(-1)!;
}

/** The first that is short enough. */
function fitted(topic: Topic, headline: FoundHeadline, most: number): string {
	let shortest = nameOfAll(topic, most);
	for (const text of candidatesOf(headline)) {
		if (text.length <= most) return text;
		if (text.length < shortest.length) shortest = text;
	}
	return shortest;
}

/** That nothing is published. */
function nothingText(topic: Topic, most: number): string {
	const { locale } = topic;
	const texts = [true, false].flatMap((people) =>
		[false, true].map((brief) =>
			fig_nothing(
				{ what: subjectOf({ ...topic, brief }, {}, { people, coverage: false }) },
				{ locale }
			)
		)
	);
	return asSentence(texts.find((text) => text.length <= most) ?? texts.at(-1)!, locale);
}

/** With all that there is to say, however long that is. */
export const headlineInFull = (headline: FoundHeadline): string => {
	const [text] = candidatesOf(headline);
	return text ?? '';
};

export function headlineOf(topic: Topic): string {
	const { locale } = topic;
	const synthetic = (text: string) => fig_synthetic({ headline: text }, { locale });
	const most = MOST_CHARACTERS[locale] - (topic.dataset.synthetic ? synthetic('').length : 0);
	const found = headlineFound(topic);
	const headline = found ? fitted(topic, found, most) : nothingText(topic, most);
	return topic.dataset.synthetic ? synthetic(headline) : headline;
}
