import { describe, expect, test } from 'vitest';
import { periodScale } from './scales.ts';

const placesOf = (periods: readonly string[]) => {
	const { x } = periodScale(periods, 100, 120);
	return periods.map((_, at) => Math.round(x(at)));
};

describe('periods on the axis', () => {
	test('are equally far apart where they are years one after the other, or no periods of the calendar', () => {
		expect(placesOf(['2019', '2020', '2021', '2022'])).toEqual([100, 140, 180, 220]);
		expect(placesOf(['2016-2017', '2018-2019', '2022-2023'])).toEqual([100, 160, 220]);
	});
	test('lie where they are in time where they are months, or years with others between', () => {
		expect(placesOf(['2022-01', '2022-02', '2022-12', '2023-01'])).toEqual([100, 110, 210, 220]);
		expect(placesOf(['1990', '2000', '2020', '2024'])).toEqual([100, 135, 206, 220]);
	});
	test('keep the least distance as the step, and a single one its place in the middle', () => {
		const { step } = periodScale(['1990', '2020', '2024'], 0, 340);
		expect(step).toBeCloseTo(40, 1);
		expect(periodScale(['2022-03'], 100, 120).x(0)).toBe(160);
		expect(periodScale(['2022-03'], 100, 120).step).toBe(0);
	});
});
