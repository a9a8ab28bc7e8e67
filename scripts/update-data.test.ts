/** The command as people run it, against a server of our own; killed without warning again and again. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FULL } from '#tests/full.ts';
import { runUpdate } from '#tests/pxweb-server/run.ts';
import { startPxWeb, type Call, type PxWebServer } from '#tests/pxweb-server/server.ts';
import { smallTable, variable, yearsOf, type ServedTable } from '#tests/pxweb-server/tables.ts';

/** Each at another moment. */
const KILLS = FULL ? 12 : 2;

let folder: string;
let server: PxWebServer;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'update-'));
});
afterEach(async () => {
	await server.close();
	await rm(folder, { recursive: true, force: true });
});

const wideTable = (more: Partial<ServedTable> = {}): ServedTable =>
	smallTable({
		file: 'EDUC98.px',
		folders: ['Integration and migration', 'Education'],
		title: 'EDUC98: Shares (per cent) by country background and time',
		variables: [
			variable(
				'country background',
				yearsOf(1, 40).map((n) => `C${n}`)
			),
			variable('time', yearsOf(2016, 2018), { isTime: true })
		],
		...more
	});

const argsOf = (data: string, state: string) => [
	...['--base', server.base, '--data', join(folder, data)],
	...['--state', join(folder, state), '--pause', '20']
];
const keyOf = ({ url, body }: Call) => `${url}\n${body}`;
const filesOf = async (data: string) => {
	const root = join(folder, data, 'nordic');
	const held: Record<string, string> = {};
	for (const id of (await readdir(root)).sort())
		for (const name of ['observations.csv', 'dataset.json'])
			held[`${id}/${name}`] = await readFile(join(root, id, name), 'utf8');
	return held;
};

describe('npm run data:update', () => {
	it('survives being killed at any moment: nothing is asked twice that was kept, no limit is broken, the result is the same', async () => {
		let die = () => {};
		let left = Infinity;
		server = await startPxWeb({
			tables: [smallTable(), wideTable()],
			maxCells: 6,
			maxCalls: 20,
			timeWindow: 1,
			fault: ({ kind }) => {
				if (kind === 'data' && --left === 0) die();
				return undefined;
			}
		});
		let kills = 0;
		for (let attempt = 0; attempt < KILLS; attempt++) {
			// At a random moment around one of the first calls for data.
			left = 1 + Math.floor(Math.random() * 3);
			const until = new Promise<void>((done) => {
				die = () => setTimeout(done, Math.random() * 40);
			});
			if ((await runUpdate(argsOf('data', 'state'), until)).code === null) kills++;
		}
		left = Infinity;
		const { code, out } = await runUpdate(argsOf('data', 'state'));
		expect(out).toContain('Done.');
		expect(code).toBe(0);
		expect(kills).toBe(KILLS);
		const asked = server.calls.filter(({ kind }) => kind === 'data').map(keyOf);
		// Only the question that was under way when the process died may come again.
		expect(asked.length - new Set(asked).size).toBeLessThanOrEqual(kills);
		expect(server.busiest()).toBeLessThanOrEqual(20);
		expect(server.calls.every(({ status }) => status === 200)).toBe(true);

		const before = server.calls.length;
		const again = await runUpdate(argsOf('data', 'state'));
		expect(again.out).toContain('Everything is up to date.');
		expect(server.calls.length - before).toBeLessThan(10);

		await runUpdate(argsOf('other', 'new'));
		expect(await filesOf('data')).toEqual(await filesOf('other'));
	});

	it('says what went wrong, ends with 1 and leaves what was stored', async () => {
		server = await startPxWeb({ tables: [smallTable()], maxCalls: 100, timeWindow: 1 });
		expect((await runUpdate(argsOf('data', 'state'))).code).toBe(0);
		const before = await filesOf('data');
		server.site.tables = [smallTable({ updated: 'later', cell: () => 0 })];
		const { code, out } = await runUpdate(argsOf('data', 'state'));
		expect(code).toBe(1);
		expect(out).toContain('all 24 figures of an answer are 0');
		expect(out).toContain('1 table was not updated; what was stored of it is unchanged.');
		expect(await filesOf('data')).toEqual(before);
	});

	it('does not run beside another one, and never asks a server of others more than once a second', async () => {
		let goOn = () => {};
		const until = new Promise<void>((done) => (goOn = done));
		server = await startPxWeb({
			tables: [smallTable()],
			maxCalls: 100,
			timeWindow: 1,
			fault: ({ kind }) => (kind === 'config' ? { kind: 'held', until } : undefined)
		});
		const first = runUpdate(argsOf('data', 'state'));
		while (server.calls.length === 0) await new Promise((done) => setTimeout(done, 20));
		const second = await runUpdate(argsOf('data', 'state'));
		goOn();
		expect(second.code).toBe(1);
		expect(second.out).toContain('another update or import is running');
		expect((await first).code).toBe(0);
		const others = await runUpdate(['--base', 'https://example.org/api/v1/', '--pause', '0']);
		expect(others.code).toBe(1);
		expect(others.out).toContain('at most once a second');
		expect(await readdir(join(folder, 'data', 'nordic'))).not.toContain('.lock');
	});

	it('says what is new without changing anything', async () => {
		server = await startPxWeb({ tables: [smallTable()], maxCalls: 100, timeWindow: 1 });
		const { code, out } = await runUpdate([...argsOf('data', 'state'), '--dry-run']);
		expect(code).toBe(0);
		expect(out).toContain('WORK99: 24 cells, 4 calls');
		expect(await readdir(folder)).toEqual([]);
	});
});
