/** Breaks in periods that were not chosen: nothing is joined or compared across one that is out of sight. */
import type { Selection, Slice } from './model.ts';
import type { Structure } from './selection.ts';
import { cellOf, codesAt } from './slice.ts';
import { isBreak } from './status.ts';

const timeOf = (slice: Slice) => slice.dimensions.find((d) => d.role === 'time');

/** The selection with the periods between its own; undefined where there are none between. */
export function withPeriodsBetween(
	dataset: Structure,
	selection: Selection
): Selection | undefined {
	const time = dataset.dimensions.find((d) => d.role === 'time');
	const chosen = time && selection[time.id];
	if (!time || !chosen || chosen.length < 2) return undefined;
	const all = time.categories.map((c) => c.code);
	const places = chosen.map((code) => all.indexOf(code));
	const range = all.slice(Math.min(...places), Math.max(...places) + 1);
	return range.length === chosen.length ? undefined : { ...selection, [time.id]: range };
}

/** @param whole the same slice with the periods between its own: a break there is marked on the next chosen period */
export function withHiddenBreaks(slice: Slice, whole: Slice): Slice {
	const time = timeOf(slice);
	const range = timeOf(whole)?.codes ?? [];
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
