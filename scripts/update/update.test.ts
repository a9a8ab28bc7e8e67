/** Whole updates from a server of our own; only waits are shortened. */
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildData } from '#lib/warehouse/build/build.ts';
import type { Line } from '#lib/tables/client/call.ts';
import { Pace } from '#lib/tables/client/pace.ts';
import {
	startPxWeb,
	type Call,
	type Fault,
	type PxWebServer,
	type ServerOptions
} from '#tests/pxweb-server/server.ts';
import {
	countCell,
	shareCell,
	smallTable,
	variable,
	yearsOf,
	type ServedTable
} from '#tests/pxweb-server/tables.ts';
import { update, type UpdateOptions } from './update.ts';

let folder: string;
let server: PxWebServer;
let said: string;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'update-'));
	said = '';
});
afterEach(async () => {
	await server.close();
	await rm(folder, { recursive: true, force: true });
});

const secondTable = (): ServedTable =>
	smallTable({
		file: 'EDUC98.px',
		folders: ['Integration and migration', 'Education'],
		title: 'EDUC98: Level of education by country background, age, time and unit',
		contents: 'Level of education',
		unit: undefined,
		notes: undefined,
		variables: [
			variable('reporting country', { DK: 'Denmark', FI: 'Finland', NO: 'Norway' }),
			variable(
				'country background',
				yearsOf(1, 20).map((n) => `C${n}`)
			),
			variable('time', yearsOf(2016, 2018), { isTime: true }),
			variable('unit', { '1': 'Per cent', '2': 'Persons' })
		],
		cell: (index) => (index % 2 === 0 ? shareCell(3) : countCell(4))(index)
	});

/** Hundreds of calls in a tenth of a second are allowed, so that tests are quick. */
async function serve(tables: ServedTable[], more: Partial<ServerOptions> = {}) {
	server = await startPxWeb({ tables, maxCells: 60, maxCalls: 500, timeWindow: 0.1, ...more });
	return server;
}

function run(more: Partial<UpdateOptions> = {}) {
	const clock = {
		now: () => Date.now(),
		sleep: (ms: number) => sleep(Math.min(ms, 150)).then(() => {})
	};
	const line: Line = {
		fetch,
		clock,
		pace: new Pace(clock, undefined, { maxCells: 10, calls: 500, window: 100 }, 0),
		agent: 'test'
	};
	return update(line, {
		place: {
			base: server.base,
			language: 'en',
			database: 'Nordic Statistics',
			folder: 'Integration and migration'
		},
		root: join(folder, 'data', 'nordic'),
		state: join(folder, 'state'),
		tables: [],
		isDry: false,
		acceptsZeros: false,
		screen: { isTerminal: false, write: (text) => (said += text), now: () => Date.now() },
		...more
	});
}

const root = () => join(folder, 'data', 'nordic');
const read = (id: string, name: string) => readFile(join(root(), id, name), 'utf8');
const dataCalls = () => server.calls.filter(({ kind }) => kind === 'data');
const keyOf = ({ url, body }: Call) => `${url}\n${body}`;

/** Each cell of a table as observations.csv must have it. */
function linesOf(table: ServedTable, unit?: number): string[] {
	const lines: string[] = [];
	const walk = (v: number, codes: string[], index: number) => {
		const held = table.variables[v];
		if (held) {
			held.values.forEach(({ code }, i) => {
				if (held.code === 'unit' && i !== unit) return;
				const next = held.code === 'unit' ? codes : [...codes, code];
				walk(v + 1, next, index * held.values.length + i);
			});
			return;
		}
		const cell = table.cell(index);
		const decimals = unit === 1 ? 0 : 1;
		const statuses: Record<string, string> = { '.': 'not_applicable', '..': 'missing' };
		const hasNote = table.notes !== undefined;
		const status = cell === '..' && hasNote ? 'suppressed' : statuses[cell];
		const text =
			cell === '-'
				? `${(0).toFixed(decimals)},ok`
				: typeof cell === 'number'
					? `${cell.toFixed(decimals)},ok`
					: `,${status}`;
		lines.push(`${codes.join(',')},${text}`);
	};
	walk(0, [], 0);
	return lines;
}

describe('a first update', () => {
	it('stores every cell as the server has it, shares and persons apart', async () => {
		const [small, mixed] = [smallTable(), secondTable()];
		await serve([small, mixed]);
		const { failures } = await run();
		expect(failures).toEqual([]);
		expect((await readdir(root())).sort()).toEqual(['EDUC98', 'EDUC98_persons', 'WORK99']);
		const rows = async (id: string) =>
			(await read(id, 'observations.csv')).trimEnd().split('\n').slice(1);
		expect(await rows('WORK99')).toEqual(linesOf(small));
		expect(await rows('EDUC98')).toEqual(linesOf(mixed, 0));
		expect(await rows('EDUC98_persons')).toEqual(linesOf(mixed, 1));
		const dataset = JSON.parse(await read('EDUC98_persons', 'dataset.json'));
		expect(dataset.id).toEqual(['reporting_country', 'country_background', 'time']);
		expect(dataset.role).toEqual({ time: ['time'], geo: ['reporting_country'] });
		expect(dataset.extension.unit).toMatchObject({ kind: 'count', decimals: 0 });
		expect(dataset.extension.theme).toBe('education');
		const texts = JSON.parse(await read('WORK99', 'dataset.json')).extension.notes.map(
			(note: { text: { en: string } }) => note.text.en
		);
		expect(texts).toEqual([
			'.. means a group of fewer than 50 persons, which is too small.',
			'Source: Statistics Denmark and Statistics Sweden'
		]);
		const { problems } = await buildData({
			dataDir: join(folder, 'data'),
			out: join(folder, 'warehouse.duckdb')
		});
		expect(problems).toEqual([]);
	});

	it('names every variable in every question, and asks none twice', async () => {
		await serve([smallTable(), secondTable()]);
		await run();
		const asked = dataCalls();
		expect(new Set(asked.map(keyOf)).size).toBe(asked.length);
		for (const { body } of asked.filter(({ url }) => url.includes('EDUC98'))) {
			const { query } = JSON.parse(body);
			expect(query.map((q: { code: string }) => q.code)).toEqual([
				'reporting country',
				'country background',
				'time',
				'unit'
			]);
			for (const { selection } of query) expect(selection.filter).toBe('item');
		}
		expect(server.calls.every(({ status }) => status === 200)).toBe(true);
	});

	it.each(['none', 'unlisted', 'first'] as const)(
		'is the same however the server shows its contents (%s)',
		async (phantom) => {
			await serve([smallTable()], { phantom });
			expect((await run()).failures).toEqual([]);
			const rows = (await read('WORK99', 'observations.csv')).trimEnd().split('\n').slice(1);
			expect(rows).toEqual(linesOf(smallTable()));
		}
	);

	it('works with version 2 of the API', async () => {
		const [small, mixed] = [smallTable(), secondTable()];
		await serve([small, mixed], { api: 2 });
		expect((await run()).failures).toEqual([]);
		const rows = (await read('EDUC98', 'observations.csv')).trimEnd().split('\n').slice(1);
		expect(rows).toEqual(linesOf(mixed, 0));
		const before = server.calls.length;
		await run();
		expect(server.calls.length - before).toBeLessThan(10);
		expect(dataCalls().every(({ status }) => status === 200)).toBe(true);
	});

	it('finds the values of a variable that has too many to be listed', async () => {
		const many = smallTable({
			variables: [
				variable(
					'country background',
					yearsOf(1, 30).map((n) => `C${n}`)
				),
				variable('time', yearsOf(2016, 2018), { isTime: true })
			]
		});
		await serve([many], { maxValues: 20 });
		expect((await run()).failures).toEqual([]);
		const rows = (await read('WORK99', 'observations.csv')).trimEnd().split('\n').slice(1);
		expect(rows).toEqual(linesOf(many));
	});

	it('changes nothing when it is only a look', async () => {
		await serve([smallTable(), secondTable()]);
		const { summary } = await run({ isDry: true });
		expect(summary).toEqual([
			'EDUC98: 360 cells, 10 calls, at least 1 s (updated 2025-12-08T09:00:00)',
			'WORK99: 24 cells, 4 calls, at least 1 s (updated 2025-12-08T09:00:00)'
		]);
		expect(dataCalls()).toEqual([]);
		expect(await readdir(folder)).toEqual([]);
	});

	it('loads only the tables it is told to, and says what there is when there is no such table', async () => {
		await serve([smallTable(), secondTable()]);
		await run({ tables: ['work99'] });
		expect(await readdir(root())).toEqual(['WORK99']);
		await expect(run({ tables: ['WORK1'] })).rejects.toThrow(
			/no table "WORK1"; there are EDUC98, WORK99/
		);
	});
});

describe('a later update', () => {
	it('makes fewer than ten calls when nothing is new', async () => {
		await serve([smallTable(), secondTable()]);
		await run();
		const before = server.calls.length;
		const { summary } = await run();
		expect(summary).toEqual([]);
		expect(server.calls.length - before).toBeLessThan(10);
	});

	it('says what changed: cells with examples, categories, labels; and keeps what people wrote', async () => {
		const table = smallTable();
		await serve([table]);
		await run();
		const json = join(root(), 'WORK99', 'dataset.json');
		const written = (await readFile(json, 'utf8')).replace(
			'"en": "Employment rate"',
			'"en": "Employment rate", "sv": "Sysselsättningsgrad"'
		);
		await writeFile(json, written);
		const { cell } = table;
		server.site.tables = [
			{
				...table,
				updated: '2026-12-08T09:00:00',
				variables: [
					table.variables[0]!,
					variable('sex', { T: 'Total', M: 'Boys and men', X: 'Other' }),
					table.variables[2]!
				],
				cell: (index) => (index === 1 ? 99.9 : index === 0 ? '..' : cell(index))
			}
		];
		const { summary } = await run();
		expect(summary[0]).toBe('WORK99: cells added 8, removed 8, changed 1, status changed 1');
		expect(summary).toContain('  changed DK T 2017: 5.4 → 99.9');
		expect(summary).toContain('  status changed DK T 2016: not_applicable → suppressed');
		expect(summary).toContain('  added sex X (Other)');
		expect(summary).toContain('  removed sex F (Women)');
		expect(summary.join('\n')).toContain('relabelled sex M: Men → Boys and men');
		expect(await read('WORK99', 'dataset.json')).toContain('Sysselsättningsgrad');
	});

	it('says so when a table was touched and no figure changed', async () => {
		await serve([smallTable()]);
		await run();
		server.site.tables[0]!.updated = 'later';
		expect((await run()).summary).toEqual(['WORK99: no figure changed']);
	});

	it('tells of a variable that is new, and of a table that is gone', async () => {
		await serve([smallTable(), secondTable()]);
		await run();
		const [table] = server.site.tables;
		server.site.tables = [
			{
				...table!,
				updated: 'later',
				variables: [variable('age', { A: '20-64', B: '20-24' }), ...table!.variables]
			}
		];
		const { summary } = await run();
		expect(summary[0]).toBe('WORK99: cells added 48, removed 24, changed 0, status changed 0');
		expect(summary).toContain('  the variable age is new');
		expect(said).toContain('EDUC98 is stored but not listed any more');
		expect(existsSync(join(root(), 'EDUC98', 'observations.csv'))).toBe(true);
	});
});

/** A server that answers the data calls with these numbers wrongly. */
const onData = (faults: Record<number, Fault>) => {
	let n = 0;
	return ({ kind }: Call) => (kind === 'data' ? faults[n++] : undefined);
};

describe('when things go wrong', () => {
	const faults: Record<number, Fault> = {
		1: { kind: 'html' },
		3: { kind: 'truncated' },
		5: { kind: 'broken' },
		7: { kind: 'status', status: 503, html: true },
		9: { kind: 'status', status: 429, retryAfter: '0' }
	};

	it('asks again after pages, broken connections, cut answers and refusals, and stores the same', async () => {
		await serve([secondTable()], { fault: onData(faults) });
		expect((await run()).failures).toEqual([]);
		const rows = (await read('EDUC98', 'observations.csv')).trimEnd().split('\n').slice(1);
		expect(rows).toEqual(linesOf(secondTable(), 0));
	});

	it('does not believe zeros, keeps them aside and leaves what was stored', async () => {
		await serve([smallTable(), secondTable()]);
		await run();
		const before = await read('WORK99', 'observations.csv');
		await server.close();
		const later = [smallTable({ updated: 'later' }), secondTable()];
		await serve(later, { fault: onData({ 0: { kind: 'zeros' } }) });
		const { failures } = await run();
		expect(failures).toHaveLength(1);
		expect(failures[0]).toContain('WORK99: all 24 figures of an answer are 0');
		expect(await readdir(join(folder, 'state', 'tables', 'quarantine'))).toHaveLength(1);
		expect(await read('WORK99', 'observations.csv')).toBe(before);
		// The server is mended: the same question is asked again.
		expect((await run()).failures).toEqual([]);
		expect(JSON.parse(await read('WORK99', 'release.json')).release.updated).toBe('later');
	});

	it('believes zeros that were stored before, or that people vouch for', async () => {
		await serve([smallTable({ cell: () => 0 })]);
		expect((await run()).failures).toHaveLength(1);
		expect((await run({ acceptsZeros: true })).failures).toEqual([]);
		server.site.tables[0]!.updated = 'later';
		expect((await run()).failures).toEqual([]);
	});

	it('does not believe a table that ends in zeros', async () => {
		const cut = secondTable();
		const { cell } = cut;
		cut.cell = (index) => (index < 200 ? cell(index) : 0);
		await serve([cut], { maxCells: 1000 });
		expect((await run()).failures[0]).toContain('the last 160 of 360 figures are all 0');
		expect((await run({ acceptsZeros: true })).failures).toEqual([]);
	});

	it('halves what the server says is too much, and remembers', async () => {
		await serve([secondTable()]);
		// Says 60, allows 20.
		const config = server.site;
		server.site.maxCells = 60;
		const options: Partial<UpdateOptions> = { onLimits: () => (config.maxCells = 20) };
		expect((await run(options)).failures).toEqual([]);
		const refused = dataCalls().filter(({ status }) => status === 403);
		expect(refused).toHaveLength(2);
		const rows = (await read('EDUC98', 'observations.csv')).trimEnd().split('\n').slice(1);
		expect(rows).toEqual(linesOf(secondTable(), 0));
	});

	it('begins anew when the metadata change in the middle', async () => {
		const [before, after] = [secondTable(), secondTable()];
		after.variables[2] = variable('time', yearsOf(2016, 2019), { isTime: true });
		let n = 0;
		await serve([before], {
			fault: ({ kind }) => {
				if (kind === 'data' && n++ === 3) server.site.tables = [after];
				return undefined;
			}
		});
		expect((await run()).failures).toEqual([]);
		expect(said).toContain('its metadata changed meanwhile; begun anew');
		const rows = (await read('EDUC98', 'observations.csv')).trimEnd().split('\n').slice(1);
		expect(rows).toEqual(linesOf(after, 0));
	});

	it('begins anew when a category it asks for is gone, and asks nothing that was refused again', async () => {
		const [before, after] = [secondTable(), secondTable()];
		after.variables[2] = variable('time', yearsOf(2017, 2018), { isTime: true });
		let n = 0;
		await serve([before], {
			fault: ({ kind }) => {
				if (kind === 'data' && n++ === 3) server.site.tables = [after];
				return undefined;
			}
		});
		expect((await run()).failures).toEqual([]);
		const refused = server.calls.filter(({ status }) => status === 400).map(keyOf);
		expect(refused).toHaveLength(1);
		expect(server.calls.filter((call) => keyOf(call) === refused[0])).toHaveLength(1);
	});

	it('gives up a table that never stands still, and leaves what was stored', async () => {
		let n = 0;
		await serve([smallTable()], {
			fault: ({ kind }) => {
				if (kind === 'data') server.site.tables[0]!.updated = `update ${n++}`;
				return undefined;
			}
		});
		const { failures } = await run();
		expect(failures[0]).toMatch(/WORK99: .*again and again/);
		expect(existsSync(join(root(), 'WORK99'))).toBe(false);
		expect(server.calls.length).toBeLessThan(60);
	});

	it('stops at a server that does not answer any more, and later goes on where it was', async () => {
		let isDown = false;
		let n = 0;
		await serve([secondTable(), smallTable()], {
			fault: ({ kind }): Fault | undefined => {
				if (kind === 'data' && ++n === 4) isDown = true;
				return isDown ? { kind: 'status', status: 502, html: true } : undefined;
			}
		});
		const { failures } = await run();
		expect(failures).toHaveLength(2);
		expect(failures[0]).toContain('gave up after 5 tries');
		expect(failures[1]).toBe('WORK99: not tried, as the server does not answer');
		const good = dataCalls().filter(({ status }) => status === 200);
		isDown = false;
		expect((await run()).failures).toEqual([]);
		const asked = dataCalls().filter(({ status }) => status === 200);
		expect(good).toHaveLength(3);
		expect(new Set(asked.map(keyOf)).size).toBe(asked.length);
	});

	it('refuses a unit nobody knows, and updates the other tables', async () => {
		const odd = secondTable();
		odd.variables[3] = variable('unit', { '1': 'Per cent', '2': 'Crimes' });
		await serve([odd, smallTable()]);
		const { failures } = await run();
		expect(failures).toHaveLength(1);
		expect(failures[0]).toContain('found the unit "Crimes"; allowed: per cent, persons');
		expect(await readdir(root())).toEqual(['WORK99']);
	});

	it('goes without the notes of a PX form the server does not give', async () => {
		const isPx = ({ body }: Call) => body.includes('"px"');
		await serve([smallTable()], {
			fault: (call) => (isPx(call) ? { kind: 'status', status: 400 } : undefined)
		});
		expect((await run()).failures).toEqual([]);
		expect(said).toContain('no PX form');
	});
});
