/** Positions in a drawing: values, periods and rows → units of its canvas, on d3-scale. */
import { scaleBand, scaleLinear, scaleLog, scalePoint, scaleTime } from 'd3-scale';
import { instantOf, isNext, isWithinYear } from '#lib/dataset/period.ts';
import type { Domain } from './panel.ts';

/** Value → place on a stretch of `length` units from `start`; a negative length runs upwards. */
export const valueScale = (
	{ low, high, isLogarithmic }: Domain,
	start: number,
	length: number
): ((value: number) => number) =>
	(isLogarithmic ? scaleLog : scaleLinear)([low, high], [start, start + length]);

/** Years one after the other, or periods of which it is not known when they are: all equally far apart. */
const areEven = (periods: readonly string[]): boolean =>
	periods.some((period) => instantOf(period) === undefined) ||
	periods.every(
		(period, i) => i === 0 || (!isWithinYear(period) && isNext(periods[i - 1]!, period))
	);

/** Position of a period → x, the first and the last at the ends of the stretch; a single one in its middle. */
export function periodScale(periods: readonly string[], start: number, length: number) {
	if (periods.length > 1 && !areEven(periods)) {
		const instants = periods.map((period) => instantOf(period)!);
		const scale = scaleTime([instants[0]!, instants.at(-1)!], [start, start + length]);
		const x = (at: number): number => scale(instants[at]!);
		return { x, step: Math.min(...instants.slice(1).map((_, i) => x(i + 1) - x(i))) };
	}
	const scale = scalePoint(
		Array.from({ length: periods.length }, (_, i) => i),
		[start, start + length]
	);
	return {
		x: (at: number): number => scale(at) ?? start,
		/** Between two periods, where they are nearest; 0 where there is only one. */
		step: periods.length > 1 ? scale.step() : 0
	};
}

/** Position of a row → its top, and the height of each. */
export function rowScale(count: number, start: number, length: number) {
	const scale = scaleBand(
		Array.from({ length: count }, (_, i) => i),
		[start, start + length]
	);
	return { top: (row: number): number => scale(row) ?? start, height: scale.bandwidth() };
}
