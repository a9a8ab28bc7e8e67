/** One group beside another, in words: "women 3.2 percentage points below men in Finland, 1.1 in Iceland". */
import type { DifferenceWord } from '#lib/dataset/readings/different.ts';
import { decimalsAt } from '#lib/dataset/shown-decimals.ts';
import { extremesOf, type PublishedValue } from './published-values.ts';
import { differenceOf, nameOf, sizeAgain, sizeText, type Topic } from './topic.ts';
import { formatNumber } from './numbers.ts';
import { differenceBetween } from './readings/compared.ts';
import { whereOf } from './where.ts';
import {
	fig_above,
	fig_alike,
	fig_apart,
	fig_below,
	fig_identical,
	fig_then,
	fig_then_above,
	fig_then_alike,
	fig_then_apart,
	fig_then_below,
	fig_then_identical
} from './paraglide/messages.js';

type Side = 'below' | 'above' | 'alike' | 'same' | 'apart';
const SIDES = {
	lower: 'below',
	higher: 'above',
	about: 'alike',
	same: 'same',
	unclear: 'apart',
	unknown: 'apart'
} as const satisfies Record<DifferenceWord, Side>;

/** On which side of its reference a value lies; apart where that cannot be said. */
function sideOf(topic: Topic, { codes }: PublishedValue): Side {
	const { dimension, code } = topic.view.reference!;
	const difference = differenceBetween(topic, codes, { ...codes, [dimension]: code });
	return difference ? SIDES[difference.word] : 'apart';
}

/** Sizes of differences that share a rank: "3.2 percentage points", "3.2–3.5 percentage points". */
function sizesOf(topic: Topic, published: readonly PublishedValue[], say: typeof sizeText): string {
	const sizes = published.map((r) => Math.abs(r.value));
	const [low, high] = [Math.min(...sizes), Math.max(...sizes)];
	const low_ =
		low === high ? '' : `${formatNumber(low, decimalsAt(low, topic.unit), topic.locale)}\u2013`;
	return low_ + say(topic, high);
}

/** Those that share the largest and the smallest difference, by size. */
function bySize(topic: Topic, published: readonly PublishedValue[]) {
	const sizes = published.map((one) => ({
		...one,
		value: Math.abs(one.value),
		one
	}));
	const { highest, lowest } = extremesOf(topic, sizes);
	const unwrap = (found: readonly PublishedValue[]) =>
		published.filter((_, i) => found.includes(sizes[i]!));
	return { largest: unwrap(highest), smallest: unwrap(lowest) };
}

/**
 * @param topic holds differences of one category to the reference of its view
 * @param published those differences, at least one
 * @param ids dimensions in which they lie apart
 */
export function differencesText(
	topic: Topic,
	published: readonly PublishedValue[],
	ids: string[]
): string {
	const { locale } = topic;
	const { dimension, code } = topic.view.reference!;
	const reference = nameOf(topic, dimension, code);
	const group = nameOf(topic, dimension, published[0]!.codes[dimension]!);
	const sides = new Map(published.map((r) => [r, sideOf(topic, r)]));
	const on = (...wanted: Side[]) => published.filter((r) => wanted.includes(sides.get(r)!));
	const [below, above, apart, alike] = [on('below'), on('above'), on('apart'), on('alike', 'same')];
	const areSame = alike.every((r) => sides.get(r) === 'same');
	const where = (found: readonly PublishedValue[]) => whereOf(topic, found, ids);
	const again = (found: readonly PublishedValue[]) => ({
		value: sizesOf(topic, found, sizeAgain),
		where: where(found)
	});
	const thenAlike = () =>
		(areSame ? fig_then_identical : fig_then_alike)({ where: where(alike) }, { locale });

	if (below.length + above.length === 0) {
		if (apart.length === 0) {
			const say = areSame ? fig_identical : fig_alike;
			return say({ group, reference, where: where(alike) }, { locale }).trim();
		}
		const { largest, smallest } = bySize(topic, apart);
		const value = sizesOf(topic, largest, sizeText);
		const say = fig_apart({ group, reference, value, where: where(largest) }, { locale }).trim();
		if (alike.length > 0) return `${say}, ${thenAlike()}`;
		return smallest.length === 0 ? say : `${say}, ${fig_then(again(smallest), { locale })}`;
	}

	const first = (found: readonly PublishedValue[]) =>
		(found[0]!.value < 0 ? fig_below : fig_above)(
			{ group, reference, value: sizesOf(topic, found, sizeText), where: where(found) },
			{ locale }
		).trim();

	if (below.length > 0 && above.length > 0) {
		const ends = [bySize(topic, below).largest, bySize(topic, above).largest];
		const [more, less] =
			differenceOf(topic, Math.abs(ends[1]![0]!.value), Math.abs(ends[0]![0]!.value)) > 0
				? ends.reverse()
				: ends;
		const then = less![0]!.value < 0 ? fig_then_below : fig_then_above;
		return `${first(more!)}, ${then(again(less!), { locale })}`;
	}
	const { largest, smallest } = bySize(topic, [...below, ...above]);
	if (alike.length > 0) return `${first(largest)}, ${thenAlike()}`;
	if (apart.length > 0)
		return `${first(largest)}, ${fig_then_apart(again(bySize(topic, apart).largest), { locale })}`;
	return smallest.length === 0
		? first(largest)
		: `${first(largest)}, ${fig_then(again(smallest), { locale })}`;
}
