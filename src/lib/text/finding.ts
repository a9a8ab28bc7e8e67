/** What a slice shows first of all, found in its values: whom or what a headline speaks of, and which values it rests on. */
import { maxIndex } from 'd3-array';
import { unitKindRule } from '#lib/dataset/unit-kinds.ts';
import { isTotal } from '#lib/dataset/groups.ts';
import { once } from '#lib/dataset/once.ts';
import type { Selection } from '#lib/dataset/model.ts';
import { sizeOf, subsetOf } from '#lib/dataset/slice.ts';
import { isComputed, transformRule } from '#lib/dataset/transforms/index.ts';
import { wholesOf } from '#lib/forms/view.ts';
import { mayCompare, mayRank } from './readings/compared.ts';
import { partsOf, periodOf, publishedValues, type PublishedValue } from './published-values.ts';
import { onlyCode, type Subject } from './subject.ts';
import { dimensionNamed, measuredIn, timeOf, unitOf, variedIn, type Topic } from './topic.ts';

export interface Finding {
	/** The topic it speaks of: the given one, or the differences between two of its groups. */
	topic: Topic;
	subject: Subject;
	/** Dimensions in which the values it rests on lie apart. */
	ids: string[];
	/** The values it rests on, all of one period. */
	values: PublishedValue[];
	/** How many those are, of how many there could be, and how many of those are published. */
	count: number;
	published: number;
	total: number;
	/** False if it had to rest on values of low reliability. */
	firm: boolean;
}

/** More groups than this are not read as one beside another. */
const PAIR_LIMIT = 3;

/** One category beside another of its dimension. */
export interface Pair {
	dimension: string;
	group: string;
	reference: string;
}

/** The same topic with the differences of one category to another as its values. */
function comparedWith(topic: Topic, { dimension, group, reference }: Pair): Topic {
	const view = {
		...topic.view,
		transform: 'gap' as const,
		reference: { dimension, code: reference }
	};
	const { slice: all, refused } = measuredIn(topic, topic.slice, view);
	const slice = subsetOf(all, { [dimension]: [group] });
	return { ...topic, view, slice, refused, unit: unitOf(topic.dataset, view, topic.locale) };
}

const codesIn = ({ slice }: Topic, id: string): string[] =>
	slice.dimensions.find((d) => d.id === id)?.codes ?? [];

/** The dimension whose categories are read one beside another: the one told apart by colour, else the first of a few groups. */
function pairDimension(topic: Topic): string | undefined {
	const { dataset, view } = topic;
	const varied = variedIn(topic);
	const isPair = (id: string) =>
		codesIn(topic, id).length <= PAIR_LIMIT &&
		dimensionNamed(topic, id).role !== 'geo' &&
		!wholesOf(dataset).includes(id) &&
		!(dataset.ordered?.includes(id) ?? false);
	const fitting = varied.filter(isPair);
	const found = fitting.find((id) => id === view.colour) ?? fitting[0];
	if (found !== undefined) return found;
	const [only] = varied;
	return varied.length === 1 && codesIn(topic, only!).length === 2 ? only : undefined;
}

/** The two groups or countries that a view compares, by its reference or as they stand side by side. */
function pairIn(topic: Topic): Pair | undefined {
	const { view, dataset } = topic;
	const rule = transformRule(view);
	if (rule.reference === 'category' && view.reference) {
		const { dimension, code: reference } = view.reference;
		const group = onlyCode(topic, dimension);
		return group === undefined ? undefined : { dimension, group, reference };
	}
	if (isComputed(view) || unitKindRule(topic.unit.kind).isCounted) return undefined;
	const dimension = pairDimension(topic);
	if (dimension === undefined || !mayRank(topic, [dimension])) return undefined;
	const codes = codesIn(topic, dimension);
	const asked = dataset.references[dimension];
	// Three groups of which none is the one others are compared with are ranked.
	if (codes.length > 2 && !codes.includes(asked ?? '') && variedIn(topic).length === 1)
		return undefined;
	const reference = asked !== undefined && codes.includes(asked) ? asked : codes.at(-1)!;
	const group = codes.find((code) => code !== reference);
	return group === undefined ? undefined : { dimension, group, reference };
}

/** The part of a whole that is spoken of: the last of a scale, else the one with the highest value. */
function partShown(topic: Topic, id: string, parts: readonly string[]): string[] {
	if (topic.dataset.ordered?.includes(id)) return parts.slice(-1);
	const among = publishedValues(topic.slice).filter(({ codes }) => parts.includes(codes[id]!));
	const highest = maxIndex(among, ({ value }) => value);
	return highest < 0 ? parts.slice(-1) : [among[highest]!.codes[id]!];
}

const LATEST = (topic: Topic): Selection => {
	const time = timeOf(topic);
	const period = periodOf(topic, publishedValues(topic.slice));
	return time && period !== undefined ? { [time.id]: [period] } : {};
};

/** The parts of a dimension; its groups, without the one of all, where nothing is published of those. */
function publishedParts(topic: Topic, id: string): string[] {
	const codes = codesIn(topic, id);
	const parts = partsOf(topic, id, codes);
	const isPublished = publishedValues(topic.slice).some((one) => parts.includes(one.codes[id]!));
	const dimension = dimensionNamed(topic, id);
	return isPublished ? parts : codes.filter((code) => !isTotal(dimension, code));
}

/** Of one dimension, what a sentence can speak of at once. */
function narrowedCodes(topic: Topic, id: string): string[] {
	const parts = publishedParts(topic, id);
	if (parts.length < 2) return parts;
	const { role } = dimensionNamed(topic, id);
	const { view, dataset } = topic;
	const isReference = view.reference?.dimension === id && isComputed(view);
	if (isReference || (wholesOf(dataset).includes(id) && variedIn(topic).length > 1))
		return isReference ? farthest(topic, id) : partShown(topic, id, parts);
	// What may not be compared is not: the first of different measures is spoken of.
	if (role !== 'geo' && !mayCompare(topic, id, { ...LATEST(topic), [id]: parts }))
		return parts.slice(0, 1);
	return parts;
}

/** Of several groups that are measured from one, the group farthest from it. */
function farthest(topic: Topic, id: string): string[] {
	const [period] = Object.values(LATEST(topic))[0] ?? [];
	const time = timeOf(topic);
	const now = publishedValues(topic.slice).filter(
		({ codes }) => !time || codes[time.id] === period
	);
	const at = maxIndex(now, ({ value }) => Math.abs(value));
	return at < 0 ? codesIn(topic, id).slice(0, 1) : [now[at]!.codes[id]!];
}

/** What a sentence may speak of: no totals beside their parts, of a stack one part; all of it if those are empty. */
export const narrowed = once((topic: Topic): Topic => {
	const hasValue = (one: Topic) => one.slice.values.some((value) => value !== null);
	const keep = (one: Topic, selection: Selection): Topic => {
		const next = { ...one, slice: subsetOf(one.slice, selection) };
		return hasValue(next) ? next : one;
	};
	let found = topic;
	for (const id of variedIn(topic)) found = keep(found, { [id]: narrowedCodes(found, id) });
	// How many more persons one group has than another says nothing of either: the first is spoken of.
	const isCount = unitKindRule(topic.unit.kind).isCounted && !isComputed(topic.view);
	const id = isCount && variedIn(found).length > 1 ? pairDimension(found) : undefined;
	return id === undefined ? found : keep(found, { [id]: codesIn(found, id).slice(0, 1) });
});

function findingIn(topic: Topic, pair: Pair | undefined): Finding | null {
	const all = publishedValues(topic.slice);
	const firm = all.some((r) => r.firm);
	const used = all.filter((r) => r.firm || !firm);
	const period = periodOf(topic, used);
	const time = timeOf(topic);
	const isNow = (r: PublishedValue) => !time || r.codes[time.id] === period;
	const values = used.filter(isNow);
	if (values.length === 0) return null;
	const ids = variedIn(topic);
	return {
		topic,
		subject: {
			...(period === undefined ? {} : { period }),
			...(pair ? { pair: pair.dimension } : {})
		},
		ids,
		values,
		count: values.length,
		published: all.filter(isNow).length,
		total: sizeOf(topic.slice.dimensions) / (time?.codes.length ?? 1),
		firm
	};
}

/** What a topic shows of one of its groups beside another. */
export const findingOfPair = (topic: Topic, pair: Pair): Finding | null =>
	findingIn(comparedWith(topic, pair), pair);

/** The pair a slice is read as, if it is. */
export const pairOf = once((topic: Topic): Pair | undefined => pairIn(narrowed(topic)));

/** The finding of a slice, or null when it has no value at all. Headline, summary and verdict speak of the same. */
export const findingOf = once((topic: Topic): Finding | null => {
	const own = narrowed(topic);
	const pair = pairOf(topic);
	const isGiven = isComputed(topic.view);
	const compared = pair && !isGiven ? findingOfPair(own, pair) : null;
	if (compared?.firm) return compared;
	const plain = findingIn(own, isGiven ? pair : undefined);
	return plain?.firm ? plain : (compared ?? plain);
});
