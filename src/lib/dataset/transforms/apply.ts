/** Slice → slice: each value measured from its reference, as the transform says. */
import { type Slice, timeDimension } from '../model.ts';
import { decimalsAt, type Decimals } from '../shown-decimals.ts';
import { joinStatuses, parseStatuses, isBreak, type Status } from '../status.ts';
import { cellOf, codesAt, dimensionOf, subsetOf } from '../slice.ts';
import { isComputed, transformRule, type Measurement } from './index.ts';
import type { TransformRule } from './transform.ts';

const decimalsRounded = (value: number, unit: Decimals): number => {
	const rounded = Number(value.toFixed(decimalsAt(value, unit)));
	return rounded === 0 ? 0 : rounded;
};

/** True if a break lies after `from` and up to `to` (positions on the time dimension) in the series of `codes`. */
function brokenBetween(slice: Slice, codes: Record<string, string>, from: number, to: number) {
	const time = timeDimension(slice);
	if (!time) return false;
	const [low, high] = from < to ? [from, to] : [to, from];
	for (let t = low + 1; t <= high; t++)
		if (isBreak(slice, cellOf(slice, { ...codes, [time.id]: time.codes[t]! }))) return true;
	return false;
}

interface Result {
	value: number | null;
	statuses: Status[];
}

/** What comes of the values in the cells `end` and `start` (the reference). */
function measured(slice: Slice, rule: TransformRule, end: number, start: number): Result {
	const [a, b] = [slice.values[end] ?? null, slice.values[start] ?? null];
	const [ofEnd, ofStart] = [slice.status[end], slice.status[start]];
	if (a === null) return { value: null, statuses: parseStatuses(ofEnd ?? 'missing') };
	if (b === null) return { value: null, statuses: parseStatuses(ofStart ?? 'missing') };
	const value = rule.compute(a, b);
	if (value === null) return { value, statuses: ['not_applicable'] };
	return { value, statuses: [ofEnd, ofStart].flatMap((s) => parseStatuses(s ?? 'ok')) };
}

/**
 * Computed from published decimals (or what is exact in their place), then rounded. A result exists only if both ends are published and no break that
 * matters lies between them; otherwise it is null with the status of the end that is missing, or "break".
 * @param unit decimals of the values as published
 * @throws if the reference is not in the slice.
 */
export function transformed(slice: Slice, measurement: Measurement, unit: Decimals): Slice {
	if (!isComputed(measurement) || !measurement.reference) return slice;
	const rule = transformRule(measurement);
	const { dimension: id, code } = measurement.reference;
	const dimension = dimensionOf(slice, id);
	if (!dimension?.codes.includes(code))
		throw new Error(`reference ${id}:${code} is not in the slice`);
	const result = subsetOf(slice, {
		[id]: rule.keepsReference ? dimension.codes : dimension.codes.filter((c) => c !== code)
	});
	const at = dimension.codes.indexOf(code);
	result.values.forEach((_, i) => {
		const codes = codesAt(result, i);
		const found = measured(
			slice,
			rule,
			cellOf(slice, codes),
			cellOf(slice, { ...codes, [id]: code })
		);
		const isBroken =
			found.value !== null &&
			rule.stopsAtBreaks &&
			brokenBetween(slice, codes, at, dimension.codes.indexOf(codes[id]!));
		const { value, statuses }: Result = isBroken ? { value: null, statuses: ['break'] } : found;
		result.values[i] =
			value === null
				? null
				: decimalsRounded(value, { ...unit, decimals: rule.decimals(unit.decimals) });
		// A series that breaks out of sight cuts what is measured from it.
		const start = cellOf(slice, { ...codes, [id]: code });
		if (!rule.stopsAtBreaks && slice.hiddenBreaks?.includes(start))
			result.hiddenBreaks = [...new Set([...(result.hiddenBreaks ?? []), i])];
		const status = joinStatuses(statuses);
		if (status === 'ok') delete result.status[i];
		else result.status[i] = status;
	});
	return result;
}
