/** Direct standardisation, and a difference of two rates as composition + rates (Kitagawa 1955), exact in fractions. */
import type { Fraction } from '../exact.ts';
import { rateOf, ratesOf, weightsOf, type ClassCounts, type Side } from './counts.ts';
import { mean, minus, plus, sum, times } from './fraction.ts';

/** Whose mix both groups are given: the average of both, that of the reference, or that of the group. */
export const STANDARDS = ['both', 'reference', 'group'] as const;
export type Standard = (typeof STANDARDS)[number];

export interface Parts {
	composition: Fraction;
	rates: Fraction;
}

/** A class with what it adds to both parts. */
export interface ClassParts extends ClassCounts, Parts {
	weight: Record<Side, Fraction>;
	rate: Record<Side, Fraction>;
	/** Share of the class in the standard. */
	standard: Fraction;
}

/** All of it as fractions of one; group minus reference. */
export interface Decomposition extends Parts {
	crude: Record<Side, Fraction>;
	difference: Fraction;
	classes: ClassParts[];
	/** Rates with the mix of the standard. */
	standardised: Record<Side, Fraction>;
}

/** Composition at the rates of the reference, rates with its mix, and what belongs to both. */
export interface ThreeFold extends Parts {
	interaction: Fraction;
}

const total = (weights: readonly Fraction[], values: readonly Fraction[]): Fraction =>
	sum(weights.map((weight, i) => times(weight, values[i]!)));

const between = (standard: Standard, group: Fraction, reference: Fraction): Fraction =>
	({ both: mean(group, reference), group, reference })[standard];
/** Rates are weighed with the mix of the standard; what is left over is weighed with the rates of the other side. */
const OTHER: Record<Standard, Standard> = { both: 'both', group: 'reference', reference: 'group' };

/**
 * With the average mix of both this is Kitagawa's form; its rates are the difference of the standardised rates,
 * with the other standards too. Composition is measured in each class from the mean of both rates: only its sum is free of that choice.
 * @throws if the parts do not add up to the difference
 */
export function decompose(
	classes: readonly ClassCounts[],
	standard: Standard = 'both'
): Decomposition {
	const [wA, wB] = [weightsOf(classes, 'group'), weightsOf(classes, 'reference')];
	const [rA, rB] = [ratesOf(classes, 'group'), ratesOf(classes, 'reference')];
	const crude = { group: rateOf(classes, 'group'), reference: rateOf(classes, 'reference') };
	const level = mean(crude.group, crude.reference);
	const weights = wA.map((w, i) => between(standard, w, wB[i]!));
	const parts = classes.map((one, i): ClassParts => {
		const rate = between(OTHER[standard], rA[i]!, rB[i]!);
		return {
			...one,
			weight: { group: wA[i]!, reference: wB[i]! },
			rate: { group: rA[i]!, reference: rB[i]! },
			standard: weights[i]!,
			composition: times(minus(wA[i]!, wB[i]!), minus(rate, level)),
			rates: times(minus(rA[i]!, rB[i]!), weights[i]!)
		};
	});
	const found: Decomposition = {
		crude,
		difference: minus(crude.group, crude.reference),
		composition: sum(parts.map((one) => one.composition)),
		rates: sum(parts.map((one) => one.rates)),
		classes: parts,
		standardised: { group: total(weights, rA), reference: total(weights, rB) }
	};
	if (residualOf(found).over !== 0n)
		throw new Error('the parts of a difference do not add up to it');
	return found;
}

/** What the parts leave of the difference: nothing. */
export const residualOf = ({ difference, composition, rates }: Decomposition): Fraction =>
	minus(difference, plus(composition, rates));

export function threeFoldOf(classes: readonly ClassCounts[]): ThreeFold {
	const [wA, wB] = [weightsOf(classes, 'group'), weightsOf(classes, 'reference')];
	const [rA, rB] = [ratesOf(classes, 'group'), ratesOf(classes, 'reference')];
	const moreWeight = wA.map((w, i) => minus(w, wB[i]!));
	const moreRate = rA.map((r, i) => minus(r, rB[i]!));
	return {
		composition: total(moreWeight, rB),
		rates: total(wB, moreRate),
		interaction: total(moreWeight, moreRate)
	};
}
