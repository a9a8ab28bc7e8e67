/** Slice and denominators → slice: each count divided, as the rule says. */
import { quotientOf, roundedTo, unroundedOf, type Fraction } from '../exact.ts';
import { type Dataset, precisionOf, type Slice, timeDimension } from '../model.ts';
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
	/** False where something else is computed of the result, which is then rounded. */
	isLast: boolean;
}
export interface Divided {
	slice: Slice;
	/** Periods whose denominator is not there, from old to new. */
	lacking: string[];
}

interface Result {
	value: number | null;
	statuses: Status[];
}

/** Half of the last published digit: the true value lies so near. */
const halfStep = ({ unit, comparability }: Measured): number =>
	Math.max(0.5 * 10 ** -precisionOf(unit), (comparability?.rounded_to ?? 0) / 2) *
	10 ** (unit.multiplier ?? 0);

/** Rounded as shown: by the decimals of its size, unless it is rounded after the next step. */
function numberOf(fraction: Fraction, { per, isLast }: Division): number {
	const exact = unroundedOf(fraction);
	return isLast ? roundedTo(fraction, decimalsAt(exact, perRule(per).unit)) : exact;
}

function quotient(division: Division, value: number, below: readonly number[]): number | null {
	const { per, dataset, base } = division;
	const size = 10 ** (base.unit.multiplier ?? 0);
	const mean = (size * below.reduce((sum, one) => sum + one, 0)) / below.length;
	if (value < 0 || mean <= halfStep(base)) return null;
	const power = (dataset.unit.multiplier ?? 0) - (base.unit.multiplier ?? 0);
	const { over, under } = quotientOf(perRule(per).factor, value, below, [
		precisionOf(dataset.unit),
		precisionOf(base.unit)
	]);
	const [more, less] = [10n ** BigInt(Math.max(0, power)), 10n ** BigInt(Math.max(0, -power))];
	return numberOf({ over: over * more, under: under * less }, division);
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

function resultOf(
	division: Division,
	cell: number,
	below: Below,
	before: Below | undefined
): Result {
	const { slice, denominators } = division;
	const value = slice.values[cell] ?? null;
	const own = parseStatuses(slice.status[cell] ?? (value === null ? 'missing' : 'ok'));
	if (value === null) return { value, statuses: own };
	const values = below.cells.map((at) => denominators.values[at] ?? null);
	const absent = below.cells[values.indexOf(null)];
	if (absent !== undefined || values.length === 0)
		return { value: null, statuses: parseStatuses(denominators.status[absent ?? -1] ?? 'missing') };
	const found = quotient(
		division,
		value,
		values.filter((one) => one !== null)
	);
	if (found === null) return { value: null, statuses: ['not_applicable'] };
	return { value: found, statuses: [...own, ...statusesBelow(division, before, below)] };
}

/** A result exists only where both count and denominator do; otherwise it has the status of what is missing, the count first. */
export function divided(division: Division): Divided {
	const { slice, denominators } = division;
	const values: Slice['values'] = [];
	const status: Slice['status'] = {};
	const hidden = new Set(slice.hiddenBreaks);
	const lacking = new Set<string>();
	slice.values.forEach((count, cell) => {
		const codes = codesAt(slice, cell);
		const below = belowOf(division, codes);
		const before = belowBefore(division, codes);
		const { value, statuses } = resultOf(division, cell, below, before);
		values.push(value);
		const joined = joinStatuses(statuses);
		if (joined !== 'ok') status[cell] = joined;
		if (breaksUnseen(division, before, below)) hidden.add(cell);
		if (count !== null)
			below.periods.forEach((period, i) => {
				if ((denominators.values[below.cells[i]!] ?? null) === null) lacking.add(period);
			});
	});
	const hiddenBreaks = [...hidden].sort((a, b) => a - b);
	return {
		slice: { ...slice, values, status, ...(hiddenBreaks.length > 0 ? { hiddenBreaks } : {}) },
		lacking: [...lacking].sort()
	};
}
