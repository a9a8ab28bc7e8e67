import fc from 'fast-check';
import { expect, it } from 'vitest';
import { differentOf } from './different.ts';
import { noiseOf } from './noise.ts';
import { rankingOf } from './rank.ts';

const UNIT = { decimals: 1, kind: 'rate' as const };
const units = fc.integer({ min: 0, max: 1000 });
const MIRROR = { higher: 'lower', lower: 'higher' } as Record<string, string>;

it('two figures read from either side give the same word, or its mirror', () => {
	const sigma = fc.option(fc.integer({ min: 0, max: 300 }), { nil: undefined });
	const figure = fc.record({ units, sigma, isUnreliable: fc.boolean() });
	fc.assert(
		fc.property(figure, figure, fc.constantFrom('none', 'sample', 'unknown'), (a, b, chance) => {
			const [there, back] = [differentOf(a, b, UNIT, chance), differentOf(b, a, UNIT, chance)];
			expect(there.by + back.by).toBe(0);
			expect(back.word).toBe(MIRROR[there.word] ?? there.word);
			expect(back.limit).toBe(there.limit);
		})
	);
});

it('a rank is one more than the figures that are higher', () => {
	fc.assert(
		fc.property(fc.array(units, { maxLength: 12 }), (all) => {
			const inputs = all.map((n) => ({ codes: {}, value: n / 10, status: 'ok' }));
			for (const { value, rank } of rankingOf(inputs, UNIT).ranked)
				expect(rank).toBe(1 + all.filter((n) => n / 10 > value).length);
		})
	);
});

it('a straight trend has no noise, wherever it begins', () => {
	fc.assert(
		fc.property(units, fc.integer({ min: -50, max: 50 }), (start, step) => {
			const series = ['2019', '2020', '2021', '2022', '2023'].map((period, i) => ({
				period,
				value: start + i * step,
				isBreak: false
			}));
			expect(noiseOf(series)).toEqual({ sigma: 0, triples: 3 });
		})
	);
});
