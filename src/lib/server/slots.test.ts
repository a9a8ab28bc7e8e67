/** Promises about slots: who gets one, when, and for how long. */
import { setTimeout as pass } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { inSlot, Slots, SlotsFull, type Timeouts } from './slots.ts';

const pieces = async function* (count = 2) {
	await Promise.resolve();
	for (let i = 1; i <= count; i++) yield i;
};
const LONG: Timeouts = { stall: 20, stallWhileOthersWait: 20, whole: 20 };
const three = () => new Slots({ atOnce: 3, waiting: 2, timeout: 20 });

describe('slots', () => {
	it('are given at once while there are any, then in the order in which they were asked for', async () => {
		const slots = three();
		const free = [await slots.acquire(), await slots.acquire(), await slots.acquire()];
		const order: string[] = [];
		const later = ['first', 'second'].map(async (name) => {
			const freeIt = await slots.acquire();
			order.push(name);
			return freeIt;
		});
		expect(slots.waiting).toBe(2);
		await pass(10);
		expect(order).toEqual([]);
		free[2]!();
		await later[0];
		expect(order).toEqual(['first']);
		// Given back once, not twice.
		free[2]!();
		await pass(10);
		expect(order).toEqual(['first']);
		free[0]!();
		await later[1];
		expect(order).toEqual(['first', 'second']);
	});
	it('are refused when as many wait as may', async () => {
		const slots = new Slots({ atOnce: 1, waiting: 1, timeout: 20 });
		const free = await slots.acquire();
		const second = slots.acquire();
		await expect(slots.acquire()).rejects.toThrow(SlotsFull);
		free();
		(await second)();
		(await slots.acquire())();
	});
	it('are waited for until the timeout, and who gave up is not given one', async () => {
		const slots = new Slots({ atOnce: 1, waiting: 5, timeout: 0.05 });
		const free = await slots.acquire();
		await expect(slots.acquire()).rejects.toThrow('no slot within 0.05 seconds');
		expect(slots.waiting).toBe(0);
		free();
		(await slots.acquire())();
	});
	it('are free again after work that fails', async () => {
		const slots = new Slots({ atOnce: 1, waiting: 0, timeout: 1 });
		await expect(slots.within(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
		expect(await slots.within(() => Promise.resolve(7))).toBe(7);
	});
});

describe('a slot of a file', () => {
	// What has to come in time does so on a busy machine, too.
	afterEach(() => void vi.useRealTimers());
	const begun = async <T>(slots: Slots, source: AsyncGenerator<T>, timeouts = LONG) =>
		inSlot(slots, await slots.acquire(), source, timeouts);
	const single = () => new Slots({ atOnce: 1, waiting: 1, timeout: 20 });

	it('is free again at the end of the file', async () => {
		const slots = single();
		const file = await begun(slots, pieces());
		const next = slots.acquire();
		expect((await file.next()).value).toBe(1);
		expect((await file.next()).value).toBe(2);
		expect(slots.waiting).toBe(1);
		expect((await file.next()).done).toBe(true);
		(await next)();
	});
	it('is kept by a reader who is slow but goes on, however long the file takes', async () => {
		vi.useFakeTimers();
		const slow = await begun(single(), pieces(20), { ...LONG, stall: 0.5 });
		const read: number[] = [];
		const started = performance.now();
		for await (const piece of slow) {
			read.push(piece);
			await vi.advanceTimersByTimeAsync(50);
		}
		expect(performance.now() - started).toBeGreaterThan(500);
		expect(read).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
	});
	it('is not lost while the database, not the reader, takes its time', async () => {
		vi.useFakeTimers();
		const late = async function* () {
			await vi.advanceTimersByTimeAsync(300);
			yield 1;
		};
		const file = await begun(single(), late(), {
			stall: 0.1,
			stallWhileOthersWait: 0.1,
			whole: 20
		});
		expect((await file.next()).value).toBe(1);
		expect((await file.next()).done).toBe(true);
	});
	it('is taken from a reader that stands still, who is told so instead of getting half a file', async () => {
		const slots = single();
		const file = await begun(slots, pieces(), {
			stall: 0.05,
			stallWhileOthersWait: 0.05,
			whole: 20
		});
		await file.next();
		const free = await slots.acquire();
		await expect(file.next()).rejects.toThrow('nothing was read for 0.05 seconds');
		// It was given back once, not twice.
		const next = slots.acquire();
		await pass(10);
		expect(slots.waiting).toBe(1);
		free();
		(await next)();
	});
	it('is taken sooner while others wait for it', async () => {
		const slots = single();
		const file = await begun(slots, pieces(), {
			stall: 20,
			stallWhileOthersWait: 0.05,
			whole: 20
		});
		await file.next();
		await pass(150);
		const next = slots.acquire();
		(await next)();
		await expect(file.next()).rejects.toThrow('nothing was read for 0.05 seconds');
	});
	it('is taken in the end from a reader who never comes to it', async () => {
		const slots = single();
		const endless = await begun(slots, pieces(Infinity), { ...LONG, whole: 0.1 });
		const read = async () => {
			for await (const piece of endless) if (piece > 0) await pass(5);
		};
		await expect(read()).rejects.toThrow('a file was not read within 0.1 seconds');
		(await slots.acquire())();
	});
	it('is free again when the pieces fail', async () => {
		const slots = single();
		const broken = async function* () {
			yield await Promise.reject<number>(new Error('no'));
		};
		const file = await begun(slots, broken());
		await expect(file.next()).rejects.toThrow('no');
		await vi.waitFor(async () => (await slots.acquire())(), 60_000);
	});
});
