/** Slice → slice: the difference to a reference category, or the change since a reference period. */
import type { Slice, View } from './model.ts';
import { joinStatuses, parseStatuses, isBreak, type Status } from './status.ts';
import { cellOf, codesAt, dimensionOf, subsetOf } from './slice.ts';

const decimalsRounded = (value: number, decimals: number): number => {
	const rounded = Number(value.toFixed(decimals));
	return rounded === 0 ? 0 : rounded;
};

/** True if a break lies after `from` and up to `to` (positions on the time dimension) in the series of `codes`. */
function brokenBetween(slice: Slice, codes: Record<string, string>, from: number, to: number) {
	const time = slice.dimensions.find((d) => d.role === 'time');
	if (!time) return false;
	const [low, high] = from < to ? [from, to] : [to, from];
	for (let t = low + 1; t <= high; t++)
		if (isBreak(slice, cellOf(slice, { ...codes, [time.id]: time.codes[t]! }))) return true;
	return false;
}

/**
 * gap = value − value of the reference category, same period (percentage points for rates, else the unit itself);
 * change = value − value of the reference period, same series. Computed from source decimals, then rounded to them.
 * A result exists only if both ends are published and no break lies between them; otherwise it is null with the
 * status of the end that is missing, or "break". The reference category itself is left out of a gap.
 * @throws if the reference is not in the slice.
 */
export function transformed(slice: Slice, view: View, decimals: number): Slice {
	if (view.transform === 'value' || !view.reference) return slice;
	const { dimension: id, code } = view.reference;
	const dimension = dimensionOf(slice, id);
	if (!dimension?.codes.includes(code))
		throw new Error(`reference ${id}:${code} is not in the slice`);
	const isChange = dimension.role === 'time';
	const kept = isChange ? dimension.codes : dimension.codes.filter((c) => c !== code);
	const result = subsetOf(slice, { [id]: kept });
	const referencePosition = dimension.codes.indexOf(code);
	result.values.forEach((_, i) => {
		const codes = codesAt(result, i);
		const end = cellOf(slice, codes);
		const start = cellOf(slice, { ...codes, [id]: code });
		const a = slice.values[end] ?? null;
		const b = slice.values[start] ?? null;
		const ends = [slice.status[end], slice.status[start]];
		const broken =
			isChange &&
			brokenBetween(slice, codes, referencePosition, dimension.codes.indexOf(codes[id]!));
		let held: Status[];
		if (a === null || b === null) {
			result.values[i] = null;
			held = parseStatuses((a === null ? ends[0] : ends[1]) ?? 'missing');
		} else if (broken) {
			result.values[i] = null;
			held = ['break'];
		} else {
			result.values[i] = decimalsRounded(a - b, decimals);
			held = ends.flatMap((s) => parseStatuses(s ?? 'ok'));
		}
		const status = joinStatuses(held);
		if (status === 'ok') delete result.status[i];
		else result.status[i] = status;
	});
	return result;
}
