/** Cells of a slice → persons of one side in each class; or which classes have none. */
import type { Fraction } from '../exact.ts';
import { precisionOf, type Dataset, type Selection, type Slice } from '../model.ts';
import { cellOf } from '../slice.ts';
import { parseStatuses } from '../status.ts';
import type { Count, Side } from './counts.ts';
import { decimal, dividedBy, isAbove, sum, times, whole } from './fraction.ts';
import { rebuilt } from './rebuilt.ts';
import type { ClassCodes, MixRefusal } from './refusals.ts';
import type { Comparison } from './request.ts';

export type Codes = Record<string, string>;

export interface MixInput {
	dataset: Dataset;
	slice: Slice;
	/** The persons behind a rate, where figures are rates. */
	persons?: { dataset: Dataset; slice: Slice };
}

/** Fewer persons than this in a class on either side are too few. */
const FEWEST = whole(50);
export const HUNDRED = whole(100);

/** All combinations of codes, one of each dimension. */
export const combinations = (codes: Selection): Codes[] =>
	Object.entries(codes).reduce<Codes[]>(
		(all, [id, ones]) => all.flatMap((some) => ones.map((code) => ({ ...some, [id]: code }))),
		[{}]
	);

type Found = { value: Fraction; statuses: string[] } | { value: null; statuses: string[] };

export function figureAt(dataset: Dataset, slice: Slice, codes: Codes): Found {
	const cell = cellOf(slice, codes);
	const value = slice.values[cell] ?? null;
	const statuses = parseStatuses(slice.status[cell] ?? (value === null ? 'missing' : 'ok'));
	if (value === null) return { value, statuses };
	const { unit } = dataset;
	const scaled = times(decimal(value, precisionOf(unit)), whole(10 ** (unit.multiplier ?? 0)));
	return { value: scaled, statuses };
}

type Reading = { count: Count } | { lacks: 'not_published' | 'unreliable' };

/** Sums over the codes of the property; one that is lacking leaves no sum. */
export function added(input: Pick<MixInput, 'dataset' | 'slice'>, codes: Codes, of: Selection) {
	const found = combinations(of).map((one) =>
		figureAt(input.dataset, input.slice, { ...codes, ...one })
	);
	if (found.some(({ value }) => value === null)) return 'not_published';
	if (found.some(({ statuses }) => statuses.includes('unreliable'))) return 'unreliable';
	return sum(found.map(({ value }) => value!));
}

function readingOf(input: MixInput, codes: Codes): Reading {
	const { dataset, persons } = input;
	const { of = {}, base = {} } = dataset.composition ?? {};
	const first = added(input, codes, persons ? {} : base);
	const second = added(persons ?? input, codes, persons ? {} : of);
	if (typeof first === 'string') return { lacks: first };
	if (typeof second === 'string') return { lacks: second };
	if (!persons) return { count: { persons: first, having: second } };
	const rate = dividedBy(first, HUNDRED);
	const holds = dataset.persons!.holds;
	// Nobody with the property: how many there are without it cannot be told from zero per cent.
	if (holds === 'with' && rate.over === 0n) return { lacks: 'not_published' };
	return { count: rebuilt(second, rate, holds) };
}

const codeOf = ({ reference, group }: Comparison, side: Side): string =>
	({ group, reference: reference.code })[side];

export const codesOn = (comparison: Comparison, side: Side, one: ClassCodes): Codes => ({
	...comparison.fixed,
	...one,
	[comparison.reference.dimension]: codeOf(comparison, side)
});

const addCounts = (counts: readonly Count[]): Count => ({
	persons: sum(counts.map(({ persons }) => persons)),
	having: sum(counts.map(({ having }) => having))
});

/** The classes of the mix on one side; dimensions it does not name are added up. */
export function sideOf(
	input: MixInput,
	comparison: Comparison,
	side: Side
): { codes: Codes; count: Count }[] | MixRefusal {
	const { by } = comparison.mix;
	const pick = (isClass: boolean): Selection =>
		Object.fromEntries(
			Object.entries(comparison.classes).filter(([id]) => by.includes(id) === isClass)
		);
	const lacking = { not_published: [] as Codes[], unreliable: [] as Codes[] };
	const found = combinations(pick(true)).map((codes) => {
		const readings = combinations(pick(false)).map((rest) =>
			readingOf(input, codesOn(comparison, side, { ...codes, ...rest }))
		);
		for (const one of readings) if ('lacks' in one) lacking[one.lacks].push(codes);
		return {
			codes,
			count: addCounts(readings.flatMap((one) => ('count' in one ? [one.count] : [])))
		};
	});
	for (const code of ['not_published', 'unreliable'] as const)
		if (lacking[code].length > 0) return { code, classes: [...new Set(lacking[code])], side };
	const few = found.filter(({ count }) => isAbove(FEWEST, count.persons));
	if (few.length > 0) return { code: 'few_persons', classes: few.map(({ codes }) => codes), side };
	return found;
}

/** Persons of unknown class in the cells that are published. */
export function unknownOf(input: MixInput, comparison: Comparison, side: Side): Fraction {
	const { classes, unknown } = comparison;
	const isUnknown = (one: Codes) =>
		Object.entries(one).some(([id, code]) => unknown[id]?.includes(code));
	const all = Object.fromEntries(
		Object.entries(classes).map(([id, codes]) => [id, [...codes, ...(unknown[id] ?? [])]])
	);
	const base = input.dataset.composition?.base ?? {};
	const found = combinations(all)
		.filter(isUnknown)
		.flatMap((one) => combinations(base).map((part) => ({ ...one, ...part })))
		.map((one) => figureAt(input.dataset, input.slice, codesOn(comparison, side, one)).value);
	return sum(found.filter((value) => value !== null));
}
