/**
 * How far a series goes up and down around its own trend, from its second differences (Gasser, Sroka & Jennen-Steinmetz
 * 1986). It mixes sampling error with real ups and downs: an orientation, no standard error and no confidence interval.
 */
import { isNext } from '../period.ts';
import type { Point } from './figures.ts';

export interface Noise {
	/** In units of the last published decimal; undefined with fewer than three triples. */
	sigma: number | undefined;
	/** Triples of consecutive periods it rests on. */
	triples: number;
}

export const LEAST_TRIPLES = 3;

/** √(Σ(x₋₁ − 2x₀ + x₊₁)² ÷ 6m) over the triples of consecutive periods without a break at the second or third. */
export function noiseOf(series: readonly Point[]): Noise {
	let sum = 0;
	let triples = 0;
	for (let i = 2; i < series.length; i++) {
		const [a, b, c] = [series[i - 2]!, series[i - 1]!, series[i]!];
		if (a.value === null || b.value === null || c.value === null || b.isBreak || c.isBreak)
			continue;
		if (!isNext(a.period, b.period) || !isNext(b.period, c.period)) continue;
		sum += (a.value - 2 * b.value + c.value) ** 2;
		triples++;
	}
	return { sigma: triples < LEAST_TRIPLES ? undefined : Math.sqrt(sum / (6 * triples)), triples };
}
