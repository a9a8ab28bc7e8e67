/** Promises of plain numbers: digits only, and no decimal is cut. */
import { expect, test } from 'vitest';
import { decimalsOf, formatPlain } from './plain-number.ts';

test('numbers are written plainly, with the decimals they have', () => {
	expect([0, -0, 71, 71.25, 1e21, 1e-7, -0.5].map((n) => formatPlain(n))).toEqual([
		'0',
		'0',
		'71',
		'71.25',
		'1000000000000000000000',
		'0.0000001',
		'-0.5'
	]);
	expect([71, 71.25, 0].map((n) => formatPlain(n, 1))).toEqual(['71.0', '71.25', '0.0']);
	expect([1, 0.25, 1e-7, 1.5e-7].map(decimalsOf)).toEqual([0, 2, 7, 8]);
});
