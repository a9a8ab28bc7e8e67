/** What happens when the file of the figures is replaced under a running server. */
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import {
	existsSync,
	mkdtempSync,
	readdirSync,
	readlinkSync,
	renameSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type * as Module from './database.ts';

let folder: string;
let file: string;
let database: typeof Module.database;

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'nordic-replaced-'));
	file = join(folder, 'warehouse.duckdb');
	process.env.NORDIC_WAREHOUSE = file;
	vi.resetModules();
	({ database } = await import('./database.ts'));
});
afterEach(() => {
	vi.useRealTimers();
	vi.restoreAllMocks();
	rmSync(folder, { recursive: true });
});

/** Puts a database that says `word` in the place of the former one, as the build does. */
async function put(word: string, more = ''): Promise<void> {
	const fresh = `${file}.new`;
	const instance = await DuckDBInstance.create(fresh);
	const connection = await instance.connect();
	await connection.run(`CREATE TABLE said AS SELECT '${word}' AS word; ${more}`);
	connection.closeSync();
	instance.closeSync();
	renameSync(fresh, file);
}
const wordOf = async (connection: DuckDBConnection) =>
	(await connection.runAndReadAll('SELECT word FROM said')).getRows()[0]![0];
const said = async () => (await database()).withConnection(wordOf);

/** Lets the time pass after which the server looks at the file again; only the clock moves. */
function later(): void {
	const now = performance.now() + 2_000;
	vi.spyOn(performance, 'now').mockReturnValue(now);
}

/** How many files in the folder this process holds open; nothing to count where the system does not tell. */
const held = () =>
	existsSync('/proc/self/fd')
		? readdirSync('/proc/self/fd').filter((fd) => {
				try {
					return readlinkSync(join('/proc/self/fd', fd)).startsWith(folder);
				} catch {
					return false;
				}
			}).length
		: undefined;

describe('a file that is replaced', () => {
	it('is noticed, and the former one is closed when nobody reads it', async () => {
		await put('first');
		expect(await said()).toBe('first');
		const one = held();
		const { mark } = await database();
		for (const word of ['second', 'third', 'fourth']) {
			await put(word);
			later();
			expect(await said()).toBe(word);
			expect(await Promise.all([said(), said(), said()])).toEqual([word, word, word]);
			expect((await database()).mark).not.toBe(mark);
			expect(held()).toBe(one);
		}
	});
	it('is seen also when the clock of the machine was put back', async () => {
		await put('first');
		expect(await said()).toBe('first');
		vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 24 * 60 * 60 * 1_000 });
		await put('second');
		later();
		expect(await said()).toBe('second');
	});
	it('is closed only when its last reader has finished, who sees no change', async () => {
		await put('first');
		const opened = await database();
		let leave = () => {};
		let reading: Promise<void> | undefined;
		const connection = await new Promise<DuckDBConnection>((resolve) => {
			reading = opened.withConnection(
				(c) => new Promise<void>((end) => ((leave = end), resolve(c)))
			);
		});
		await put('second');
		later();
		expect(await said()).toBe('second');
		expect(await wordOf(connection)).toBe('first');
		leave();
		await reading;
		await expect(wordOf(connection)).rejects.toThrow('disconnected');
		expect(await said()).toBe('second');
	});
	it('answers also whoever was given the former one before it was closed', async () => {
		await put('first');
		const opened = await database();
		await put('second');
		later();
		await database();
		expect(await opened.withConnection(wordOf)).toBe('second');
	});
	it('leaves the former one in service while the new one cannot be opened', async () => {
		const complaint = vi.spyOn(console, 'error').mockReturnValue();
		await put('first');
		expect(await said()).toBe('first');
		writeFileSync(`${file}.new`, 'this is no database, but it is longer than nothing');
		renameSync(`${file}.new`, file);
		later();
		expect(await said()).toBe('first');
		expect(complaint).toHaveBeenCalledOnce();
		rmSync(file);
		later();
		expect(await said()).toBe('first');
		await put('second');
		later();
		expect(await said()).toBe('second');
	});
});

describe('a file that cannot be opened', () => {
	it('is tried again as soon as somebody asks', async () => {
		await expect(said()).rejects.toThrow('run "npm run data"');
		writeFileSync(file, 'this is no database, but it is longer than nothing');
		await expect(said()).rejects.toThrow(/not a valid DuckDB database/);
		await put('first');
		expect(await said()).toBe('first');
	});
	it('does not stay in the way of a catalogue that can be read later', async () => {
		const { catalogue } = await import('./catalogue.ts');
		await put(
			'all of it',
			`CREATE TABLE release AS SELECT 'r1' AS id, now()::TIMESTAMP AS built;
			 CREATE TABLE catalogue (id VARCHAR, dataset VARCHAR);
			 CREATE TABLE availability (dataset VARCHAR, geo VARCHAR, period VARCHAR, cells INTEGER, published INTEGER)`
		);
		vi.spyOn(await database(), 'withConnection').mockRejectedValueOnce(new Error('interrupted'));
		await expect(catalogue()).rejects.toThrow('interrupted');
		expect((await catalogue()).release).toBe('r1');
	});
});
