import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FULL } from '#tests/full.ts';
import { batchesOf, cellsOf, halvesOf, type Batch } from './batches.ts';

const codesOf = (sizes: readonly number[]) =>
	sizes.map((size, v) => Array.from({ length: size }, (_, i) => `${v}.${i}`));

/** Every cell of the batches, as its codes. */
const keysIn = (batches: readonly Batch[]) =>
	batches.flatMap(({ codes }) =>
		codes.reduce<string[]>((keys, held) => keys.flatMap((k) => held.map((c) => `${k} ${c}`)), [''])
	);

describe('a table in batches', () => {
	it('is one batch where it fits', () => {
		const codes = codesOf([2, 3, 4]);
		expect(batchesOf(codes, 24)).toEqual([{ codes, from: [0, 0, 0] }]);
	});

	it('is cut along the variable with most values, in nearly equal pieces', () => {
		const batches = batchesOf(codesOf([4, 4, 257, 6, 3, 3, 6, 2]), 100_000);
		expect(batches).toHaveLength(29);
		expect(new Set(batches.map(({ codes }) => codes[2]!.length))).toEqual(new Set([8, 9]));
		expect(Math.max(...batches.map(cellsOf))).toBeLessThanOrEqual(100_000);
	});

	it('has every cell once, no batch too large, and says where each begins', () => {
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: 1, max: FULL ? 9 : 5 }), { minLength: 1, maxLength: 5 }),
				fc.integer({ min: 1, max: 500 }),
				(sizes, most) => {
					const codes = codesOf(sizes);
					const batches = batchesOf(codes, most);
					expect(batches.every((batch) => cellsOf(batch) <= most)).toBe(true);
					const keys = keysIn(batches);
					expect(new Set(keys).size).toBe(keys.length);
					expect(keys.length).toBe(cellsOf({ codes }));
					for (const batch of batches)
						batch.codes.forEach((held, v) =>
							expect(codes[v]!.slice(batch.from[v], batch.from[v]! + held.length)).toEqual(held)
						);
				}
			)
		);
	});

	it('is the same batches in the same order every time', () => {
		const codes = codesOf([7, 5, 3]);
		expect(JSON.stringify(batchesOf(codes, 10))).toBe(JSON.stringify(batchesOf(codes, 10)));
	});

	it('halves a batch into all of its cells, down to one cell and no further', () => {
		const [batch] = batchesOf(codesOf([3, 5]), 15);
		const halves = halvesOf(batch!)!;
		expect(halves.map(cellsOf)).toEqual([9, 6]);
		expect(halves[1].from).toEqual([0, 3]);
		expect(keysIn(halves).sort()).toEqual(keysIn([batch!]).sort());
		expect(halvesOf({ codes: [['a'], ['b']], from: [0, 0] })).toBeUndefined();
	});
});
