import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AMBIGUOUS, INTEGER, MARKED, NumberReader } from './number.ts';

const encoder = new TextEncoder();
const reader = new NumberReader();
const read = (text: string): number | undefined => {
	const bytes = encoder.encode(`x${text}y`);
	return reader.read(bytes, 1, bytes.length - 1) ? reader.value : undefined;
};

describe('plain numbers from bytes', () => {
	it('are the same as from text, to the last bit', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: -999_999_999, max: 999_999_999 }),
				fc.integer({ min: 0, max: 6 }),
				(mantissa, decimals) => {
					const text = (mantissa / 10 ** decimals).toFixed(decimals);
					expect(read(text)).toBe(Number(text) + 0);
				}
			)
		);
	});
	it.each(['123456789012345', '0.00000000000001', '12345678.9012345'])('%s is exact', (text) => {
		expect(read(text)).toBe(Number(text));
	});
	it.each([
		'',
		'-',
		'.',
		'5.',
		'.5',
		'+5',
		'1e3',
		'1 234',
		'1.2.3',
		'..',
		'71.2*',
		'−5',
		'1234567890123456',
		'1.234567890123456'
	])('%j is left to others', (text) => {
		expect(read(text)).toBeUndefined();
	});
	it('have no negative zero', () => {
		expect(Object.is(read('-0'), 0)).toBe(true);
		expect(Object.is(read('-0.00'), 0)).toBe(true);
	});
	it.each([
		['71', INTEGER, false],
		['71.2', MARKED, false],
		['71,2', MARKED, true],
		['1.234', AMBIGUOUS, false],
		['-123,456', AMBIGUOUS, true],
		['0.123', MARKED, false],
		['0,000', MARKED, true],
		['012.345', MARKED, false],
		['1234.567', MARKED, false]
	])('%s has a form that tells what its mark may be', (text, form, isComma) => {
		expect(read(text)).toBeDefined();
		expect(reader.form).toBe(form);
		if (form !== INTEGER) expect(reader.isComma).toBe(isComma);
	});
});
