import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '#lib/dataset/model.ts';
import { formatPeriods, formatReach, namedPeriod, periodName } from './period-names.ts';

describe('the name of a period', () => {
	test('is said in words, long and short', () => {
		expect(periodName('2024', 'en')).toBe('2024');
		expect(periodName('2022-03', 'en')).toBe('March 2022');
		expect(periodName('2023M12', 'sv')).toBe('december 2023');
		expect(periodName('2022-03', 'en', true)).toBe('Mar 2022');
		expect(periodName('2015Q2', 'en')).toBe('2nd quarter 2015');
		expect(periodName('2015Q2', 'sv')).toBe('2:a kvartalet 2015');
		expect(periodName('2015Q3', 'sv')).toBe('3:e kvartalet 2015');
		expect(periodName('2015Q2', 'en', true)).toBe('Q2 2015');
		expect(periodName('2015-W02', 'en')).toBe('2015-W02');
	});
	test('exists in every language', () => {
		for (const language of LANGUAGES)
			for (const code of ['2015Q4', '2022-03']) {
				expect(periodName(code, language)).toMatch(/20(15|22)/);
				expect(periodName(code, language)).not.toContain(code);
			}
	});
	test('gives way to a label of its own', () => {
		const spoken = { code: '2006', label: { en: '2004–2006' } };
		expect(namedPeriod(spoken, 'en')).toBe(spoken);
		expect(namedPeriod({ code: '2022-03', label: { en: '2022-03' } }, 'sv').label.en).toBe(
			'mars 2022'
		);
	});
});

describe('a list of periods', () => {
	const months = ['2022-03', '2022-04', '2022-05'];
	test('has ranges of neighbours, across years too', () => {
		expect(formatPeriods(months, 'en')).toBe('March 2022–May 2022');
		expect(formatPeriods(['2022-12', '2023-01', '2023-03'], 'sv')).toBe(
			'december 2022–januari 2023, mars 2023'
		);
		expect(formatPeriods(['2015Q4', '2016Q1'], 'en')).toBe('4th quarter 2015–1st quarter 2016');
	});
	test('is a reach where more than three stand apart', () => {
		expect(formatReach(['1990', '1995', '2000'], 'en')).toBe('1990, 1995, 2000');
		expect(formatReach(['1990', '1995', '2000', '2024'], 'en')).toBe('1990–2024');
		expect(formatReach(['2015', '2016', '2017', '2018'], 'en')).toBe('2015–2018');
		expect(formatReach([], 'en')).toBe('');
	});
});
