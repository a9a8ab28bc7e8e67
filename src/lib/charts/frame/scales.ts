/** Positions in a drawing: values, periods and rows → units of its canvas, on d3-scale. */
import { scaleBand, scaleLinear, scalePoint } from 'd3-scale';
import type { Domain } from './panel.ts';

/** Value → place on a stretch of `length` units from `start`; a negative length runs upwards. */
export const valueScale = ({ low, high }: Domain, start: number, length: number) =>
	scaleLinear([low, high], [start, start + length]);

/** Position of a period → x, the first and the last at the ends of the stretch; a single one in its middle. */
export function periodScale(count: number, start: number, length: number) {
	const scale = scalePoint(
		Array.from({ length: count }, (_, i) => i),
		[start, start + length]
	);
	return {
		x: (at: number): number => scale(at) ?? start,
		/** Between two periods; 0 where there is only one. */
		step: count > 1 ? scale.step() : 0
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
