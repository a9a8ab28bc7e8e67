/** The period that series are measured from where none is asked for: the first that suits them all. */
import { type Slice, timeDimension } from '../model.ts';
import { cellOf, codesAt, subsetOf } from '../slice.ts';
import { isBreak } from '../status.ts';
import { transformRule, type Measurement } from './index.ts';

/** A series by its codes, periods aside. */
export type Series = Record<string, string>;

export interface Base<M extends Measurement> {
	measurement: M;
	/** Series that have no figure in that period, or a break after it: no period suits all. */
	unsuited: Series[];
}

/** Positions of the periods from which a series is published and unbroken up to the last one. */
function suitableOf(slice: Slice, periods: readonly string[], time: string, series: Series) {
	const cells = periods.map((code) => cellOf(slice, { ...series, [time]: code }));
	const start = Math.max(
		0,
		cells.findLastIndex((cell) => isBreak(slice, cell))
	);
	return new Set(
		cells.flatMap((cell, t) => (t >= start && (slice.values[cell] ?? null) !== null ? [t] : []))
	);
}

/**
 * The measurement with its base: the first period that all series have published with no break up to the last one. Where
 * there is none, the first that suits most of them.
 */
export function withCommonBase<M extends Measurement>(measurement: M, slice: Slice): Base<M> {
	const time = timeDimension(slice);
	if (transformRule(measurement).reference !== 'period' || measurement.reference || !time)
		return { measurement, unsuited: [] };
	const first = subsetOf(slice, { [time.id]: time.codes.slice(0, 1) });
	const all = first.values.map((_, cell): Series =>
		Object.fromEntries(Object.entries(codesAt(first, cell)).filter(([id]) => id !== time.id))
	);
	const suitable = all.map((series) => suitableOf(slice, time.codes, time.id, series));
	const counts = time.codes.map((_, t) => suitable.filter((found) => found.has(t)).length);
	const at = counts.indexOf(Math.max(...counts));
	const code = time.codes[at];
	return {
		measurement:
			code === undefined
				? measurement
				: { ...measurement, reference: { dimension: time.id, code } },
		unsuited: all.filter((_, i) => !suitable[i]!.has(at))
	};
}
