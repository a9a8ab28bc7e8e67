/** How much has changed since the last break, where most, and where not. */
import { LEAST_RANKED } from '#lib/dataset/readings/rank.ts';
import { AS_PUBLISHED, isComputed } from '#lib/dataset/transforms/index.ts';
import { mostDecimals } from '#lib/dataset/shown-decimals.ts';
import { formatNumber, formatValue } from '../numbers.ts';
import type { PublishedValue } from '../published-values.ts';
import { areRankable } from '../readings/compared.ts';
import { dimensionNamed, sizeText, timeOf, unitOf, variedIn, type Topic } from '../topic.ts';
import { whereOf } from '../where.ts';
import { countedAs, type Counted, type Kind, type Words } from './kind.ts';
import { changesIn, type Change, type Changes } from './runs.ts';
import { isBackwards, spanInputs, verbInputs } from './span.ts';
import {
	fig_changed_all,
	fig_changed_both,
	fig_changed_count,
	fig_changed_by,
	fig_changed_back,
	fig_changed_flat,
	fig_changed_most,
	fig_changed_named,
	fig_changed_some,
	fig_changed_tail
} from '../paraglide/messages.js';

/** More places than these are counted. */
const MOST_NAMED = 3;

type Way = 'up' | 'down';
const wayOf = ({ value }: PublishedValue): Way => (value < 0 ? 'down' : 'up');

interface Found extends Changes {
	topic: Topic;
	ids: string[];
	up: Change[];
	down: Change[];
	flat: Change[];
	isRanked: boolean;
}

function foundOf(topic: Topic, changes: Changes): Found {
	const ids = variedIn(topic);
	const all = changes.changes;
	return {
		...changes,
		topic,
		ids,
		up: all.filter((one) => !one.isFlat && one.value > 0),
		down: all.filter((one) => !one.isFlat && one.value < 0),
		flat: all.filter((one) => one.isFlat),
		isRanked:
			all.length >= LEAST_RANKED &&
			all.every((one) => one.isRankable && one.firm) &&
			areRankable(topic, all, ids)
	};
}

/** A change without its sign: "11.1 percentage points", "19.0%". */
function sizeOf({ isPercent, topic: { unit, dataset, view } }: Found, words: Words, value: number) {
	const { topic } = words;
	const { locale } = topic;
	if (isPercent) return formatValue(Math.abs(value), { symbol: '%', decimals: 1 }, locale);
	const own = isComputed(view) ? unitOf(dataset, { transform: AS_PUBLISHED }, locale) : unit;
	return sizeText({ ...topic, unit: own }, value);
}

const placesOf = (found: Found, words: Words, some: readonly PublishedValue[]): string => {
	const text = whereOf(words.topic, some, found.ids);
	return text && ` ${text}`;
};

/** All that moved the farthest in one way. */
function farthest(some: readonly Change[], { topic }: Found): Change[] {
	const sizes = some.map(({ value }) => Math.abs(value).toFixed(mostDecimals(topic.unit)));
	const most = Math.max(...sizes.map(Number));
	return some.filter((_, i) => Number(sizes[i]) === most);
}

/** Nothing moved. */
function flatSentences(found: Found, words: Words): string[] {
	const { locale } = words.topic;
	const say = (where: string) =>
		fig_changed_flat({ what: words.what, where, ...spanInputs(words.topic, found) }, { locale });
	const [, more] = found.flat;
	return [say(placesOf(found, words, found.flat)), ...(more ? [] : [say('')])];
}

/** One series, or the one that moved farthest. */
function bySentence(found: Found, words: Words, some: readonly Change[], form: 'plain' | 'value') {
	const { locale } = words.topic;
	const [one] = some;
	return fig_changed_by(
		{
			form,
			what: words.what,
			where: placesOf(found, words, some),
			size: sizeOf(found, words, one!.value),
			value: lastText(found, words, one!),
			...verbInputs(words.topic, found, wayOf(one!))
		},
		{ locale }
	);
}

function backSentence(found: Found, words: Words, some: readonly Change[]) {
	const { locale } = words.topic;
	return fig_changed_back(
		{
			way: wayOf(some[0]!),
			what: words.what,
			where: placesOf(found, words, some),
			size: sizeOf(found, words, some[0]!.value),
			...spanInputs(words.topic, found)
		},
		{ locale }
	);
}

/** The value a series came to, as published. */
function lastText({ topic: { dataset } }: Found, { topic }: Words, { last }: Change): string {
	const { locale } = topic;
	return formatValue(last, unitOf(dataset, { transform: AS_PUBLISHED }, locale), locale);
}

/** "has risen most in Sweden since 2021, by 11.1 percentage points; about the same in Finland and Norway" */
function mostSentences(found: Found, words: Words): string[] {
	const { up, down, flat } = found;
	const { locale } = words.topic;
	const [upMost, downMost] = [up, down].map((some) => farthest(some, found)) as [
		Change[],
		Change[]
	];
	const lead =
		Math.abs(downMost[0]?.value ?? 0) > Math.abs(upMost[0]?.value ?? 0) ? downMost : upMost;
	const others = lead === upMost ? down : up;
	const inputs = {
		what: words.what,
		where: placesOf(found, words, lead),
		size: sizeOf(found, words, lead[0]!.value),
		...verbInputs(words.topic, found, wayOf(lead[0]!))
	};
	const most = (form: 'by' | 'plain') => fig_changed_most({ form, ...inputs }, { locale });
	const tail = (text: string, of: 'up' | 'down' | 'flat', some: readonly Change[]) =>
		some.length === 0 || some.length > MOST_NAMED
			? []
			: [fig_changed_tail({ text, to: of, where: placesOf(found, words, some) }, { locale })];
	const tails = (text: string) => [
		...tail(text, lead === upMost ? 'down' : 'up', others),
		...(others.length > 0 ? [] : tail(text, 'flat', flat))
	];
	return [...tails(most('by')), ...tails(most('plain')), most('by'), most('plain')];
}

/** Where there is no superlative: in which places it rose, and in which it fell. */
function placeSentences(found: Found, words: Words): (string | Counted)[] {
	const { up, down, changes, ids, topic } = found;
	const { locale } = words.topic;
	const [more, fewer] = up.length >= down.length ? [up, down] : [down, up];
	const way = more === up ? ('up' as const) : ('down' as const);
	const counts = (some: readonly Change[]) => formatNumber(some.length, 0, locale);
	const inputs = {
		what: words.what,
		where: placesOf(found, words, more),
		otherWhere: placesOf(found, words, fewer),
		of: countedAs(topic, ids),
		among: found.leftOut.length > 0 ? ('some' as const) : ('all' as const),
		count: counts(more),
		total: counts(changes),
		...verbInputs(words.topic, found, way)
	};
	const isAll = more.length === changes.length;
	const named = more.length <= MOST_NAMED ? [fig_changed_named(inputs, { locale })] : [];
	const some = fig_changed_some(inputs, { locale });
	const both =
		fewer.length > 0 && more.length <= MOST_NAMED + 1 && fewer.length <= MOST_NAMED
			? [fig_changed_both(inputs, { locale })]
			: [];
	if (isAll && more.length > 2)
		return [
			...named,
			{ counted: fig_changed_all(inputs, { locale }) },
			{ counted: fig_changed_count(inputs, { locale }) }
		];
	return isAll ? named : [...both, { counted: some }, ...named];
}

function sentencesOf(found: Found, words: Words): (string | Counted)[] {
	const { changes, up, down, isRanked } = found;
	const isBack = isBackwards(found.topic, found);
	const moved = [...up, ...down];
	// Measured from a later period: lower or higher then, never a movement backwards.
	if (isBack) return [backSentence(found, words, farthest(changes, found))];
	if (moved.length === 0) return flatSentences(found, words);
	if (changes.length === 1)
		return [bySentence(found, words, changes, 'value'), bySentence(found, words, changes, 'plain')];
	return isRanked ? mostSentences(found, words) : placeSentences(found, words);
}

export const change: Kind = (_, finding) => {
	const { topic, subject } = finding;
	const time = timeOf(topic);
	const { period: to } = subject;
	if (!time || to === undefined || subject.pair !== undefined) return undefined;
	const changes = changesIn(topic, to);
	if (!changes || changes.changes.length === 0) return undefined;
	const found = foundOf(topic, changes);
	const { from, leftOut } = changes;
	const series = changes.changes.map(({ codes }) => codes);
	const periods = dimensionNamed(topic, time.id).categories.map(({ code }) => code);
	const [start, end] = [periods.indexOf(from), periods.indexOf(to)].sort((a, b) => a - b);
	return {
		topic,
		sentences: (words) => sentencesOf(found, words),
		compares: {
			ids: [...(found.isRanked ? found.ids : []), time.id],
			codes: Object.fromEntries(
				topic.slice.dimensions.map(({ id }) => [
					id,
					id === time.id
						? periods.slice(start, (end ?? 0) + 1)
						: [...new Set(series.map((codes) => codes[id]!))]
				])
			)
		},
		count: changes.changes.length,
		total: changes.changes.length + leftOut.length,
		ids: found.ids,
		firm: changes.changes.every((one) => one.firm),
		leftOut
	};
};
