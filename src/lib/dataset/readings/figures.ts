/** Published figures as whole numbers of their last decimal, so that differences and ties are exact. */
import { exactly, roundedTo } from '../exact.ts';
import { timeDimension, type Slice, type Unit } from '../model.ts';
import { mostDecimals, type Decimals } from '../shown-decimals.ts';
import { cellOf } from '../slice.ts';
import { isBreak } from '../status.ts';

export type Published = Decimals & Pick<Unit, 'precision'>;

/** With the decimals that are shown: a source stores more of them than it vouches for. Half away from zero. */
export const asPublished = (value: number, unit: Published): number => {
	const decimals = mostDecimals(unit);
	return (unit.precision ?? 0) > decimals ? roundedTo(exactly(value), decimals) : value;
};

/** 64.1 with one decimal → 641. */
export const inUnits = (value: number, unit: Published): number =>
	Math.round(asPublished(value, unit) * 10 ** mostDecimals(unit));

/** A size computed from such whole numbers, in the unit of the figures and not rounded. */
export const fromUnitsExactly = (units: number, unit: Decimals): number =>
	units / 10 ** mostDecimals(unit);

/** 641 with one decimal → 64.1. */
export const fromUnits = (units: number, unit: Decimals): number =>
	Number(fromUnitsExactly(units, unit).toFixed(mostDecimals(unit)));

/** One figure of a series, in whole units of its last decimal. */
export interface Point {
	period: string;
	value: number | null;
	/** True if the series breaks before it. */
	isBreak: boolean;
}

/** The series of these codes, from old to new. */
export function seriesOf(
	slice: Slice,
	codes: Readonly<Record<string, string>>,
	unit: Published
): Point[] {
	const time = timeDimension(slice);
	return (time?.codes ?? []).map((period) => {
		const cell = cellOf(slice, { ...codes, [time!.id]: period });
		const value = slice.values[cell] ?? null;
		return {
			period,
			value: value === null ? null : inUnits(value, unit),
			isBreak: isBreak(slice, cell)
		};
	});
}
