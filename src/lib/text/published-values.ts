/** Published values of a slice, where they hold, and which of them are highest and lowest. */
import { withoutGroups } from '#lib/dataset/groups.ts';
import { unitKindRule } from '#lib/dataset/unit-kinds.ts';
import type { Slice } from '#lib/dataset/model.ts';
import { leastDifference } from '#lib/dataset/readings/different.ts';
import { inUnits } from '#lib/dataset/readings/figures.ts';
import { LEAST_RANKED } from '#lib/dataset/readings/rank.ts';
import { cellOf, codesAt, sizeOf } from '#lib/dataset/slice.ts';
import { transformRule } from '#lib/dataset/transforms/index.ts';
import { isBreak, observationAt } from '#lib/dataset/status.ts';
import { areRankable, shownUnit } from './readings/compared.ts';
import { dimensionNamed, isDifference, timeOf, type Topic } from './topic.ts';

export interface PublishedValue {
	codes: Record<string, string>;
	value: number;
	/** False for values of low reliability, which carry no headline while others can. */
	firm: boolean;
	/** False where the definition differs from that of the others. */
	isRankable: boolean;
}

export function publishedValues(slice: Slice): PublishedValue[] {
	const published: PublishedValue[] = [];
	for (let i = 0; i < sizeOf(slice.dimensions); i++) {
		const { value, statuses } = observationAt(slice, i);
		if (value !== null)
			published.push({
				codes: codesAt(slice, i),
				value,
				firm: !statuses.includes('unreliable'),
				isRankable: !statuses.includes('definition_differs')
			});
	}
	return published;
}

/** Codes of a dimension without totals and regions that stand beside their parts. */
export const partsOf = (topic: Topic, id: string, codes: readonly string[]): string[] =>
	withoutGroups(dimensionNamed(topic, id), codes);

/** Codes that tell one series from another, as one text. */
const seriesKey = (topic: Topic, { codes }: PublishedValue): string =>
	topic.slice.dimensions
		.filter((d) => d.role !== 'time')
		.map((d) => codes[d.id])
		.join('\t');

/**
 * The period a sentence speaks of: the latest in which more than half of the series that ever have a value have one.
 * (One country that stopped reporting does not hold the others back.) A period that others are measured from is never it.
 */
export function periodOf(topic: Topic, published: readonly PublishedValue[]): string | undefined {
	const time = timeOf(topic);
	if (!time) return undefined;
	const { reference } = topic.view;
	const start = transformRule(topic.view).reference === 'period' ? reference?.code : undefined;
	const later = published.filter((r) => r.codes[time.id] !== start);
	const series = new Set(later.map((r) => seriesKey(topic, r))).size;
	const countAt = (period: string) => later.filter((r) => r.codes[time.id] === period).length;
	return (
		time.codes.findLast((period) => countAt(period) * 2 > series) ??
		time.codes.findLast((period) => countAt(period) > 0)
	);
}

/** True if no period of the dataset lies unseen between positions `from` and `to` of the slice; it could hold a break. */
export function isUnbrokenlySeen(topic: Topic, from: number, to: number): boolean {
	const time = timeOf(topic);
	if (!time) return true;
	const all = dimensionNamed(topic, time.id).categories.map((c) => c.code);
	return all.indexOf(time.codes[to]!) - all.indexOf(time.codes[from]!) === to - from;
}

/** First position on the time axis from which a series runs to `at` without a break and without unseen periods. */
export function runStart(topic: Topic, codes: Record<string, string>, at: string): number {
	const time = timeOf(topic);
	if (!time) return 0;
	let t = time.codes.indexOf(at);
	const isBroken = () =>
		isBreak(topic.slice, cellOf(topic.slice, { ...codes, [time.id]: time.codes[t]! }));
	while (t > 0 && !isBroken() && isUnbrokenlySeen(topic, t - 1, t)) t--;
	return t;
}

export interface Extremes {
	/** All that share the rank, in the order of the slice. */
	highest: PublishedValue[];
	lowest: PublishedValue[];
	/** True if the whole spread is too small to speak of higher and lower. */
	alike: boolean;
	/** True if all are the same at the published decimals. */
	same: boolean;
}

/** @param published at least one */
export function extremesOf(topic: Topic, published: readonly PublishedValue[]): Extremes {
	const unit = shownUnit(topic);
	const units = published.map(({ value }) => inUnits(value, unit));
	const [low, high] = [Math.min(...units), Math.max(...units)];
	const highest = published.filter((_, i) => units[i] === high);
	const lowest = published.filter((_, i) => units[i] === low && low !== high);
	const isCompared = !isDifference(topic) || unitKindRule(unit.kind).isPerCent;
	const same = low === high;
	const alike = same || (isCompared && high - low < leastDifference(unit, low, high));
	return { highest, lowest, alike, same };
}

/**
 * True if the first of these values may be called the highest: at least three are ranked, none is left out as unreliable
 * or may not be compared with the others, and what they lie apart in may be ranked.
 * @param count how many are published, those of low reliability included
 */
export const isRanked = (
	topic: Topic,
	published: readonly PublishedValue[],
	ids: readonly string[],
	count: number
): boolean =>
	published.length >= LEAST_RANKED &&
	published.length === count &&
	published.every((r) => r.isRankable) &&
	areRankable(topic, published, ids);
