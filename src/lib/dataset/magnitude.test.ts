import { describe, expect, it, test } from 'vitest';
import { LANGUAGES } from './model.ts';
import { magnitudeIn, magnitudeWord, multiplied, unitText } from './magnitude.ts';

describe('the magnitude in a unit', () => {
	it.each([
		['Million euro', 6, 'euro'],
		['Euro Thousand', 3, 'Euro'],
		['Euro Million', 6, 'Euro'],
		['1 000 persons', 3, 'persons'],
		['1\u00a0000 persons', 3, 'persons'],
		['1000 persons', 3, 'persons'],
		['1,000,000 SEK', 6, 'SEK'],
		['100 000 persons', 5, 'persons'],
		['Thousands of persons', 3, 'persons'],
		['Persons (thousands)', 3, 'Persons'],
		['Persons, in thousands', 3, 'Persons'],
		['Thousands', 3, ''],
		['DKK mill.', 6, 'DKK'],
		['mio. kr.', 6, 'kr.'],
		['miljoner kronor', 6, 'kronor'],
		['1000-tal kronor', 3, 'kronor'],
		['tkr', 3, 'kr'],
		['mnkr', 6, 'kr'],
		['MEUR', 6, 'EUR'],
		['MIO_EUR', 6, 'EUR'],
		['THS_PER', 3, 'PER'],
		['mrd. euro', 9, 'euro'],
		['tuhatta henkilöä', 3, 'henkilöä'],
		['þúsund krónur', 3, 'krónur'],
		['10^5 persons', 5, 'persons'],
		['million thousand euro', 9, 'euro']
	])('%j is 10^%i × %j', (text, power, base) => {
		expect(magnitudeIn(text)).toEqual({ power, base });
	});
	it.each([
		'euro',
		'per cent',
		'%',
		'persons',
		'per 1 000 persons',
		'Deaths per 1 000',
		'Deaths per thousand',
		'per 100 000',
		'Cases/1000',
		'Index, 2015=100',
		'Index (2015 = 100)',
		'kr',
		'MK',
		'metres',
		'100 %',
		'thousandths',
		''
	])('%j names none', (text) => {
		expect(magnitudeIn(text)).toEqual({ power: 0, base: text });
	});
});

test('a magnitude is said once', () => {
	expect(multiplied('euro', 6)).toBe('million euro');
	expect(multiplied('Euro million', 6)).toBe('Euro million');
	expect(multiplied('persons', 0)).toBe('persons');
	expect(multiplied('', 3)).toBe('thousand');
	expect(multiplied('persons', 5)).toBe('10^5 persons');
	expect(magnitudeIn(multiplied('persons', -2))).toEqual({ power: -2, base: 'persons' });
	const label = { en: 'Million euro', sv: 'euro' };
	expect(unitText({ label, multiplier: 6 }, 'en')).toBe('Million euro');
	expect(unitText({ label, multiplier: 6 }, 'sv')).toBe('miljoner euro');
	expect(unitText({ label: { en: 'euro' } }, 'sv')).toBe('euro');
});

test.each(LANGUAGES)('what is said in %s is understood', (language) => {
	for (const power of [2, 3, 6, 9, 12]) {
		const text = `${magnitudeWord(power, language)} euro`;
		const found = magnitudeIn(text);
		expect([text, found.power]).toEqual([text, power]);
	}
	expect(magnitudeWord(0, language)).toBe('');
	expect(magnitudeWord(5, language)).toBe('× 10^5');
});
