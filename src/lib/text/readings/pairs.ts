/** Two groups or countries beside each other: which is higher, if that can be said; and how their difference moved. */
import { chanceIn } from '#lib/dataset/readings/different.ts';
import { fromUnits, seriesOf } from '#lib/dataset/readings/figures.ts';
import {
	differenceSeries,
	LEAST_PERIODS,
	movementOf,
	runsOf,
	type Movement,
	type PairedPoint
} from '#lib/dataset/readings/runs.ts';
import { cellOf } from '#lib/dataset/slice.ts';
import type { Finding } from '../finding.ts';
import { formatValue } from '../numbers.ts';
import { periodName } from '../period-names.ts';
import { asSentence } from '../place-names.ts';
import { publishedValues } from '../published-values.ts';
import {
	dimensionNamed,
	isDifference,
	nameOf,
	sizeAgain,
	sizeText,
	timeOf,
	type Topic
} from '../topic.ts';
import { whereOf } from '../where.ts';
import { differenceBetween, publishedUnit } from './compared.ts';
import {
	fig_moved,
	fig_moved_break,
	fig_moved_ratio,
	fig_moved_side,
	fig_moved_sides,
	fig_pair,
	fig_pair_place
} from '../paraglide/messages.js';

type Codes = Record<string, string>;
interface Pair {
	first: Codes;
	second: Codes;
	/** The dimension in which the two lie apart. */
	id: string;
}

/** More pairs are read in the table. */
const MOST = 6;

/** The pairs a finding speaks of: a group and its reference in each place, or the two that there are. */
export function pairsOf({ topic, subject, ids }: Finding): Pair[] {
	const time = timeOf(topic);
	const now = publishedValues(topic.slice).filter(
		({ codes }) => !time || codes[time.id] === subject.period
	);
	const { reference } = topic.view;
	if (subject.pair !== undefined && reference) {
		const { dimension: id, code } = reference;
		const pairs = now.map(({ codes }) => ({ first: codes, second: { ...codes, [id]: code }, id }));
		return pairs.length > MOST ? [] : pairs;
	}
	const [a, b, more] = now;
	const [id] = ids;
	if (isDifference(topic) || !a || !b || more || id === undefined || ids.length !== 1) return [];
	return [{ first: a.codes, second: b.codes, id }];
}

function placeText({ topic, ids, subject }: Finding, { first, id }: Pair): string {
	const geo = topic.slice.dimensions.find((d) => d.role === 'geo');
	// Of one difference the country is said, of several what they lie apart in.
	const all = ids.length === 0 && geo ? [geo.id] : ids;
	// Both names of the pair are said anyway.
	const said = all.filter((one) => one !== id);
	const where = subject.pair === undefined ? '' : whereOf(topic, [{ codes: first }], said);
	const { locale } = topic;
	return where && fig_pair_place({ where: asSentence(where, locale) }, { locale });
}

const namesOf = (topic: Topic, { first, second, id }: Pair) => ({
	first: nameOf(topic, id, first[id]!),
	second: nameOf(topic, id, second[id]!)
});

const sentence = (topic: Topic, place: string, text: string): string =>
	place + (place ? text : asSentence(text, topic.locale));

/** "In Sweden: women 60.1%, men 70.2%; 10.1 percentage points lower." */
export function pairSentences(finding: Finding): string[] {
	const { topic } = finding;
	const { locale, published, dataset } = topic;
	return pairsOf(finding).flatMap((pair) => {
		const difference = differenceBetween(topic, pair.first, pair.second);
		if (!difference) return [];
		const valueOf = (codes: Codes) =>
			formatValue(published.values[cellOf(published, codes)]!, unitShown(topic), locale);
		const text = fig_pair(
			{
				word: difference.word,
				...namesOf(topic, pair),
				value: valueOf(pair.first),
				other: valueOf(pair.second),
				difference: sizeText(topic, fromUnits(difference.by, dataset.unit))
			},
			{ locale }
		);
		return [sentence(topic, placeText(finding, pair), text)];
	});
}

/** Of the figures before the transform. */
const unitShown = ({ dataset, unit }: Topic) => ({
	...unit,
	symbol: dataset.unit.symbol,
	decimals: dataset.unit.decimals
});

function movementIn(topic: Topic, { first, second, id }: Pair) {
	const { dataset, published, whole = published } = topic;
	const seriesIn = (slice: typeof published, codes: Codes) => seriesOf(slice, codes, dataset.unit);
	const [group, reference] = [seriesIn(published, first), seriesIn(published, second)];
	const time = timeOf(topic);
	if (!time || dimensionNamed(topic, id).role === 'time') return undefined;
	const periods = dimensionNamed(topic, time.id).categories.map(({ code }) => code);
	const run = runsOf(group, reference, periods).at(-1);
	if (!run || run.length < LEAST_PERIODS) return undefined;
	const all = differenceSeries(seriesIn(whole, first), seriesIn(whole, second));
	const from = run[0]!.period;
	const isAfterBreak = [group, reference].some((series) =>
		series.some((p) => p.period === from && p.isBreak)
	);
	const chance = chanceIn(dataset.comparability);
	return { movement: movementOf(run, all, publishedUnit(topic), chance), isAfterBreak };
}

/** "rose by 8.5", "fell by 0.8", "about the same" in the unit that has just been said. */
function sideText(topic: Topic, units: number): string {
	const size = sizeAgain(topic, fromUnits(units, topic.dataset.unit));
	const way = units > 0 ? 'up' : units < 0 ? 'down' : 'none';
	return fig_moved_side({ way, size }, { locale: topic.locale });
}

function movedText(topic: Topic, pair: Pair, movement: Movement): string {
	const { word, first, last } = movement;
	const { locale, dataset } = topic;
	const size = ({ group, reference }: PairedPoint) => fromUnits(group - reference, dataset.unit);
	return fig_moved(
		{
			word,
			...namesOf(topic, pair),
			before: sizeText(topic, size(first)),
			after: sizeAgain(topic, size(last)),
			from: periodName(first.period, locale),
			to: periodName(last.period, locale)
		},
		{ locale }
	);
}

/** Over the newest stretch without a break of each pair. */
export function movementSentences(finding: Finding): string[] {
	const { topic } = finding;
	const { locale } = topic;
	return pairsOf(finding).flatMap((pair) => {
		const found = movementIn(topic, pair);
		if (!found) return [];
		const { movement, isAfterBreak } = found;
		const parts = [
			sentence(topic, placeText(finding, pair), movedText(topic, pair, movement)),
			asSentence(
				fig_moved_sides(
					{
						...namesOf(topic, pair),
						change: sideText(topic, movement.groupMoved),
						other: sideText(topic, movement.referenceMoved)
					},
					{ locale }
				),
				locale
			),
			movement.ratio && fig_moved_ratio({ ratio: movement.ratio }, { locale }),
			isAfterBreak &&
				fig_moved_break({ from: periodName(movement.first.period, locale) }, { locale })
		];
		return [parts.filter(Boolean).join(' ')];
	});
}
