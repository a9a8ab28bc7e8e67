/** Promises of numbers read from bytes: the same doubles as Number, and honest about how they were written. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runs } from '#tests/full.ts';
import { LOOSE, NumberBytes } from './number.ts';

const read = (text: string) => {
	const bytes = new TextEncoder().encode(text);
	const reader = new NumberBytes();
	const value = reader.read(bytes, 0, bytes.length);
	return { value, rest: text.slice(reader.stop), shape: reader.shape };
};

it('reads any double back exactly', () => {
	fc.assert(
		fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
			expect(read(String(value)).value).toBe(value + 0);
		}),
		{ numRuns: runs(2000) }
	);
});

it('reads any decimals as Number does, however many digits they have', () => {
	const digits = fc.stringMatching(/^\d{1,25}$/);
	const decimal = fc.tuple(digits, digits, fc.integer({ min: -40, max: 40 }));
	fc.assert(
		fc.property(decimal, ([whole, fraction, exponent]) => {
			for (const text of [`${whole}.${fraction}`, `-${whole}.${fraction}e${exponent}`])
				expect(read(text).value).toBe(Number(text) + 0);
		}),
		{ numRuns: runs(2000) }
	);
});

it('reads decimals of 16 to 20 digits as Number does, halves between two doubles too', () => {
	const long = fc.stringMatching(/^[1-9]\d{0,9}\.\d{15,17}$/);
	const half = fc
		.tuple(fc.double({ min: 1, max: 1e9, noNaN: true }), fc.integer({ min: -2, max: 2 }))
		.map(([value, off]) => {
			// Exactly between a double and the next, give or take a digit far behind.
			const next = value + 2 ** (Math.floor(Math.log2(value)) - 52);
			const scale = 10n ** 22n;
			const exact = (v: number) => (BigInt(v * 2 ** 60) * scale) / 2n ** 60n;
			const middle = ((exact(value) + exact(next)) / 2n + BigInt(off)).toString();
			return `${middle.slice(0, -22) || '0'}.${middle.slice(-22).padStart(22, '0')}`;
		});
	fc.assert(
		fc.property(fc.oneof(long, half), (text) => {
			expect(read(text).value).toBe(Number(text));
			expect(read(`-${text}e-1`).value).toBe(Number(`-${text}e-1`));
		}),
		{ numRuns: runs(5000) }
	);
});

it.each([
	['1E+3,', 1000, ','],
	['-0', 0, ''],
	['12abc', 12, 'abc'],
	['1e', NaN, ''],
	['1e+ ', NaN, ' '],
	['-', NaN, ''],
	['.', NaN, ''],
	['abc', NaN, 'abc'],
	['1e999', Infinity, '']
])('%s is %d', (text, value, rest) => {
	expect(read(text)).toMatchObject({ value, rest });
});

it.each([
	['+5', LOOSE.plus],
	['.5', LOOSE.noInteger],
	['5.', LOOSE.noFraction],
	['05', LOOSE.leadingZero],
	['0.5', 0],
	['-10.5e-3', 0]
])('%s is written in a way of its own: %d', (text, shape) => {
	expect(read(text)).toMatchObject({ shape, value: Number(text) });
});
