import { describe, expect, it } from 'vitest';
import { Pace } from './pace.ts';
import { limitsOfV1, limitsOfV2, MOST_CELLS, spacingOf } from './limits.ts';

describe('limits', () => {
	it('are those the server names, but never more cells than we ask for anyway', () => {
		expect(limitsOfV1({ maxValues: 1000, maxCells: 50_000, maxCalls: 30, timeWindow: 20 })).toEqual(
			{
				maxCells: 50_000,
				calls: 30,
				window: 20_000
			}
		);
		expect(limitsOfV1({ maxCells: 1_000_000, maxCalls: 100, timeWindow: 10 }).maxCells).toBe(
			MOST_CELLS
		);
	});

	it('take the number of values for that of cells where an old server names no other', () => {
		expect(limitsOfV1({ maxValues: 5000, maxCalls: 10, timeWindow: 10 }).maxCells).toBe(5000);
	});

	it('are cautious where the server names none, or none that can be', () => {
		const cautious = { maxCells: 1000, calls: 10, window: 10_000 };
		expect(limitsOfV1({})).toEqual(cautious);
		expect(limitsOfV1({ maxCells: 0, maxCalls: -1, timeWindow: 'x' })).toEqual(cautious);
		expect(limitsOfV2(null)).toEqual(cautious);
		expect(limitsOfV2({ maxCallsPerTimeWindow: 0, timeWindow: 0, maxDataCells: 10_000 })).toEqual({
			...cautious,
			maxCells: 10_000
		});
	});

	it('keep calls a second apart, or further where the window asks for it', () => {
		expect(spacingOf({ maxCells: 1, calls: 100, window: 10_000 })).toBe(1000);
		expect(spacingOf({ maxCells: 1, calls: 10, window: 20_000 })).toBeCloseTo(2200);
	});
});

/** A clock that only moves when somebody sleeps. */
function stillClock(start = 1_000_000) {
	let time = start;
	return {
		now: () => time,
		sleep: (ms: number) => {
			time += ms;
			return Promise.resolve();
		}
	};
}

describe('the pace of calls', () => {
	const limits = { maxCells: 1, calls: 5, window: 1000 };

	it('never lets more calls into a window than allowed, even where the pause is short', async () => {
		const clock = stillClock();
		const starts: number[] = [];
		const record = (time: number) => void starts.push(time);
		const pace = new Pace(clock, { past: [], record }, limits, 0);
		for (let i = 0; i < 40; i++) await pace.turn();
		for (const start of starts)
			expect(starts.filter((t) => t >= start && t < start + 1000).length).toBeLessThanOrEqual(5);
		expect(starts.at(-1)! - starts[0]!).toBeLessThan(40 * 250);
	});

	it('remembers the calls of a run before it', async () => {
		const clock = stillClock();
		const past = [0, 10, 20, 30, 40].map((ms) => clock.now() - 100 + ms);
		const pace = new Pace(clock, { past, record: () => {} }, limits, 0);
		const before = clock.now();
		await pace.turn();
		expect(clock.now() - before).toBeGreaterThanOrEqual(1000);
	});

	it('does not wait for calls that a clock put back places in the future', async () => {
		const clock = stillClock();
		const past = [clock.now() + 9_000_000];
		const pace = new Pace(clock, { past, record: () => {} }, limits, 100);
		const before = clock.now();
		await pace.turn();
		expect(clock.now() - before).toBeLessThanOrEqual(1000);
	});

	it('backs off twice as long each time, never less than the window', () => {
		const pace = new Pace(stillClock(), undefined, { ...limits, window: 10_000 });
		expect([1, 2, 3, 4].map((n) => pace.backoff(n, 0))).toEqual([10_000, 10_000, 10_000, 16_000]);
		expect(new Pace(stillClock(), undefined, limits).backoff(1, 0.5)).toBe(2500);
	});
});
