/** Who may hold a place for a file, and for how long. */
import { setTimeout as pass } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { inPlace, isBusy } from './place.ts';

const pieces = async function* (count = 2) {
	await Promise.resolve();
	for (let i = 1; i <= count; i++) yield i;
};

describe('a place', () => {
	it('is taken at the first question and free again at the end', async () => {
		const three = [0, 1, 2].map(() => inPlace(pieces()));
		expect(isBusy()).toBe(false);
		const first = three.map((p) => p.next());
		expect(isBusy()).toBe(true);
		expect((await Promise.all(first)).map((r) => r.value)).toEqual([1, 1, 1]);
		expect((await three[0]!.next()).value).toBe(2);
		expect((await three[0]!.next()).done).toBe(true);
		expect(isBusy()).toBe(false);
		await Promise.all(three.map((p) => p.return(undefined)));
	});
	it('is kept by a reader who is slow but goes on, however long the file takes', async () => {
		const slow = inPlace(pieces(20), { still: 0.2, whole: 20 });
		const read: number[] = [];
		const started = performance.now();
		for await (const piece of slow) {
			read.push(piece);
			await pass(25);
		}
		expect(performance.now() - started).toBeGreaterThan(2 * 200);
		expect(read).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
	});
	it('is not lost while the database, not the reader, takes its time', async () => {
		const late = async function* () {
			await pass(150);
			yield 1;
		};
		const file = inPlace(late(), { still: 0.05, whole: 20 });
		expect((await file.next()).value).toBe(1);
		expect((await file.next()).done).toBe(true);
	});
	it('is taken from a reader that stands still, who is told so instead of getting half a file', async () => {
		const three = [0, 1, 2].map(() => inPlace(pieces(), { still: 0.05, whole: 20 }));
		for (const p of three) await p.next();
		expect(isBusy()).toBe(true);
		await vi.waitFor(() => expect(isBusy()).toBe(false));
		for (const p of three)
			await expect(p.next()).rejects.toThrow('nothing was read for 0.05 seconds');
		const next = [0, 1, 2].map(() => inPlace(pieces()));
		for (const p of next) await p.next();
		// Each place was given back once, not twice.
		expect(isBusy()).toBe(true);
		await Promise.all(next.map((p) => p.return(undefined)));
	});
	it('is taken in the end from a reader who never comes to it', async () => {
		const endless = inPlace(pieces(Infinity), { still: 1, whole: 0.1 });
		const read = async () => {
			for await (const piece of endless) if (piece > 0) await pass(5);
		};
		await expect(read()).rejects.toThrow('a file was not read within 0.1 seconds');
		expect(isBusy()).toBe(false);
	});
	it('is free again when the pieces fail', async () => {
		const broken = async function* () {
			yield await Promise.reject<number>(new Error('no'));
		};
		const failing = [0, 1, 2].map(() => inPlace(broken()));
		for (const p of failing) await expect(p.next()).rejects.toThrow('no');
		expect(isBusy()).toBe(false);
	});
});
