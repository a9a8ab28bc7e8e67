/** Whether the difference between two series is smaller or larger at the end of a stretch without a break than at its beginning. */
import { leastDifference, type Chance, type KindedUnit } from './different.ts';
import type { Point } from './figures.ts';
import { noiseOf } from './noise.ts';

/** Two figures of one period, in units of the last decimal. */
export interface PairedPoint {
	period: string;
	group: number;
	reference: number;
}
export type Run = PairedPoint[];

/** Fewer periods make no movement. */
export const LEAST_PERIODS = 3;

/** Group less reference; a break of either breaks the difference. */
export const differenceSeries = (group: readonly Point[], reference: readonly Point[]): Point[] =>
	group.map(({ period, value, isBreak }, i) => {
		const other = reference[i]!;
		return {
			period,
			value: value === null || other.value === null ? null : value - other.value,
			isBreak: isBreak || other.isBreak
		};
	});

/**
 * Stretches of periods that both series have published, with no break inside, from old to new.
 * @param group, reference of the same periods
 * @param periods all periods of the dataset: one that is not among those of the series ends a run
 */
export function runsOf(
	group: readonly Point[],
	reference: readonly Point[],
	periods: readonly string[]
): Run[] {
	const runs: Run[] = [];
	let before = -1;
	group.forEach(({ period, value, isBreak }, i) => {
		const other = reference[i]!;
		if (value === null || other.value === null) return;
		const at = periods.indexOf(period);
		if (at !== before + 1 || isBreak || other.isBreak || runs.length === 0) runs.push([]);
		runs.at(-1)!.push({ period, group: value, reference: other.value });
		before = at;
	});
	return runs;
}

/** sides: the one that was higher is lower in the end · unclear, unknown: as of two figures. */
export type MovementWord = 'smaller' | 'larger' | 'sides' | 'about' | 'unclear' | 'unknown';

export interface Movement {
	word: MovementWord;
	first: PairedPoint;
	last: PairedPoint;
	/** Change of the size of the difference; negative is smaller. */
	change: number;
	groupMoved: number;
	referenceMoved: number;
	limit: number | undefined;
	/** Set where the ratio of the two goes the other way. */
	ratio?: 'smaller' | 'larger';
}

/** Kinds of units with a true zero that are no parts of a whole: a quotient of two says something. */
const HAS_RATIO = {
	rate: true,
	share: false,
	count: true,
	money: true,
	mean: false,
	per1000: true,
	none: false
} as const satisfies Record<KindedUnit['kind'], boolean>;

const gapOf = ({ group, reference }: PairedPoint): number => group - reference;

/** How often the larger holds the smaller, in hundredths; undefined where the smaller rounds to nothing. */
function ratioOf({ group, reference }: PairedPoint): number | undefined {
	const least = Math.min(group, reference);
	return least < 1 ? undefined : Math.round((Math.max(group, reference) / least) * 100);
}

/** Which way the ratio went, where that is not the way of the difference. */
function otherRatio(
	word: MovementWord,
	first: PairedPoint,
	last: PairedPoint
): Movement['ratio'] | undefined {
	const [before, after] = [ratioOf(first), ratioOf(last)];
	if (before === undefined || after === undefined) return undefined;
	if (word === 'smaller' && after > before) return 'larger';
	return word === 'larger' && after < before ? 'smaller' : undefined;
}

/**
 * @param run at least two periods
 * @param series the difference over all its runs, for its noise
 */
export function movementOf(
	run: Run,
	series: readonly Point[],
	unit: KindedUnit,
	chance: Chance
): Movement {
	const [first, last] = [run[0]!, run.at(-1)!];
	const [before, after] = [gapOf(first), gapOf(last)];
	const moved = Math.abs(after - before);
	const change = Math.abs(after) - Math.abs(before);
	const least = leastDifference(
		unit,
		...[first, last].flatMap(({ group, reference }) => [group, reference])
	);
	const sigma = chance === 'sample' ? noiseOf(series).sigma : undefined;
	const ofSample = sigma === undefined ? undefined : Math.max(least, 2 * Math.SQRT2 * sigma);
	const limit = chance === 'none' ? least : ofSample;
	const wordOf = (): MovementWord => {
		if (moved < least) return 'about';
		if (limit === undefined) return 'unknown';
		if (moved < limit) return 'unclear';
		if (before * after < 0) return 'sides';
		return change < 0 ? 'smaller' : 'larger';
	};
	const word = wordOf();
	const ratio = HAS_RATIO[unit.kind] ? otherRatio(word, first, last) : undefined;
	return {
		word,
		first,
		last,
		change,
		groupMoved: last.group - first.group,
		referenceMoved: last.reference - first.reference,
		limit,
		...(ratio ? { ratio } : {})
	};
}
