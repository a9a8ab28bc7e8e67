/** How rows leave the database: in which order, and who may hold a place for how long. */
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Dataset } from '#lib/dataset/model.ts';
import { aboutOf } from '#lib/formats/about.ts';
import type * as Rows from './rows.ts';
import { builtWarehouse, type BuiltWarehouse } from './warehouse.fixture.ts';

let built: BuiltWarehouse;
let rows: typeof Rows;
let dataset: Dataset;
let folder: string;

beforeAll(async () => {
	built = await builtWarehouse();
	rows = await import('./rows.ts');
	({ folder } = await (await import('./warehouse.ts')).warehouse());
	dataset = (await (await import('./catalogue.ts')).catalogue()).find('edat_lfs_9912')!;
}, 60_000);
afterAll(() => built.remove());

describe('rows', () => {
	it('come in category order, the last dimension fastest', async () => {
		const places = dataset.dimensions.map((d) => new Map(d.categories.map((c, i) => [c.code, i])));
		let before = -1;
		let count = 0;
		for await (const { codes, values } of rows.rowsOf(dataset, { geo: ['SE', 'IS'] }))
			for (let row = 0; row < values.length; row++) {
				const at = places.reduce((n, place, d) => n * place.size + place.get(codes[d]![row]!)!, 0);
				if (at > before) count++;
				before = at;
			}
		expect(count).toBe((2 * 8_100) / 5);
	});
});

describe('a place', () => {
	const pieces = async function* () {
		await Promise.resolve();
		yield 1;
		yield 2;
	};

	it('is taken at the first question and free again at the end', async () => {
		const three = [0, 1, 2].map(() => rows.inPlace(pieces()));
		expect(rows.isBusy()).toBe(false);
		const first = three.map((p) => p.next());
		expect(rows.isBusy()).toBe(true);
		expect((await Promise.all(first)).map((r) => r.value)).toEqual([1, 1, 1]);
		expect((await three[0]!.next()).value).toBe(2);
		expect((await three[0]!.next()).done).toBe(true);
		expect(rows.isBusy()).toBe(false);
		await Promise.all(three.map((p) => p.return(undefined)));
	});
	it('is taken from a reader that stands still, who is told so instead of getting half a file', async () => {
		const three = [0, 1, 2].map(() => rows.inPlace(pieces(), 0.05));
		for (const p of three) await p.next();
		expect(rows.isBusy()).toBe(true);
		await vi.waitFor(() => expect(rows.isBusy()).toBe(false));
		for (const p of three)
			await expect(p.next()).rejects.toThrow('was not read within 0.05 seconds');
		const next = [0, 1, 2].map(() => rows.inPlace(pieces()));
		for (const p of next) await p.next();
		// Each place was given back once, not twice.
		expect(rows.isBusy()).toBe(true);
		await Promise.all(next.map((p) => p.return(undefined)));
	});
	it('is free again when the pieces fail', async () => {
		const broken = async function* () {
			yield await Promise.reject<number>(new Error('no'));
		};
		const failing = [0, 1, 2].map(() => rows.inPlace(broken()));
		for (const p of failing) await expect(p.next()).rejects.toThrow('no');
		expect(rows.isBusy()).toBe(false);
	});
});

describe('a Parquet file', () => {
	it('is gone from the disk when it was read, and when its reader left', async () => {
		const about = aboutOf(dataset, {}, 'r', "https://example.org/it's", 'en');
		for (const toTheEnd of [true, false]) {
			const file = rows.parquet(dataset, {}, about);
			expect((await file.next()).value).toBeInstanceOf(Uint8Array);
			expect((await readdir(folder)).filter((name) => name.endsWith('.parquet'))).toHaveLength(1);
			if (toTheEnd) while (!(await file.next()).done);
			else await file.return(undefined);
			expect(existsSync(folder)).toBe(true);
			expect((await readdir(folder)).filter((name) => name.endsWith('.parquet'))).toEqual([]);
		}
	});
});
