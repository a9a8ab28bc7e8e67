/** How many people there are: smooth, invented populations by country, background, category, year, sex and age. */
import { chanceOf, swingOf } from './chance.ts';
import { ORIGINS, OWN } from './origins.ts';
import { AGES } from './axes.ts';

/** What a count is made for: a leaf of each dimension of a table, by the name of the dimension. */
export type Leaf = Record<string, string>;

const SEED = 2016;
/** Millions of people, and the share of them born abroad, in 2016. */
const SIZES: Record<string, [people: number, foreign: number]> = {
	DK: [5.7, 0.09],
	FI: [5.5, 0.06],
	IS: [0.33, 0.11],
	NO: [5.2, 0.14],
	SE: [9.9, 0.17]
};
const GROWTH: Record<string, number> = { FB: 0.028, DESC: 0.055, REST: 0.001 };
const BY_AGE: Record<string, readonly number[]> = {
	FB: [0.08, 0.04, 0.08, 0.25, 0.21, 0.15, 0.1, 0.09],
	DESC: [0.55, 0.1, 0.1, 0.15, 0.06, 0.025, 0.01, 0.005],
	REST: [0.18, 0.045, 0.06, 0.12, 0.12, 0.13, 0.125, 0.22]
};

const codes = new Map([...ORIGINS, OWN].map((code, i) => [code, i]));
/** The same number for the same text, to draw chances by. */
export const numberOf = (text: string): number => {
	const known = codes.get(text);
	if (known !== undefined) return known;
	let number = 7;
	for (let i = 0; i < text.length; i++) number = (number * 31 + text.charCodeAt(i)) | 0;
	return number;
};

/** Share of a country's foreign-born people who are from there: a few large groups and a long tail. */
const weights = new Map<string, number[]>();
function weightOf(country: string, origin: string): number {
	let known = weights.get(country);
	if (!known) {
		const raw = ORIGINS.map((code, rank) =>
			code === country
				? 0
				: (0.4 + 1.2 * chanceOf(SEED, numberOf(country), rank)) / (rank + 3) ** 1.2
		);
		const sum = raw.reduce((a, b) => a + b, 0);
		weights.set(country, (known = raw.map((w) => w / sum)));
	}
	return known[numberOf(origin)] ?? 0;
}

/** Whole persons; a background belongs to foreign-born people and descendants only, `OWN` to the rest only. */
export function peopleOf(
	country: string,
	origin: string,
	category: string,
	year: number,
	sex: string,
	age: string
): number {
	const rest = category === 'REST';
	if (rest !== (origin === OWN)) return 0;
	const [millions, foreign] = SIZES[country] ?? [1, 0.1];
	const share = rest
		? 1 - 1.25 * foreign
		: weightOf(country, origin) * foreign * (category === 'FB' ? 1 : 0.25);
	const [c, o, s, a] = [country, origin, sex, age].map(numberOf) as [
		number,
		number,
		number,
		number
	];
	const grown = (1 + GROWTH[category]! + (rest ? 0 : swingOf(0.02, SEED, c, o))) ** (year - 2016);
	const women = 0.5 + (rest ? 0 : swingOf(0.06, SEED + 1, c, o));
	const bySex = sex === 'F' ? women : 1 - women;
	const byAge = BY_AGE[category]![AGES.indexOf(age as (typeof AGES)[number])]!;
	const bent = 1 + swingOf(rest ? 0.02 : 0.2, SEED + 2, c, o, s, a);
	return Math.round(millions * 1e6 * share * grown * bySex * byAge * bent);
}
