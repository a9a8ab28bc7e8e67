import { expect, it } from 'vitest';
import { MOST_NAMED, nearest } from './nearest.ts';

const CODES = Array.from({ length: 250 }, (_, i) => `X${i}`).concat(['SYR', 'SYC', 'SOM', 'SWE']);

it('a short list is named whole, in its order', () => {
	expect(nearest('SX', ['SE', 'DK'])).toEqual(['SE', 'DK']);
});
it('of a long list the codes most like what was written are named first', () => {
	expect(nearest('SYRR', CODES)[0]).toBe('SYR');
	expect(nearest('sy', CODES).slice(0, 2)).toEqual(['SYR', 'SYC']);
	expect(nearest('SMO', CODES)).toContain('SOM');
	expect(nearest('', CODES)).toHaveLength(MOST_NAMED);
	expect(nearest('x'.repeat(100_000), CODES)).toHaveLength(MOST_NAMED);
});
