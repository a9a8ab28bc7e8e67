/** Slice → slice: each value measured from its reference, as the transform says. */
import { approximately, roundedTo, type Fraction } from '../exact.ts';
import { type Slice, timeDimension } from '../model.ts';
import { halfStep, roundedAt, type Published } from '../published.ts';
import { decimalsAt, type Decimals } from '../shown-decimals.ts';
import { joinStatuses, parseStatuses, isBreak, type Status } from '../status.ts';
import { cellOf, codesAt, dimensionOf, subsetOf } from '../slice.ts';
import { isComputed, transformRule, type Measurement } from './index.ts';
import type { Computed, TransformRule } from './transform.ts';

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
	computed?: Computed;
	statuses: Status[];
}

/** A slice, and what each of its values is measured from. */
interface Measuring {
	slice: Slice;
	rule: TransformRule;
	half: Fraction;
	/** The dimension of the reference, its codes in the slice, and the reference itself. */
	id: string;
	all: readonly string[];
	code: string;
}

/** The break of a period others are measured from lies before it, and says nothing of what came after. */
const withoutBreak = (statuses: readonly Status[]): Status[] =>
	statuses.filter((status) => status !== 'break');

/** What comes of the value in the cell `end` of the slice and its reference in the cell `start`. */
function resultOf(
	measuring: Measuring,
	codes: Record<string, string>,
	end: number,
	start: number
): Result {
	const { slice, rule, half, id, all, code } = measuring;
	const [value, reference] = [end, start].map((cell) => roundedAt(slice, cell, half));
	const [own, other] = [end, start].map((cell, i) =>
		parseStatuses(slice.status[cell] ?? ((i === 0 ? value : reference) ? 'ok' : 'missing'))
	) as [Status[], Status[]];
	if (!value) return { statuses: own };
	if (!reference) return { statuses: other };
	const [from, to] = [all.indexOf(code), all.indexOf(codes[id]!)];
	if (rule.stopsAtBreaks && brokenBetween(slice, codes, from, to)) return { statuses: ['break'] };
	const computed = rule.compute(value, reference);
	if (!computed) return { statuses: ['not_applicable'] };
	if (!rule.stopsAtBreaks) return { computed, statuses: [...own, ...other] };
	const statuses = [...(end === start ? withoutBreak(own) : own), ...withoutBreak(other)];
	return { computed, statuses };
}

/** Cells before which a line is cut though no status says so: a series that breaks out of sight cuts what is measured from it. */
const isCut = ({ slice, rule }: Measuring, end: number, start: number): boolean => {
	const isHidden = (cell: number) => slice.hiddenBreaks?.includes(cell) ?? false;
	return rule.stopsAtBreaks ? end !== start && isHidden(end) : isHidden(end) || isHidden(start);
};

function roundedOf({ exact, isCoarse }: Computed, decimals: Decimals): number {
	const most = decimalsAt(approximately(exact), decimals);
	return roundedTo(exact, isCoarse ? most - 1 : most);
}

/**
 * Computed from published decimals (or what is exact in their place), then rounded. A result exists only if both ends are published and no break that
 * matters lies between them; otherwise it is null with the status of the end that is missing, or "break".
 * @param published how the values were rounded
 * @throws if the reference is not in the slice.
 */
export function transformed(slice: Slice, measurement: Measurement, published: Published): Slice {
	if (!isComputed(measurement) || !measurement.reference) return slice;
	const rule = transformRule(measurement);
	const { dimension: id, code } = measurement.reference;
	const all = dimensionOf(slice, id)?.codes;
	if (!all?.includes(code)) throw new Error(`reference ${id}:${code} is not in the slice`);
	const measuring: Measuring = { slice, rule, half: halfStep(published), id, all, code };
	const decimals = rule.decimals(published);
	const { dataset, dimensions, values } = subsetOf(slice, {
		[id]: rule.keepsReference ? all : all.filter((c) => c !== code)
	});
	const result: Slice = { dataset, dimensions, values, status: {} };
	const coarse = new Set<number>();
	values.forEach((_, i) => {
		const codes = codesAt(result, i);
		const [end, start] = [cellOf(slice, codes), cellOf(slice, { ...codes, [id]: code })];
		const { computed, statuses } = resultOf(measuring, codes, end, start);
		values[i] = computed ? roundedOf(computed, decimals) : null;
		if (computed?.isCoarse) coarse.add(values[i]!);
		if (isCut(measuring, end, start)) (result.hiddenBreaks ??= []).push(i);
		const status = joinStatuses(statuses);
		if (status !== 'ok') result.status[i] = status;
	});
	return coarse.size > 0 ? { ...result, coarse: [...coarse] } : result;
}
