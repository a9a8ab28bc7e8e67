/** Breaks that no cell shows: in periods that were not chosen, or known of the source. Nothing is joined or compared across one. */
import { areBreaksMarked, EVERYWHERE } from './comparability.ts';
import { type Dataset, type Selection, type Slice, timeDimension } from './model.ts';
import { instantOf } from './period.ts';
import type { Structure } from './selection.ts';
import { cellOf, codesAt } from './slice.ts';
import { isBreak } from './status.ts';

/** The selection with the periods between its own; undefined where there are none between. */
export function withPeriodsBetween(
	dataset: Structure,
	selection: Selection
): Selection | undefined {
	const time = timeDimension(dataset);
	const chosen = time && selection[time.id];
	if (!time || !chosen || chosen.length < 2) return undefined;
	const all = time.categories.map((c) => c.code);
	const places = chosen.map((code) => all.indexOf(code));
	const range = all.slice(Math.min(...places), Math.max(...places) + 1);
	return range.length === chosen.length ? undefined : { ...selection, [time.id]: range };
}

/** @param whole the same slice with the periods between its own: a break there is marked on the next chosen period */
export function withHiddenBreaks(slice: Slice, whole: Slice): Slice {
	const time = timeDimension(slice);
	const range = timeDimension(whole)?.codes ?? [];
	if (!time) return slice;
	const hiddenBreaks = slice.values.flatMap((_, cell) => {
		const codes = codesAt(slice, cell);
		const at = range.indexOf(codes[time.id]!);
		for (let t = at - 1; t >= 0 && !time.codes.includes(range[t]!); t--)
			if (isBreak(whole, cellOf(whole, { ...codes, [time.id]: range[t]! }))) return [cell];
		return [];
	});
	return { ...slice, hiddenBreaks };
}

/**
 * Breaks the source does not mark, by the chosen period that is the first after them.
 * @param geo the country; undefined where the dataset has none
 * @param periods chosen ones, from old to new; what lies before the first is no break among them
 */
export function listedBreaks(
	{ comparability }: Pick<Dataset, 'comparability'>,
	geo: string | undefined,
	periods: readonly string[]
): Map<string, string[]> {
	const found = new Map<string, string[]>();
	if (!comparability?.breaks || areBreaksMarked(comparability)) return found;
	const { breaks } = comparability;
	const listed = [...(breaks[EVERYWHERE] ?? []), ...((geo !== undefined && breaks[geo]) || [])];
	periods.forEach((period, i) => {
		const [from, to] = [instantOf(periods[i - 1] ?? ''), instantOf(period)];
		if (from === undefined || to === undefined) return;
		const between = listed.filter((code) => {
			const at = instantOf(code);
			return at !== undefined && at > from && at <= to;
		});
		if (between.length > 0) found.set(period, [...new Set(between)].sort());
	});
	return found;
}

/** The slice with the breaks that the description of the dataset knows of; statuses stay those of the source. */
export function withListedBreaks(dataset: Pick<Dataset, 'comparability'>, slice: Slice): Slice {
	const time = timeDimension(slice);
	const geo = slice.dimensions.find((d) => d.role === 'geo');
	if (!time || !dataset.comparability?.breaks) return slice;
	const broken = new Map(
		(geo?.codes ?? [undefined]).map((code) => [code, listedBreaks(dataset, code, time.codes)])
	);
	const cells = slice.values.flatMap((_, cell) => {
		const codes = codesAt(slice, cell);
		const isListed = broken.get(geo && codes[geo.id])?.has(codes[time.id]!);
		return isListed && !isBreak(slice, cell) ? [cell] : [];
	});
	return cells.length === 0
		? slice
		: { ...slice, hiddenBreaks: [...(slice.hiddenBreaks ?? []), ...cells] };
}
