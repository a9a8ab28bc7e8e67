/** How series changed from the last common break up to the period that is spoken of. */
import { leastDifference } from '#lib/dataset/readings/different.ts';
import { inUnits } from '#lib/dataset/readings/figures.ts';
import { cellOf } from '#lib/dataset/slice.ts';
import { observationAt } from '#lib/dataset/status.ts';
import { transformRule } from '#lib/dataset/transforms/index.ts';
import { runStart, type PublishedValue } from '../published-values.ts';
import { mayCompare, publishedUnit } from '../readings/compared.ts';
import { differenceOf, timeOf, type Topic } from '../topic.ts';

type Codes = Record<string, string>;

/** The change of one series as its value. */
export interface Change extends PublishedValue {
	/** True where before and after are about the same. */
	isFlat: boolean;
	/** The value it came to. */
	last: number;
}

export interface Changes {
	from: string;
	to: string;
	changes: Change[];
	/** Series with a break in between, or without a figure at one end. */
	leftOut: Codes[];
	/** True if changes are in per cent of the value before, false if in the unit of the values. */
	isPercent: boolean;
}

/** All series of a slice, periods aside. */
export function allSeries({ slice }: Topic, time: string): Codes[] {
	let all: Codes[] = [{}];
	for (const { id, codes } of slice.dimensions)
		if (id !== time) all = all.flatMap((one) => codes.map((code) => ({ ...one, [id]: code })));
	return all;
}

/** The middle of some positions: at least half of the series reach back to it. */
export const middleOf = (positions: readonly number[]): number =>
	[...positions].sort((a, b) => a - b)[Math.floor(positions.length / 2)] ?? 0;

const publishedAt = ({ published }: Topic, codes: Codes): number | null =>
	published.values[cellOf(published, codes)] ?? null;

/** Under one percentage point, or one per cent, is about the same. */
function isFlat(topic: Topic, before: number, after: number): boolean {
	const unit = publishedUnit(topic);
	const [a, b] = [inUnits(before, unit), inUnits(after, unit)];
	return Math.abs(b - a) < leastDifference(unit, a, b);
}

function withChanges(
	topic: Topic,
	{ from, to }: Pick<Changes, 'from' | 'to'>,
	changeOf: (value: number, before: number) => number,
	isUnbroken: (series: Codes) => boolean
): Pick<Changes, 'changes' | 'leftOut'> {
	const { id: time } = timeOf(topic)!;
	const leftOut: Codes[] = [];
	const changes = allSeries(topic, time).flatMap((series): Change[] => {
		const codes = { ...series, [time]: to };
		const { value, statuses } = observationAt(topic.slice, cellOf(topic.slice, codes));
		const [before, after] = [from, to].map((code) =>
			publishedAt(topic, { ...series, [time]: code })
		);
		const isWhole = value !== null && typeof before === 'number' && typeof after === 'number';
		if (!isWhole || !isUnbroken(series)) {
			leftOut.push(series);
			return [];
		}
		return [
			{
				codes,
				value: changeOf(value, before),
				firm: !statuses.includes('unreliable'),
				isRankable: !statuses.includes('definition_differs'),
				isFlat: isFlat(topic, before, after),
				last: after
			}
		];
	});
	return { changes, leftOut };
}

/** Changes that a view itself shows, from its own base. */
function ofTransform(topic: Topic, from: string, to: string): Changes {
	const rule = transformRule(topic.view);
	const unit = rule.unit(topic.dataset.unit.kind);
	// An index tells how many per cent of its base a value is.
	const neutral = rule.isDifference ? 0 : (rule.neutral ?? 0);
	return {
		from,
		to,
		isPercent: unit === 'percent' || unit === 'index',
		...withChanges(
			topic,
			{ from, to },
			(value) => differenceOf(topic, value, neutral),
			() => true
		)
	};
}

/**
 * The changes of all series of a topic up to a period; undefined where none is without a break.
 * @param to the period that is spoken of
 */
export function changesIn(topic: Topic, to: string): Changes | undefined {
	const time = timeOf(topic);
	if (!time || time.codes.length < 2) return undefined;
	const { reference } = topic.view;
	if (transformRule(topic.view).reference === 'period')
		return reference && reference.code !== to ? ofTransform(topic, reference.code, to) : undefined;
	const last = allSeries(topic, time.id)
		.map((series) => ({ ...series, [time.id]: to }))
		.filter((codes) => (topic.slice.values[cellOf(topic.slice, codes)] ?? null) !== null);
	const starts = last.map((codes) => startOf(topic, codes, to));
	const from = time.codes[middleOf(starts)];
	if (last.length === 0 || from === undefined || from === to) return undefined;
	const at = time.codes.indexOf(from);
	const ends = { [time.id]: [from, to] };
	const isComparable = mayCompare(topic, time.id, ends);
	const single = (series: Codes) =>
		Object.fromEntries(Object.entries(series).map(([id, code]) => [id, [code]]));
	return {
		from,
		to,
		isPercent: false,
		...withChanges(
			topic,
			{ from, to },
			(value, before) => differenceOf(topic, value, before),
			(series) =>
				runStart(topic, { ...series, [time.id]: to }, to) <= at &&
				(isComparable || mayCompare(topic, time.id, { ...single(series), ...ends }))
		)
	};
}

/** The first published period of the run of a series up to its end. */
function startOf(topic: Topic, codes: Codes, to: string): number {
	const time = timeOf(topic)!;
	const start = runStart(topic, codes, to);
	const end = time.codes.indexOf(to);
	for (let t = start; t < end; t++)
		if (publishedAt(topic, { ...codes, [time.id]: time.codes[t]! }) !== null) return t;
	return end;
}
