import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	approximately,
	compared,
	dividedBy,
	exactly,
	fraction,
	minus,
	plus,
	roundedTo,
	times
} from './exact.ts';

const decimal = fc
	.record({ units: fc.integer(), decimals: fc.integer({ min: 0, max: 6 }) })
	.map(({ units, decimals }) => Number(`${units}e-${decimals}`));

describe('exact arithmetic', () => {
	it('takes a number for the decimals it was published with', () => {
		expect(exactly(64.1)).toEqual({ over: 641n, under: 10n });
		expect(exactly(-0.05)).toEqual({ over: -5n, under: 100n });
		expect(exactly(1e-7)).toEqual({ over: 1n, under: 10_000_000n });
		expect(exactly(2.5e21)).toEqual({ over: 2_500_000_000_000_000_000_000n, under: 1n });
		fc.assert(
			fc.property(decimal, (value) => {
				expect(approximately(exactly(value))).toBe(value === 0 ? 0 : value);
			})
		);
	});
	it('rounds once, half away from zero', () => {
		expect(roundedTo(fraction(1, 4), 1)).toBe(0.3);
		expect(roundedTo(fraction(-1, 4), 1)).toBe(-0.3);
		expect(roundedTo(fraction(5, 2), 0)).toBe(3);
		// As a binary number it is below that.
		expect(roundedTo(exactly(1.005), 2)).toBe(1.01);
		expect(Object.is(roundedTo(fraction(-1, 1000), 1), 0)).toBe(true);
	});
	it('adds, subtracts, multiplies and divides without any loss', () => {
		fc.assert(
			fc.property(decimal, decimal, (a, b) => {
				const [x, y] = [exactly(a), exactly(b)];
				expect(compared(minus(plus(x, y), y), x)).toBe(0);
				if (b !== 0) expect(compared(times(dividedBy(x, y), y), x)).toBe(0);
				expect(compared(x, y)).toBe(Math.sign(a - b));
			})
		);
	});
});
