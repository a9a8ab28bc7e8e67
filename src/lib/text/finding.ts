/** What a slice shows first of all, found in its values: the structure behind every headline. */
import { maxIndex } from 'd3-array';
import { unitKindRule } from '#lib/dataset/unit-kinds.ts';
import { once } from '#lib/dataset/once.ts';
import { sizeOf, subsetOf } from '#lib/dataset/slice.ts';
import { isComputed, transformRule } from '#lib/dataset/transforms/index.ts';
import { formRule } from '#lib/forms/index.ts';
import { wholesOf } from '#lib/forms/view.ts';
import { differencesText } from './differences.ts';
import { leadsText, rangeText, singleText } from './levels.ts';
import {
	isUnbrokenlySeen,
	partsOf,
	periodOf,
	publishedValues,
	type PublishedValue
} from './published-values.ts';
import { onlyCode, type Subject } from './subject.ts';
import {
	dimensionNamed,
	isDifference,
	measuredIn,
	timeOf,
	unitOf,
	variedIn,
	type Topic
} from './topic.ts';

export interface Finding {
	/** The topic it speaks of: the given one, or the differences between two of its groups. */
	topic: Topic;
	subject: Subject;
	/** Dimensions in which the values it rests on lie apart. */
	ids: string[];
	/** How many values it rests on, of how many there could be, and how many of those are published. */
	count: number;
	published: number;
	total: number;
	/** False if it had to rest on values of low reliability. */
	firm: boolean;
	/** True if it speaks of one category of several, which then has to be named. */
	isNarrowed: boolean;
	say: (topic: Topic) => string;
}

/** More marks than this in a row are not read as one group beside another. */
const PAIR_LIMIT = 3;

/** The same topic with differences to one category as its values. */
function comparedWith(topic: Topic, dimension: string, codes: string[], code: string): Topic {
	const isTime = dimensionNamed(topic, dimension).role === 'time';
	const view = {
		...topic.view,
		form: 'dots' as const,
		transform: isTime ? ('change' as const) : ('gap' as const),
		reference: { dimension, code }
	};
	// All of it first: a break between two periods lies in a period that is not kept.
	const { slice: all, refused } = measuredIn(topic, topic.slice, view);
	const slice = subsetOf(all, { [dimension]: codes });
	return { ...topic, view, slice, refused, unit: unitOf(topic.dataset, view, topic.locale) };
}

/** The change between the first and the last of the periods that are drawn beside each other. */
function periodPair(topic: Topic): Topic | undefined {
	const time = timeOf(topic)!;
	const last = time.codes.length - 1;
	const [from, to] = [time.codes[0]!, time.codes[last]!];
	return isUnbrokenlySeen(topic, 0, last)
		? comparedWith(topic, time.id, [from, to], from)
		: undefined;
}

/** The dimension whose categories are read one beside another: the one that was asked for, else the first group of several dimensions. */
function pairDimension(topic: Topic): string | undefined {
	const { colour } = topic.view;
	const varied = variedIn(topic);
	if (formRule(topic.view).comparesMarks && colour !== undefined && varied.includes(colour))
		return colour;
	const wholes = wholesOf(topic.dataset);
	if (varied.length < 2) return undefined;
	return varied.find((id) => dimensionNamed(topic, id).role !== 'geo' && !wholes.includes(id));
}

/** Two groups side by side are read as their difference; of two numbers of persons the first is read. */
function groupPair(topic: Topic, id: string): Topic | undefined {
	const isCount = unitKindRule(topic.unit.kind).isCounted;
	const all = topic.slice.dimensions.find((d) => d.id === id)!.codes;
	const parts = partsOf(topic, id, all);
	// One rate beside that of everybody is a comparison; one number of persons beside all of them is not.
	const codes = parts.length === 1 && !isCount ? all : parts;
	const asked = topic.dataset.references[id];
	const reference = asked && codes.includes(asked) ? asked : codes.at(-1);
	const group = codes.find((code) => code !== reference);
	if (!group || !reference || codes.length > PAIR_LIMIT) return undefined;
	// How many more persons one group has than another says nothing of either: the first is spoken of.
	if (isCount) return { ...topic, slice: subsetOf(topic.slice, { [id]: [group] }) };
	return comparedWith(topic, id, [group, reference], reference);
}

/** What a slice shows as a comparison of two groups or two periods, if it does. */
function pairIn(topic: Topic): Topic | undefined {
	const { comparesMarks, isOfParts } = formRule(topic.view);
	if (isComputed(topic.view) || isOfParts) return undefined;
	const time = timeOf(topic);
	if (comparesMarks && time && time.id === topic.view.colour && time.codes.length > 1)
		return periodPair(topic);
	const id = pairDimension(topic);
	return id === undefined ? undefined : groupPair(topic, id);
}

/** The part of a whole that is spoken of: the last of a scale, else the one with the highest value. */
function partShown(topic: Topic, id: string, parts: readonly string[]): string[] {
	if (topic.dataset.ordered?.includes(id)) return parts.slice(-1);
	const among = publishedValues(topic.slice).filter(({ codes }) => parts.includes(codes[id]!));
	const highest = maxIndex(among, ({ value }) => value);
	return highest < 0 ? parts.slice(-1) : [among[highest]!.codes[id]!];
}

/** What a sentence may speak of: no totals beside their parts, of a stack one part; all of it if those are empty. */
function narrowed(topic: Topic): Topic {
	const { colour } = topic.view;
	const { isOfParts } = formRule(topic.view);
	const selection = Object.fromEntries(
		topic.slice.dimensions.map(({ id, role, codes }) => {
			if (role === 'time') return [id, codes];
			const parts = partsOf(topic, id, codes);
			return [id, isOfParts && id === colour ? partShown(topic, id, parts) : parts];
		})
	);
	const slice = subsetOf(topic.slice, selection);
	return slice.values.some((value) => value !== null) ? { ...topic, slice } : topic;
}

function plainFinding(whole: Topic): Finding | null {
	const topic = narrowed(whole);
	const all = publishedValues(topic.slice);
	const firm = all.some((r) => r.firm);
	const used = all.filter((r) => r.firm || !firm);
	const period = periodOf(topic, used);
	const time = timeOf(topic);
	const isNow = (r: PublishedValue) => !time || r.codes[time.id] === period;
	const published = used.filter(isNow);
	if (published.length === 0) return null;

	const ids = variedIn(topic);
	const { reference } = topic.view;
	const rule = transformRule(topic.view);
	const total = all.filter(isNow).length;
	const isPair =
		rule.isDifference &&
		rule.reference === 'category' &&
		reference &&
		onlyCode(topic, reference.dimension) !== undefined;
	return {
		topic,
		subject: isPair ? { period, pair: reference.dimension } : { period },
		ids,
		count: published.length,
		published: total,
		total: sizeOf(topic.slice.dimensions) / (time?.codes.length ?? 1),
		firm,
		isNarrowed: variedIn(whole).length !== ids.length,
		say: (t) => {
			if (isPair) return differencesText(t, published, ids);
			if (ids.length === 0) return singleText(t, used, published[0]!);
			return leadsText(t, published, ids) ?? rangeText(t, published, ids, total);
		}
	};
}

/** The finding of a slice, or null when it has no value at all. Headline, summary and verdict speak of the same. */
export const findingOf = once((topic: Topic): Finding | null => {
	const pair = pairIn(topic);
	const compared = pair ? plainFinding(pair) : null;
	if (compared && pair && !isDifference(pair)) compared.isNarrowed = true;
	if (compared?.firm) return compared;
	const plain = plainFinding(topic);
	return plain?.firm ? plain : (compared ?? plain);
});
