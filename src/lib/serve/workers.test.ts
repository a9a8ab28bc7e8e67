/** How long a place stays empty after a worker ended. */
import { expect, it } from 'vitest';
import { pauseAfter } from './workers.ts';

it('a worker is replaced at once, and later and later when one after the other ends', () => {
	expect([0, 1, 2, 3, 4].map(pauseAfter)).toEqual([0, 100, 200, 400, 800]);
	expect(pauseAfter(52)).toBe(30_000);
});
