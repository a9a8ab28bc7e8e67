import fc from 'fast-check';
import { formatPeriods } from './period-names.ts';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '#lib/dataset/model.ts';
import { formatDate, formatDifference, formatList, formatNumber, formatValue } from './numbers.ts';

const NBSP = '\u00a0';
const PERCENT = { symbol: '%', decimals: 1 };
const EURO = { symbol: '€', decimals: 0 };
const inAll = (format: (language: (typeof LANGUAGES)[number]) => string) =>
	Object.fromEntries(LANGUAGES.map((language) => [language, format(language)]));

describe('numbers', () => {
	it('are grouped and pointed as each language does, with no-break spaces', () => {
		expect(inAll((language) => formatNumber(1234567.8, 1, language))).toEqual({
			en: '1,234,567.8',
			sv: `1${NBSP}234${NBSP}567,8`,
			da: '1.234.567,8',
			nb: `1${NBSP}234${NBSP}567,8`,
			fi: `1${NBSP}234${NBSP}567,8`,
			is: '1.234.567,8'
		});
	});

	it('show a rate with its sign where the language sets it', () => {
		expect(inAll((language) => formatValue(64.1, PERCENT, language))).toEqual({
			en: '64.1%',
			sv: `64,1${NBSP}%`,
			da: `64,1${NBSP}%`,
			nb: `64,1${NBSP}%`,
			fi: `64,1${NBSP}%`,
			is: '64,1%'
		});
	});

	it('show euro before the number in English only, after the sign', () => {
		expect(formatValue(24480, EURO, 'en')).toBe('€24,480');
		expect(formatDifference(-24480, EURO, 'en')).toBe('−€24,480');
		expect(formatDifference(24480, EURO, 'en')).toBe('+€24,480');
		expect(formatValue(24480, EURO, 'sv')).toBe(`24${NBSP}480${NBSP}€`);
	});

	it('have a minus of the width of a plus in every language', () => {
		for (const language of LANGUAGES)
			expect(formatNumber(-12.3, 1, language)).toMatch(/^\u221212[.,]3$/);
	});

	it('keep all decimals of the unit, and know no negative zero', () => {
		expect(formatNumber(71, 1, 'en')).toBe('71.0');
		expect(formatNumber(-0.04, 1, 'en')).toBe('0.0');
		expect(formatDifference(0.04, PERCENT, 'en')).toBe('0.0%');
		expect(formatDifference(-0, PERCENT, 'en')).toBe('0.0%');
	});

	it('carry a sign and their words as differences', () => {
		const points = { symbol: 'percentage points', decimals: 1 };
		expect(formatDifference(12.3, points, 'en')).toBe(`+12.3${NBSP}percentage points`);
		expect(formatDifference(-12.3, { symbol: 'p.e.', decimals: 1 }, 'sv')).toBe(`−12,3${NBSP}p.e.`);
	});

	it('can be read back', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: -1e9, max: 1e9 }),
				fc.constantFrom(...LANGUAGES),
				(n, language) => {
					const value = n / 10;
					const text = formatNumber(value, 1, language);
					expect(text).not.toMatch(/[ \u202f-]/);
					const digits = text.replace('\u2212', '-').replace(/[^\d-]/g, '');
					expect(Number(digits)).toBe(n === 0 ? 0 : n);
				}
			)
		);
	});
});

describe('lists, dates and periods', () => {
	it('lists join with the word of the language', () => {
		expect(formatList(['a', 'b', 'c'], 'en')).toBe('a, b and c');
		expect(formatList(['a', 'b', 'c'], 'sv')).toBe('a, b och c');
		expect(formatList(['a'], 'sv')).toBe('a');
		expect(formatList([], 'sv')).toBe('');
	});

	it('dates are as precise as they were given', () => {
		expect(formatDate('2025-12-08', 'en')).toBe('8 December 2025');
		expect(formatDate('2025-12-08', 'sv')).toBe('8 december 2025');
		expect(formatDate('2025-12', 'sv')).toBe('december 2025');
		expect(formatDate('2025', 'en')).toBe('2025');
		expect(formatDate('2025-12-08T23:30:00Z', 'en')).toBe('8 December 2025');
		expect(formatDate('autumn 2025', 'en')).toBe('autumn 2025');
	});

	it('neighbouring years are one range, years are never grouped', () => {
		expect(formatPeriods(['2015', '2016', '2017', '2020'], 'en')).toBe('2015–2017, 2020');
		expect(formatPeriods(['2015', '2016'], 'sv')).toBe('2015–2016');
		expect(formatPeriods(['2024'], 'sv')).toBe('2024');
		expect(formatPeriods([], 'en')).toBe('');
	});

	it('months are said in words', () => {
		expect(formatPeriods(['2024-01', '2024-03'], 'en')).toBe('January 2024, March 2024');
	});
});
