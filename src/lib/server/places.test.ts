/** Who gets a place for a file, when, and for how long. */
import { setTimeout as pass } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { Full, inPlace, Places, type Patience } from './places.ts';

const pieces = async function* (count = 2) {
	await Promise.resolve();
	for (let i = 1; i <= count; i++) yield i;
};
const LONG: Patience = { still: 20, stillWhileOthersWait: 20, whole: 20 };
const three = () => new Places({ atOnce: 3, waiting: 2, patience: 20 });

describe('places', () => {
	it('are given at once while there are any, then in the order in which they were asked for', async () => {
		const places = three();
		const leave = [await places.enter(), await places.enter(), await places.enter()];
		const order: string[] = [];
		const later = ['first', 'second'].map(async (name) => {
			const free = await places.enter();
			order.push(name);
			return free;
		});
		expect(places.waiting).toBe(2);
		await pass(10);
		expect(order).toEqual([]);
		leave[2]!();
		await later[0];
		expect(order).toEqual(['first']);
		// Given back once, not twice.
		leave[2]!();
		await pass(10);
		expect(order).toEqual(['first']);
		leave[0]!();
		await later[1];
		expect(order).toEqual(['first', 'second']);
	});
	it('are refused when as many wait as may', async () => {
		const places = new Places({ atOnce: 1, waiting: 1, patience: 20 });
		const leave = await places.enter();
		const second = places.enter();
		await expect(places.enter()).rejects.toThrow(Full);
		leave();
		(await second)();
		(await places.enter())();
	});
	it('are waited for as long as patience lasts, and who gave up is not given one', async () => {
		const places = new Places({ atOnce: 1, waiting: 5, patience: 0.05 });
		const leave = await places.enter();
		await expect(places.enter()).rejects.toThrow('no place within 0.05 seconds');
		expect(places.waiting).toBe(0);
		leave();
		(await places.enter())();
	});
	it('are free again after work that fails', async () => {
		const places = new Places({ atOnce: 1, waiting: 0, patience: 1 });
		await expect(places.within(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
		expect(await places.within(() => Promise.resolve(7))).toBe(7);
	});
});

describe('a place of a file', () => {
	const begun = async <T>(places: Places, source: AsyncGenerator<T>, patience = LONG) =>
		inPlace(places, await places.enter(), source, patience);
	const single = () => new Places({ atOnce: 1, waiting: 1, patience: 20 });

	it('is free again at the end of the file', async () => {
		const places = single();
		const file = await begun(places, pieces());
		const next = places.enter();
		expect((await file.next()).value).toBe(1);
		expect((await file.next()).value).toBe(2);
		expect(places.waiting).toBe(1);
		expect((await file.next()).done).toBe(true);
		(await next)();
	});
	it('is kept by a reader who is slow but goes on, however long the file takes', async () => {
		const slow = await begun(single(), pieces(20), { ...LONG, still: 0.5 });
		const read: number[] = [];
		const started = performance.now();
		for await (const piece of slow) {
			read.push(piece);
			await pass(50);
		}
		expect(performance.now() - started).toBeGreaterThan(500);
		expect(read).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
	});
	it('is not lost while the database, not the reader, takes its time', async () => {
		const late = async function* () {
			await pass(300);
			yield 1;
		};
		const file = await begun(single(), late(), {
			still: 0.1,
			stillWhileOthersWait: 0.1,
			whole: 20
		});
		expect((await file.next()).value).toBe(1);
		expect((await file.next()).done).toBe(true);
	});
	it('is taken from a reader that stands still, who is told so instead of getting half a file', async () => {
		const places = single();
		const file = await begun(places, pieces(), {
			still: 0.05,
			stillWhileOthersWait: 0.05,
			whole: 20
		});
		await file.next();
		const leave = await places.enter();
		await expect(file.next()).rejects.toThrow('nothing was read for 0.05 seconds');
		// It was given back once, not twice.
		const next = places.enter();
		await pass(10);
		expect(places.waiting).toBe(1);
		leave();
		(await next)();
	});
	it('is taken sooner while others wait for it', async () => {
		const places = single();
		const file = await begun(places, pieces(), {
			still: 20,
			stillWhileOthersWait: 0.05,
			whole: 20
		});
		await file.next();
		await pass(150);
		const next = places.enter();
		(await next)();
		await expect(file.next()).rejects.toThrow('nothing was read for 0.05 seconds');
	});
	it('is taken in the end from a reader who never comes to it', async () => {
		const places = single();
		const endless = await begun(places, pieces(Infinity), { ...LONG, whole: 0.1 });
		const read = async () => {
			for await (const piece of endless) if (piece > 0) await pass(5);
		};
		await expect(read()).rejects.toThrow('a file was not read within 0.1 seconds');
		(await places.enter())();
	});
	it('is free again when the pieces fail', async () => {
		const places = single();
		const broken = async function* () {
			yield await Promise.reject<number>(new Error('no'));
		};
		const file = await begun(places, broken());
		await expect(file.next()).rejects.toThrow('no');
		await vi.waitFor(async () => (await places.enter())());
	});
});
