/** Slice and denominators → slice: each count divided, as the rule says. */
import {
	approximately,
	dividedBy,
	exactly,
	fraction,
	isAboveZero,
	plus,
	powerOf,
	roundedTo,
	times,
	within,
	type Fraction,
	type Rounded
} from '../exact.ts';
import { type Dataset, type Slice, timeDimension } from '../model.ts';
import { halfStep, publishedOf } from '../published.ts';
import { decimalsAt } from '../shown-decimals.ts';
import { cellOf, codesAt } from '../slice.ts';
import { isBreak, joinStatuses, parseStatuses, type Status } from '../status.ts';
import { perRule, type Per } from './index.ts';

type Measured = Pick<
	Dataset,
	'id' | 'dimensions' | 'unit' | 'population' | 'whole' | 'comparability'
>;

export interface Division {
	per: Per;
	dataset: Measured;
	/** As published. */
	slice: Slice;
	/** The dataset of the denominators, and what the rule reads of it. */
	base: Measured;
	denominators: Slice;
}
export interface Divided {
	slice: Slice;
	/** Of each count without a denominator, the periods of which that is not there, from old to new. */
	lacking: ReadonlyMap<number, readonly string[]>;
	/** By cell, in units of one; null where it is not there. */
	denominators: (number | null)[];
}

interface Result {
	exact: Rounded | undefined;
	statuses: Status[];
}

/** Published numbers in units of one, with the ends of their rounding. */
const countOf = (value: number, { unit, comparability }: Measured): Rounded => {
	const size = powerOf(unit.multiplier ?? 0);
	const half = halfStep(publishedOf({ unit, comparability }));
	return within(times(exactly(value), size), times(half, size));
};

/** The mean of published numbers, in units of one. */
const meanOf = (below: readonly number[], base: Measured, end: keyof Rounded): Fraction =>
	dividedBy(
		below.reduce((total, one) => plus(total, countOf(one, base)[end]), fraction(0)),
		fraction(below.length)
	);

/** Undefined where the denominator may be zero, or nothing can be so many per 1,000. */
function quotient(
	{ per, dataset, base }: Division,
	value: number,
	below: readonly number[]
): Rounded | undefined {
	if (value < 0 || !isAboveZero(meanOf(below, base, 'low'))) return undefined;
	const above = countOf(value, dataset);
	const factor = fraction(perRule(per).factor);
	const of = (over: keyof Rounded, under: keyof Rounded) =>
		dividedBy(times(factor, above[over]), meanOf(below, base, under));
	return { exact: of('exact', 'exact'), low: of('low', 'high'), high: of('high', 'low') };
}

/** The cells whose mean is the denominator of a cell; −1 for one that is not there. */
interface Below {
	cells: number[];
	periods: string[];
	/** Position of the first of them among the periods of the denominators. */
	at: number;
}

function belowOf({ per, dataset, denominators }: Division, codes: Record<string, string>): Below {
	const time = timeDimension(denominators);
	const found = perRule(per).cells(dataset, codes, denominators);
	const periods = found.map((one) => one[time?.id ?? ''] ?? '');
	return {
		cells: found.map((one) => cellOf(denominators, one)),
		periods,
		at: time?.codes.indexOf(periods[0] ?? '') ?? -1
	};
}

/** The denominator of the same series in the chosen period before. */
function belowBefore(division: Division, codes: Record<string, string>): Below | undefined {
	const time = timeDimension(division.slice);
	const before = time?.codes[time.codes.indexOf(codes[time.id]!) - 1];
	return time && before !== undefined
		? belowOf(division, { ...codes, [time.id]: before })
		: undefined;
}

/** True if the denominators break in a period that neither of two chosen neighbours has, or that has no mark of its own. */
function breaksUnseen(
	{ denominators }: Division,
	before: Below | undefined,
	below: Below
): boolean {
	if (below.cells.some((cell) => denominators.hiddenBreaks?.includes(cell)))
		return before?.at !== below.at;
	const time = timeDimension(denominators);
	const first = below.cells[0] ?? -1;
	if (!time || !before || before.at < 0 || first < 0) return false;
	const codes = codesAt(denominators, first);
	return time.codes
		.slice(before.at + 1, below.at)
		.some((code) => isBreak(denominators, cellOf(denominators, { ...codes, [time.id]: code })));
}

/** A break of the denominator lies before the first of the periods that share it. */
const statusesBelow = (
	{ denominators }: Division,
	before: Below | undefined,
	below: Below
): Status[] =>
	below.cells
		.flatMap((cell) => parseStatuses(denominators.status[cell] ?? 'ok'))
		.filter((status) => status !== 'break' || before?.at !== below.at);

/** The numbers that make a denominator; null for one that is not published. */
const valuesBelow = ({ denominators }: Division, { cells }: Below): (number | null)[] =>
	cells.map((at) => denominators.values[at] ?? null);

function meanBelow(division: Division, below: Below): number | null {
	const values = valuesBelow(division, below).filter((one) => one !== null);
	return values.length > 0 && values.length === below.cells.length
		? approximately(meanOf(values, division.base, 'exact'))
		: null;
}

function resultOf(
	division: Division,
	cell: number,
	below: Below,
	before: Below | undefined
): Result {
	const { slice, denominators } = division;
	const value = slice.values[cell] ?? null;
	const own = parseStatuses(slice.status[cell] ?? (value === null ? 'missing' : 'ok'));
	if (value === null) return { exact: undefined, statuses: own };
	const values = valuesBelow(division, below);
	const absent = below.cells[values.indexOf(null)];
	if (absent !== undefined || values.length === 0)
		return {
			exact: undefined,
			statuses: parseStatuses(denominators.status[absent ?? -1] ?? 'missing')
		};
	const exact = quotient(
		division,
		value,
		values.filter((one) => one !== null)
	);
	if (!exact) return { exact, statuses: ['not_applicable'] };
	return { exact, statuses: [...own, ...statusesBelow(division, before, below)] };
}

/** A result exists only where both count and denominator do; otherwise it has the status of what is missing, the count first. */
export function divided(division: Division): Divided {
	const { per, slice, denominators } = division;
	const { unit } = perRule(per);
	const exact: NonNullable<Slice['exact']> = {};
	const values: Slice['values'] = [];
	const status: Slice['status'] = {};
	const hidden = new Set(slice.hiddenBreaks);
	const means: Divided['denominators'] = [];
	const lacking = new Map<number, string[]>();
	slice.values.forEach((count, cell) => {
		const codes = codesAt(slice, cell);
		const below = belowOf(division, codes);
		const before = belowBefore(division, codes);
		const { exact: found, statuses } = resultOf(division, cell, below, before);
		if (found) exact[cell] = found;
		const decimals = found && decimalsAt(approximately(found.exact), unit);
		means.push(meanBelow(division, below));
		values.push(found ? roundedTo(found.exact, decimals!) : null);
		const joined = joinStatuses(statuses);
		if (joined !== 'ok') status[cell] = joined;
		if (breaksUnseen(division, before, below)) hidden.add(cell);
		const absent = below.periods.filter(
			(_, i) => (denominators.values[below.cells[i]!] ?? null) === null
		);
		if (count !== null && absent.length > 0) lacking.set(cell, absent);
	});
	const hiddenBreaks = [...hidden].sort((a, b) => a - b);
	return {
		slice: {
			...slice,
			values,
			status,
			exact,
			...(hiddenBreaks.length > 0 ? { hiddenBreaks } : {})
		},
		lacking,
		denominators: means
	};
}
