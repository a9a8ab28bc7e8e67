import { describe, expect, test } from 'vitest';
import { instantOf, isNext, monthsBetween } from './period.ts';

describe('a period', () => {
	test.each([
		['2024', '2024-01-01'],
		['0099', '0099-01-01'],
		['2015Q1', '2015-01-01'],
		['2015Q2', '2015-04-01'],
		['2015-Q4', '2015-10-01'],
		['2022-03', '2022-03-01'],
		['2023M12', '2023-12-01']
	])('%s begins on %s', (code, date) => {
		expect(new Date(instantOf(code)!).toISOString().slice(0, 10)).toBe(date);
	});
	test.each(['', '24', '2015Q5', '2022-13', '2023M1', '2016-2017', '2016-W52', 'last year'])(
		'%s says no moment',
		(code) => {
			expect(instantOf(code)).toBeUndefined();
		}
	);
	test('follows another when nothing of its length lies between', () => {
		expect(isNext('2023', '2024')).toBe(true);
		expect(isNext('2023', '2025')).toBe(false);
		expect(isNext('2015Q4', '2016Q1')).toBe(true);
		expect(isNext('2022-12', '2023-01')).toBe(true);
		expect(isNext('2022-12', '2023M01')).toBe(true);
		expect(isNext('2022-12', '2023')).toBe(false);
		expect(isNext('2022-02', '2022-01')).toBe(false);
		expect(isNext('x', '2022')).toBe(false);
		expect(monthsBetween('2022-11', '2023-02')).toBe(3);
	});
});
