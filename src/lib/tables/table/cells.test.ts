import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '#tests/full.ts';
import { isAmbiguous, isLoose, parseCell, parsePercent, sentinelOf } from './cells.ts';

const number = (value: number) => ({ value, symbol: '', glued: false });
const symbol = (text: string) => ({ value: NaN, symbol: text, glued: false });
const glued = (value: number, text: string) => ({ value, symbol: text, glued: true });

describe('numbers in cells', () => {
	it.each([
		['71.2', 71.2],
		[' 72.0 ', 72],
		['-1.5', -1.5],
		['\u22121.5', -1.5],
		['\u20101.5', -1.5],
		['– 1.5', -1.5],
		['+5', 5],
		['-0', 0],
		['1E+3', 1000],
		['1.5e-2', 0.015],
		['.5', 0.5],
		['5.', 5],
		['1 234', 1234],
		['1\u00a0234\u00a0567', 1234567],
		['1\u202f234.5', 1234.5],
		["1'234", 1234],
		['1,234,567', 1234567],
		['1,234.5', 1234.5],
		['1.234', 1.234]
	])('%j is %d', (text, value) => {
		const cell = parseCell(text);
		expect(cell).toEqual(number(value));
		expect(Object.is(cell?.value, -0)).toBe(false);
	});
	it.each([
		['71,2', 71.2],
		['1.234,5', 1234.5],
		['1.234.567', 1234567],
		['1 234,5', 1234.5],
		['1,234', 1.234],
		[',5', 0.5]
	])('%j is %d where the comma is the decimal mark', (text, value) => {
		expect(parseCell(text, true)).toEqual(number(value));
	});
	it.each([
		'1,234',
		'71,2',
		'1 23',
		'12 34 567',
		'1.2.3',
		'1,23,456',
		'1,234,56',
		'1.5,5',
		'1,234 567'
	])('%j is no number where the point is the decimal mark', (text) => {
		expect(parseCell(text)).toBeUndefined();
	});
	it('reads a lone group of thousands where the decimal mark is known', () => {
		expect(parseCell('1,234', false, true)).toEqual(number(1234));
		expect(parseCell('1.234', true, true)).toEqual(number(1234));
		expect(parseCell('1.23', true, true)).toBeUndefined();
		expect(parsePercent('1.234%', true, true)?.value).toBe(1234);
	});
	it('does not decide alone what "1.234" is where the comma is the decimal mark', () => {
		expect(parseCell('1.234', true)).toBeUndefined();
	});
	it.each([
		'NaN',
		'Infinity',
		'-Infinity',
		'#DIV/0!',
		'#REF!',
		'TRUE',
		'Jan 5',
		'05.jan',
		'71.2%',
		'€ 5',
		'1.2k',
		'5 m',
		'5 kg',
		'2016-01-01',
		'1E999',
		'0x10',
		'..kg',
		'ab'
	])('%j is neither a number nor a symbol', (text) => {
		expect(parseCell(text)).toBeUndefined();
	});
	it('reads back every number as it was written', () => {
		fc.assert(
			fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
				if (sentinelOf(value) !== undefined) return;
				expect(parseCell(String(value))?.value).toBe(value === 0 ? 0 : value);
			})
		);
	});
});

describe('symbols in cells', () => {
	it.each([
		'.',
		'..',
		'...',
		'....',
		'.....',
		'......',
		'.......',
		'-',
		'–',
		'\u2212',
		'#SUM',
		'x',
		':',
		'n/a',
		'*',
		'c',
		'NA',
		'..a'
	])('%j stays as it is', (text) => {
		expect(parseCell(` ${text} `)).toEqual(symbol(text));
	});
	it('keeps an empty cell as a symbol that was lost', () => {
		expect(parseCell(' \u00a0 ')).toEqual(symbol(''));
	});
	it.each([
		['-1E19', '.'],
		['-1E+20', '..'],
		['-10000000000000000000000000', '-'],
		['-9999999999999.9', '.......']
	])('%s is the symbol %s of the inside of the server', (text, expected) => {
		expect(parseCell(text)).toEqual(symbol(expected));
	});
});

describe('notes glued to a number', () => {
	it.each([
		['71.2 a', 71.2, 'a'],
		['71.2a', 71.2, 'a'],
		['71.2*', 71.2, '*'],
		['*71.2', 71.2, '*'],
		['** 71.2', 71.2, '**'],
		['71.2¹', 71.2, '¹'],
		['71.2 1)', 71.2, '1)'],
		['-0*', 0, '*'],
		['1 234 (a)', 1234, '(a)']
	])('%j is %d with the note %s', (text, value, note) => {
		expect(parseCell(text)).toEqual(glued(value, note));
	});
	it('reads a per cent sign only for a caller that knows the unit', () => {
		expect(parsePercent('71.2%')).toEqual(glued(71.2, '%'));
		expect(parsePercent('71,2 %', true)).toEqual(glued(71.2, '%'));
		expect(parsePercent('71.2')).toBeUndefined();
		expect(parsePercent('a1%')).toBeUndefined();
	});
});

describe('doubtful numbers', () => {
	it('tells numbers written by hand', () => {
		expect(['.5', '5.', '-.5', '5.e3'].map(isLoose)).toEqual([true, true, true, true]);
		expect(['0.5', '5', '..'].map(isLoose)).toEqual([false, false, false]);
	});
	it('tells numbers that may be a thousand times larger', () => {
		expect(['1.234', '12,345', '-123.456'].map(isAmbiguous)).toEqual([true, true, true]);
		expect(['0.123', '1234.567', '1.23', '1.2345'].map(isAmbiguous)).toEqual([
			false,
			false,
			false,
			false
		]);
	});
});

it('a text that makes sense with either decimal mark is the same number with both', () => {
	const text = fc.string({ unit: fc.constantFrom(..."0123456789.,' -e%*"), maxLength: 12 });
	fc.assert(
		fc.property(text, (cell) => {
			for (const parse of [parseCell, parsePercent]) {
				const [point, comma] = [parse(cell, false), parse(cell, true)];
				if (point && comma) expect(comma).toEqual(point);
			}
		}),
		{ numRuns: runs(5000) }
	);
});
