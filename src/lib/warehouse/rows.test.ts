/** How rows leave the database: in which order, in which files, and what is left behind. */
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Dataset } from '#lib/dataset/model.ts';
import { aboutOf } from '#lib/formats/about.ts';
import type * as Rows from './rows.ts';
import { builtWarehouse, type BuiltWarehouse } from './database.fixture.ts';

let built: BuiltWarehouse;
let rows: typeof Rows;
let dataset: Dataset;
let folder: string;

beforeAll(async () => {
	built = await builtWarehouse();
	rows = await import('./rows.ts');
	({ folder } = await (await import('./database.ts')).database());
	dataset = (await (await import('./catalogue.ts')).catalogue()).find('edat_lfs_9912')!;
});
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

describe('a Parquet file', () => {
	it('has its rows in category order, not in the order of the alphabet', async () => {
		const about = aboutOf(dataset, {}, 'r', 'https://example.org', 'en');
		const parts: Uint8Array[] = [];
		for await (const part of rows.parquet(dataset, { sex: ['F', 'M', 'T'] }, about))
			parts.push(part);
		const bytes = new Uint8Array(Buffer.concat(parts));
		const ids = dataset.dimensions.map((d) => d.id);
		const found = (await parquetReadObjects({ file: bytes.buffer })).map((row) =>
			ids.map((id) => String(row[id])).join(' ')
		);
		const inOrder: string[] = [];
		for await (const { codes, values } of rows.rowsOf(dataset, { sex: ['F', 'M', 'T'] }))
			for (let row = 0; row < values.length; row++)
				inOrder.push(codes.map((column) => column[row]).join(' '));
		expect(inOrder).not.toEqual([...inOrder].sort());
		expect(found).toHaveLength(inOrder.length);
		expect(found.filter((key, i) => key !== inOrder[i]).slice(0, 3)).toEqual([]);
	});
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
