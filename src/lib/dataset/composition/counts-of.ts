/** Slices → persons in classes on both sides; or why there are none. */
import type { Fraction } from '../exact.ts';
import { timeDimension, type Dataset, type Selection, type Slice } from '../model.ts';
import { codesAt } from '../slice.ts';
import { isBreak, joinStatuses, parseStatuses } from '../status.ts';
import { SIDES, type ClassCounts, type Side } from './counts.ts';
import { dividedBy, isAbove, plus, sum, times, whole } from './fraction.ts';
import { HUNDRED, sideOf, unknownOf, type MixInput } from './reading.ts';
import type { MixRefusal } from './refusals.ts';
import type { Comparison } from './request.ts';
import { shown, stepOf, sumRefusal } from './totals.ts';

/** Both sides in all classes, with what was found out on the way. */
export interface Counted {
	classes: ClassCounts[];
	/** Persons of each side whose class is not known, in the cells that are published; they are left out. */
	unknown: Record<Side, Fraction>;
	/** Counted by the source, or rebuilt from a rounded per cent. */
	isRebuilt: boolean;
	/** Half a unit of the last decimal of the per cent, as a fraction of one. */
	halfStep: Fraction;
	/** Whether a published total stands beside the classes: they were held against it. */
	hasTotal: boolean;
	/** Breaks between two censuses: with care. */
	broken: string[];
	/** Of all figures that were used, joined: the result carries them. A break lies before the earlier period. */
	statuses: string;
}

/** At most so many of a side may be of unknown class, in per cent. */
const MOST_UNKNOWN = whole(2);

/** What has to be read of the dataset, and of the persons behind it. */
export function selectionFor(
	dataset: Pick<Dataset, 'dimensions' | 'composition'>,
	{ reference, group, classes, unknown, totals, fixed }: Comparison
): Selection {
	const { of = {}, base = {} } = dataset.composition ?? {};
	const wanted: Record<string, string[]> = {
		...Object.fromEntries(Object.entries(fixed).map(([id, code]) => [id, [code]])),
		[reference.dimension]: [group, reference.code]
	};
	for (const id of Object.keys(classes))
		wanted[id] = [
			...classes[id]!,
			...(unknown[id] ?? []),
			...(totals[id] === undefined ? [] : [totals[id]])
		];
	for (const part of [of, base])
		for (const [id, codes] of Object.entries(part)) wanted[id] = [...(wanted[id] ?? []), ...codes];
	return Object.fromEntries(
		dataset.dimensions.map(({ id, categories }) => {
			const all = categories.map(({ code }) => code);
			return [id, all.filter((code) => wanted[id]?.includes(code) ?? true)];
		})
	);
}

/** Q6: the two periods, if counting changed after the earlier and up to the later. */
function brokenPeriods({ slice }: MixInput, { reference, group }: Comparison): string[] {
	const time = timeDimension(slice);
	if (time?.id !== reference.dimension) return [];
	const later = time.codes.at(-1)!;
	const isBroken = slice.values.some(
		(_, cell) => isBreak(slice, cell) && codesAt(slice, cell)[time.id] === later
	);
	return isBroken ? [reference.code, group].sort() : [];
}

/** Statuses of the published figures, but for breaks. */
const statusesIn = (slices: readonly Slice[]): string =>
	joinStatuses(
		slices
			.flatMap(({ status, values }) =>
				Object.entries(status).flatMap(([cell, text]) =>
					(values[Number(cell)] ?? null) === null ? [] : parseStatuses(text)
				)
			)
			.filter((one) => one !== 'break')
	);

export function countsOf(input: MixInput, comparison: Comparison): Counted | MixRefusal {
	const { dataset } = input;
	const broken = brokenPeriods(input, comparison);
	// Two censuses are two counts by one description; the break between them is said, and refuses nothing.
	if (broken.length > 0 && dataset.comparability?.source_kind !== 'census')
		return { code: 'broken', periods: broken };
	const [group, reference] = SIDES.map((side) => sideOf(input, comparison, side)) as [
		ReturnType<typeof sideOf>,
		ReturnType<typeof sideOf>
	];
	if (!Array.isArray(group)) return group;
	if (!Array.isArray(reference)) return reference;
	const classes = group.map(({ codes, count }, i) => ({
		codes,
		group: count,
		reference: reference[i]!.count
	}));
	const unknown = Object.fromEntries(
		SIDES.map((side) => [side, unknownOf(input, comparison, side)])
	) as Record<Side, Fraction>;
	for (const side of SIDES) {
		const all = plus(unknown[side], sum(classes.map((one) => one[side].persons)));
		const share = times(HUNDRED, dividedBy(unknown[side], all));
		if (isAbove(share, MOST_UNKNOWN)) return { code: 'unknown', side, share: shown(share) };
	}
	const sums = SIDES.map((side) => sumRefusal(input, comparison, classes, side));
	for (const one of sums) if (typeof one === 'object') return one;
	return {
		classes,
		unknown,
		isRebuilt: input.persons !== undefined,
		halfStep: dividedBy(stepOf(dataset), HUNDRED),
		hasTotal: !sums.includes('no_total'),
		broken,
		statuses: statusesIn([input.slice, ...(input.persons ? [input.persons.slice] : [])])
	};
}
