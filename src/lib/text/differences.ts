/** One group beside another, in words: "women 3.2 percentage points below men in Finland, 1.1 in Iceland". */
import { unitKindRule } from '#lib/dataset/unit-kinds.ts';
import { decimalsAt } from '#lib/dataset/shown-decimals.ts';
import { extremesOf, type PublishedValue } from './published-values.ts';
import { differenceOf, nameOf, SAME_BELOW, sizeAgain, sizeText, type Topic } from './topic.ts';
import { formatNumber } from './numbers.ts';
import { whereOf } from './where.ts';
import {
	fig_above,
	fig_alike,
	fig_below,
	fig_identical,
	fig_then,
	fig_then_above,
	fig_then_alike,
	fig_then_below,
	fig_then_identical
} from './paraglide/messages.js';

/** −1 below, 1 above, 0 too close to say. */
const sideOf = ({ unit }: Topic, difference: number): -1 | 0 | 1 => {
	if (difference === 0 || (unitKindRule(unit.kind).isPerCent && Math.abs(difference) < SAME_BELOW))
		return 0;
	return difference < 0 ? -1 : 1;
};

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
	const sides = (side: -1 | 0 | 1) => published.filter((r) => sideOf(topic, r.value) === side);
	const [below, alike, above] = [sides(-1), sides(0), sides(1)];
	const isRate = unitKindRule(topic.unit.kind).isPerCent;
	const where = (found: readonly PublishedValue[]) => whereOf(topic, found, ids);
	if (below.length + above.length === 0) {
		const same = isRate ? fig_alike : fig_identical;
		return same({ group, reference, where: where(alike) }, { locale }).trim();
	}

	const first = (found: readonly PublishedValue[]) =>
		(found[0]!.value < 0 ? fig_below : fig_above)(
			{ group, reference, value: sizesOf(topic, found, sizeText), where: where(found) },
			{ locale }
		).trim();
	const again = (found: readonly PublishedValue[]) => ({
		value: sizesOf(topic, found, sizeAgain),
		where: where(found)
	});

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
	if (alike.length > 0) {
		const same = isRate ? fig_then_alike : fig_then_identical;
		return `${first(largest)}, ${same({ where: where(alike) }, { locale })}`;
	}
	if (smallest.length === 0) return first(largest);
	return `${first(largest)}, ${fig_then(again(smallest), { locale })}`;
}
