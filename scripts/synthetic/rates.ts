/** How many of the people are employed, have a degree and so on: smooth, invented shares, drawn alike for every background. */
import { swingOf } from './chance.ts';
import { numberOf, type Leaf } from './people.ts';

const SEED = 1954;
const probability = (logit: number): number => 1 / (1 + Math.exp(-logit));

/** Where a group stands, on the scale of logits: a level of its country, category and background, and a slow trend. */
function standingOf(leaf: Leaf, topic: number): number {
	const country = numberOf(leaf['reporting country'] ?? '');
	const category = leaf['population category'] ?? 'FB';
	const origin = numberOf(leaf['country background'] ?? '');
	const passed = Number(leaf.time ?? 2016) - 2016;
	return (
		swingOf(0.25, SEED, topic, country) +
		(category === 'REST' ? 0 : swingOf(0.7, SEED, topic, origin)) +
		swingOf(0.15, SEED, topic, numberOf(leaf.age ?? '')) +
		swingOf(0.1, SEED, topic, numberOf(leaf.sex ?? '')) +
		passed * (0.03 + swingOf(0.03, SEED, topic, country, numberOf(category))) +
		swingOf(0.05, SEED, topic, country, origin, passed)
	);
}

const BY_CATEGORY: Record<string, number> = { FB: 0.4, DESC: 0.9, REST: 1.3 };
const BY_AGE: Record<string, number> = {
	'20-24': -0.5,
	'25-34': 0.3,
	'35-44': 0.5,
	'45-54': 0.4,
	'55-64': -0.3
};

export const employment = (leaf: Leaf): number =>
	probability(
		standingOf(leaf, 1) +
			BY_CATEGORY[leaf['population category'] ?? 'FB']! +
			(BY_AGE[leaf.age ?? ''] ?? 0) +
			(leaf.sex === 'F' ? -0.15 : 0.15)
	);

export const unemployment = (leaf: Leaf): number =>
	probability(-1.6 - 0.8 * BY_CATEGORY[leaf['population category'] ?? 'FB']! + standingOf(leaf, 2));

export const completion = (leaf: Leaf): number =>
	probability(
		standingOf(leaf, 3) +
			0.5 * BY_CATEGORY[leaf['population category'] ?? 'FB']! +
			(leaf['years since enrollment'] === '5' ? 0.9 : 0.2) +
			(leaf.sex === 'F' ? 0.2 : -0.2)
	);

const BY_STAY: Record<string, number> = { Y1: -0.6, Y2: -0.2, Y3_5: 0.3, Y6: 0.7 };
const BY_REASON: Record<string, number> = { WORK: 1.2, FAM: 0, PROT: -0.5 };

export const employmentByStay = (leaf: Leaf): number =>
	probability(
		standingOf(leaf, 4) +
			BY_STAY[leaf['length of stay'] ?? '']! +
			BY_REASON[leaf['reason for residence permit'] ?? '']! +
			(leaf.sex === 'F' ? -0.2 : 0.2)
	);

/** Splits people into whole persons by shares that depend on the group; the parts add up to `people`. */
export function split(
	people: number,
	parts: readonly string[],
	leaf: Leaf,
	topic: number,
	firmness: readonly number[]
): number[] {
	const weights = parts.map((_, i) => firmness[i]! * Math.exp(standingOf(leaf, topic + i)));
	const sum = weights.reduce((a, b) => a + b, 0);
	const counts: number[] = [];
	let left = people;
	for (const [i, weight] of weights.entries()) {
		const count =
			i === parts.length - 1 ? left : Math.min(left, Math.round((people * weight) / sum));
		counts.push(count);
		left -= count;
	}
	return counts;
}
