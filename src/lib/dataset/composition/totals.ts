/** Q4: what is made of classes is held against the total that is published beside them. */
import type { Fraction } from '../exact.ts';
import { precisionOf, type Dataset } from '../model.ts';
import { rateOf, type ClassCounts, type Side } from './counts.ts';
import {
	decimal,
	dividedBy,
	half,
	isAbove,
	minus,
	plus,
	size,
	sum,
	times,
	whole
} from './fraction.ts';
import {
	added,
	codesOn,
	combinations,
	figureAt,
	HUNDRED,
	type Codes,
	type MixInput
} from './reading.ts';
import type { MixRefusal } from './refusals.ts';
import type { Comparison } from './request.ts';

/** Rebuilt rates may miss the published ones so far, in per cent. */
const MOST_MISSED = decimal(0.15, 2);

/** Codes of the published total of all classes of the mix; undefined where there is none. */
function totalCodes({ classes, totals, mix }: Comparison): Codes | undefined {
	const codes = Object.entries(classes).map(([id, chosen]): [string, string | undefined] => [
		id,
		mix.by.includes(id) ? totals[id] : chosen.length === 1 ? chosen[0] : totals[id]
	]);
	return codes.every((pair): pair is [string, string] => pair[1] !== undefined)
		? Object.fromEntries(codes)
		: undefined;
}

/** A rate of shares or rebuilt persons against the published one: how far it is off, in per cent. */
export const missOf = (rate: Fraction, published: Fraction): Fraction =>
	minus(times(HUNDRED, rate), published);

/** True if a rate made anew is the published one, but for what rounding can do. @param halfStep in per cent */
export const fits = (miss: Fraction, halfStep: Fraction): boolean => {
	const rounding = plus(halfStep, halfStep);
	return !isAbove(size(miss), isAbove(rounding, MOST_MISSED) ? rounding : MOST_MISSED);
};

export const shown = (value: Fraction): number => Number((value.over * 1000n) / value.under) / 1000;

/** Q4: parts add up to what is published beside them. */
export function sumRefusal(
	input: MixInput,
	comparison: Comparison,
	classes: readonly ClassCounts[],
	side: Side
): MixRefusal | 'no_total' | undefined {
	const codes = totalCodes(comparison);
	if (!codes) return 'no_total';
	const at = codesOn(comparison, side, codes);
	const step = stepOf(input.dataset);
	if (input.persons) {
		const { value } = figureAt(input.dataset, input.slice, at);
		if (value === null) return 'no_total';
		const rate = rateOf(classes, side);
		return fits(missOf(rate, value), step)
			? undefined
			: {
					code: 'not_adding_up',
					side,
					found: shown(times(HUNDRED, rate)),
					published: shown(value)
				};
	}
	const { base = {} } = input.dataset.composition ?? {};
	const total = added(input, at, base);
	if (typeof total === 'string') return 'no_total';
	const found = sum(classes.map((one) => one[side].persons));
	const parts = combinations(comparison.classes).length + 1;
	// Each part may be off by half a unit of its last decimal; whole persons are counted, not rounded.
	const allowed = input.dataset.unit.multiplier
		? times(step, whole(parts * combinations(base).length))
		: whole(0);
	return isAbove(size(minus(found, total)), allowed)
		? { code: 'not_adding_up', side, found: shown(found), published: shown(total) }
		: undefined;
}

/** Half a unit of the last published decimal, in the unit of the figures. */
export const stepOf = ({ unit }: Dataset): Fraction =>
	half(dividedBy(whole(10 ** (unit.multiplier ?? 0)), whole(10 ** precisionOf(unit))));
