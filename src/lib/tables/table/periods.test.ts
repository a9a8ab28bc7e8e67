import { describe, expect, it } from 'vitest';
import { isTimeName, parsePeriod, parsePeriods } from './periods.ts';

describe('periods', () => {
	it.each([
		['2016', '2016'],
		['2016 ', '2016'],
		['\u00a02016', '2016'],
		['Y2016', '2016'],
		['2016/2017', '2016-2017'],
		['2016-2017', '2016-2017'],
		['2016–2017', '2016-2017'],
		['2016/17', '2016-2017'],
		['2016-17', '2016-2017'],
		['1999/00', '1999-2000'],
		['2016K1', '2016K1'],
		['2016q4', '2016Q4'],
		['2016-Q4', '2016Q4'],
		['2016M12', '2016M12'],
		['2016U52', '2016U52'],
		['2016-S1', '2016S1'],
		['2016-12', '2016-12']
	])('%j is %s', (text, code) => {
		expect(parsePeriod(text)).toEqual({ code });
	});
	it.each([
		['2016*', '2016', '*'],
		['2016 (prel.)', '2016', 'prel.'],
		['2016p', '2016', 'p'],
		['2016 (1)', '2016', '1'],
		['2016 Prel.', '2016', 'Prel.'],
		['2016/2017*', '2016-2017', '*']
	])('%j is %s with the flag %s', (text, code, flags) => {
		expect(parsePeriod(text)).toEqual({ code, flags });
	});
	it.each(['2016.0', '01/01/2016', '1.1.2016', '2016-01-01', '2016-01-01T00:00:00'])(
		'%j is the year 2016, with a warning',
		(text) => {
			expect(parsePeriod(text)).toEqual({
				code: '2016',
				warning: expect.objectContaining({ given: { text, year: '2016' } })
			});
		}
	);
	it.each([
		'',
		'Men',
		'16',
		'20165',
		'2016-06-30',
		'31/12/2016',
		'2017-2016',
		'2016/19',
		'2016Q5',
		'2016M13',
		'2016-13',
		'2016 Men',
		'2016 (Men)',
		'2016 F',
		'2016 m',
		'2016 Men',
		'2016 (Men)',
		'71.2',
		'1234'
	])('%j is none', (text) => {
		expect(parsePeriod(text)).toBeUndefined();
	});
	it('are read together: school years are not months', () => {
		expect(parsePeriods(['2010-11', '2011-12', '2012-13'])?.map((p) => p.code)).toEqual([
			'2010-2011',
			'2011-2012',
			'2012-2013'
		]);
		expect(parsePeriods(['2011-10', '2011-11', '2011-12'])?.map((p) => p.code)).toEqual([
			'2011-10',
			'2011-11',
			'2011-12'
		]);
	});
	it('are none together where one is none', () => {
		expect(parsePeriods(['2015', 'Men'])).toBeUndefined();
		expect(parsePeriods([])).toBeUndefined();
	});
});

describe('the variable of time', () => {
	it('is known by name in the languages of the North', () => {
		expect(
			['time', 'Tid', 'År', 'A\u030ar', 'Vuosi', 'ár', 'TIME_PERIOD', ' year '].every(isTimeName)
		).toBe(true);
		expect(['sex', 'timer', ''].some(isTimeName)).toBe(false);
	});
});
