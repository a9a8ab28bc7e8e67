/** On which side of each other two groups lie, place by place, as far as that can be said. */
import type { DifferenceWord } from '#lib/dataset/readings/different.ts';
import { LEAST_RANKED } from '#lib/dataset/readings/rank.ts';
import type { Finding } from '../finding.ts';
import { extremesOf, type PublishedValue } from '../published-values.ts';
import { areRankable, differenceBetween } from '../readings/compared.ts';
import type { Topic } from '../topic.ts';

type Side = 'lower' | 'higher' | 'about' | 'same' | 'apart';
const SIDES = {
	lower: 'lower',
	higher: 'higher',
	about: 'about',
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

/** Those with the largest and with the smallest difference. */
export function bySize(topic: Topic, values: readonly PublishedValue[]) {
	const sizes = values.map((one) => ({ ...one, value: Math.abs(one.value) }));
	const { highest, lowest } = extremesOf(topic, sizes);
	const own = (some: readonly PublishedValue[]) =>
		values.filter((_, i) => some.includes(sizes[i]!));
	return { largest: own(highest), smallest: own(lowest) };
}

export interface Sides {
	lower: PublishedValue[];
	higher: PublishedValue[];
	/** About the same, or the same. */
	alike: PublishedValue[];
	apart: PublishedValue[];
	areSame: boolean;
	/** True if the largest may be called so. */
	isRanked: boolean;
}

export function sidesOf({ topic, values, ids }: Finding): Sides {
	const sides = new Map(values.map((one) => [one, sideOf(topic, one)]));
	const on = (...wanted: Side[]) => values.filter((one) => wanted.includes(sides.get(one)!));
	const alike = on('about', 'same');
	return {
		lower: on('lower'),
		higher: on('higher'),
		alike,
		apart: on('apart'),
		areSame: alike.every((one) => sides.get(one) === 'same'),
		isRanked:
			values.length >= LEAST_RANKED &&
			values.every((one) => one.isRankable) &&
			areRankable(topic, values, ids)
	};
}
