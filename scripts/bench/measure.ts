/** Times as numbers: repeated runs, quantiles, and one line of a bench report. */
import { quantile } from 'd3-array';

/** One measured thing; `target` says what it has to hold, `held` whether it did. */
export interface Measure {
	name: string;
	value: number;
	unit: string;
	target?: string;
	held?: boolean;
}

export const atMost = (name: string, value: number, unit: string, most: number): Measure => ({
	name,
	value,
	unit,
	target: `≤ ${most}`,
	held: value <= most
});

export const atLeast = (name: string, value: number, unit: string, least: number): Measure => ({
	name,
	value,
	unit,
	target: `≥ ${least}`,
	held: value >= least
});

export const median = (values: readonly number[]): number => quantile(values, 0.5) ?? NaN;
export const p95 = (values: readonly number[]): number => quantile(values, 0.95) ?? NaN;

/** Milliseconds that `work` takes. */
export async function timeOf(work: () => unknown): Promise<number> {
	const started = performance.now();
	await work();
	return performance.now() - started;
}

/** Runs the works in turn, `times` rounds, so that a busy moment of the machine hits all of them; ms per work. */
export async function interleaved(times: number, works: (() => unknown)[]): Promise<number[][]> {
	const times_: number[][] = works.map(() => []);
	for (let round = 0; round < times; round++)
		for (const [i, work] of works.entries()) times_[i]!.push(await timeOf(work));
	return times_;
}
