/** Against a server of our own; only the clock is ours, so that waits are counted and not waited for. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { startPxWeb, type Fault, type PxWebServer } from '#tests/pxweb-server/server.ts';
import { smallTable, variable, yearsOf } from '#tests/pxweb-server/tables.ts';
import { parseRetryAfter, messageIn, ServerRefusal, verdictOn } from './answer.ts';
import { ask, askJson, jsonFault, pxFault, type Line } from './call.ts';
import { clientAt } from './detect.ts';
import { Pace } from './pace.ts';
import { clientV1 } from './v1.ts';
import { bareBase, tableCode, type Place } from './client.ts';

let server: PxWebServer | undefined;
const closing: (() => void)[] = [];
afterEach(async () => {
	await server?.close();
	server = undefined;
	for (const close of closing.splice(0)) close();
});

/** A server that has a JSON answer for each address by its path, and 404 for all others; its address. */
async function answering(answerTo: (path: string) => unknown, status = 200): Promise<string> {
	const odd = createServer(({ url }, response) => {
		const answer = answerTo(new URL(url!, 'http://localhost').pathname);
		response.statusCode = answer === undefined ? 404 : status;
		response.end(JSON.stringify(answer ?? {}));
	});
	await new Promise<void>((resolve) => odd.listen(0, '127.0.0.1', resolve));
	closing.push(() => odd.close());
	return `http://127.0.0.1:${(odd.address() as AddressInfo).port}`;
}

/** Sleeps are noted, not slept. */
function lineOf() {
	let time = Date.now();
	const slept: number[] = [];
	const said: string[] = [];
	const clock = {
		now: () => time,
		sleep: (ms: number) => {
			slept.push(ms);
			time += ms;
			return Promise.resolve();
		}
	};
	const line: Line = {
		fetch,
		clock,
		pace: new Pace(clock),
		agent: 'test',
		onRetry: (why) => said.push(why),
		random: () => 0
	};
	return { line, slept, said };
}

const placeOf = (base: string): Place => ({
	base,
	language: 'en',
	database: 'Nordic Statistics',
	folder: 'Integration and migration'
});

/** A server whose first calls go wrong like this; more calls than any test makes are allowed. */
async function failing(faults: Fault[], more = {}) {
	server = await startPxWeb({
		tables: [smallTable()],
		maxCalls: 10_000,
		fault: ({ n }) => faults[n],
		...more
	});
	return server;
}

it('an answer without a body is refused by its status', async () => {
	const empty = createServer((_, response) => void response.writeHead(204).end());
	await new Promise<void>((resolve) => empty.listen(0, '127.0.0.1', resolve));
	closing.push(() => empty.close());
	const url = `http://127.0.0.1:${(empty.address() as AddressInfo).port}/`;
	await expect(ask(lineOf().line, { url }, { timeout: 20_000 })).rejects.toThrow(`${url}: 204`);
});

it('an answer of any length is read up to the limit only, and not asked for again', async () => {
	let sent = 0;
	const endless = createServer((_, response) => {
		const more = () => {
			while (response.write('"'.padEnd(65_536, 'x'))) sent += 65_536;
			response.once('drain', more);
		};
		more();
	});
	await new Promise<void>((resolve) => endless.listen(0, '127.0.0.1', resolve));
	closing.push(() => {
		endless.closeAllConnections();
		endless.close();
	});
	const { line, slept } = lineOf();
	const url = `http://127.0.0.1:${(endless.address() as AddressInfo).port}/`;
	await expect(
		ask({ ...line, maxBytes: 1_000_000 }, { url }, { timeout: 120_000 })
	).rejects.toThrow(`${url}: found an answer of more than 1000000 bytes`);
	expect(slept).toEqual([]);
	expect(sent).toBeLessThan(100_000_000);
});

const config = (base: string) => ({ url: `${base}?config` });

describe('one question', () => {
	it.each<[string, Fault]>([
		['a server that is restarted', { kind: 'status', status: 503, html: true }],
		['a page instead of data', { kind: 'html' }],
		['an answer cut off', { kind: 'truncated' }],
		['a connection that breaks', { kind: 'broken' }]
	])('is asked again after %s', async (_, fault) => {
		const { base, calls } = await failing([fault, fault]);
		const { line, slept } = lineOf();
		expect(await askJson(line, config(base))).toMatchObject({ maxCells: 100_000 });
		expect(calls).toHaveLength(3);
		// Never before the window has passed.
		expect(slept.filter((ms) => ms >= 10_000)).toHaveLength(2);
	});

	it('waits as long as the server asks it to', async () => {
		const { base } = await failing([{ kind: 'status', status: 429, retryAfter: '25' }]);
		const { line, slept, said } = lineOf();
		await askJson(line, config(base));
		expect(Math.max(...slept)).toBe(25_000);
		expect(said.join()).toContain('too many calls');
	});

	it('gives up after five tries, and at once where it would have to wait for hours', async () => {
		const always: Fault[] = Array.from({ length: 9 }, () => ({ kind: 'status', status: 500 }));
		const { base, calls } = await failing(always);
		await expect(askJson(lineOf().line, config(base))).rejects.toThrow(/gave up after 5 tries/);
		expect(calls).toHaveLength(5);
		calls.length = 0;
		await server!.close();
		const patient = await failing([{ kind: 'status', status: 503, retryAfter: '7200' }]);
		await expect(askJson(lineOf().line, config(patient.base))).rejects.toThrow(/120 minutes/);
		expect(patient.calls).toHaveLength(1);
	});

	it.each<[number, string]>([
		[400, 'question'],
		[403, 'size'],
		[404, 'gone'],
		[410, 'gone'],
		[401, 'other']
	])('is not asked again after %i', async (status, reason) => {
		const { base, calls } = await failing([{ kind: 'status', status, html: status > 402 }]);
		const refusal = await askJson(lineOf().line, config(base)).catch((error: unknown) => error);
		expect(refusal).toBeInstanceOf(ServerRefusal);
		expect(refusal).toMatchObject({ reason, status });
		expect(calls).toHaveLength(1);
	});

	it('is given up when no answer comes in time, and asked again', async () => {
		const { base, calls } = await failing([{ kind: 'slow', wait: 1_500 }]);
		const { line, said } = lineOf();
		await ask(line, config(base), { timeout: 1_000 });
		// On a busy machine another answer may come too late as well.
		expect(calls.length).toBeGreaterThan(1);
		expect(said).toEqual(calls.slice(1).map(() => 'no answer in time'));
		await sleep(600);
	});

	it('asks nobody when there is nobody', async () => {
		const { base } = await failing([]);
		await server!.close();
		server = undefined;
		await expect(askJson(lineOf().line, config(base))).rejects.toThrow(/no connection/);
	});

	it('says what is wrong with an address that cannot be asked', async () => {
		const asking = askJson(lineOf().line, { url: 'http://name:word@127.0.0.1/' });
		await expect(asking).rejects.toThrow(/no connection.*credentials/);
	});

	it('is answered without a type too, and waits a moment of its own choice', async () => {
		const { line, slept } = lineOf();
		delete line.random;
		const base = await answering((path) => (path === '/a' ? [1] : undefined));
		expect(await askJson(line, { url: `${base}/a` })).toEqual([1]);
		const { base: restarted } = await failing([{ kind: 'status', status: 503 }]);
		await askJson(line, config(restarted));
		expect(Math.max(...slept)).toBeGreaterThanOrEqual(10_000);
	});
});

describe('an answer', () => {
	const bytes = (text: string) => new TextEncoder().encode(text);
	const received = (status: number, text: string, type = 'application/json') => ({
		status,
		type,
		retryAfter: null,
		bytes: bytes(text)
	});

	it('is judged by its status, then by its type, then by its first character', () => {
		expect(verdictOn(received(200, '{}'), 0).kind).toBe('good');
		expect(verdictOn(received(200, '\ufeff {}'), 0).kind).toBe('good');
		expect(verdictOn(received(200, '{}', 'text/html'), 0).kind).toBe('again');
		expect(verdictOn(received(200, ' \r\n<html>'), 0).kind).toBe('again');
		expect(verdictOn(received(200, ''), 0).kind).toBe('again');
		expect(verdictOn(received(400, '{"title":"Too many cells selected"}'), 0)).toMatchObject({
			reason: 'size'
		});
	});

	it('is told in words, whether it is JSON, text or a page', () => {
		expect(messageIn(bytes('{"error":"Parameter error"}'))).toBe('Parameter error');
		expect(messageIn(bytes('"Bad"'))).toBe('Bad');
		expect(messageIn(bytes('{"status":400}'))).toBe('{"status":400}');
		expect(messageIn(bytes('404'))).toBe('404');
		expect(messageIn(bytes('Bad Request'))).toBe('Bad Request');
		expect(messageIn(bytes('<style>a{}</style><h1>Sorry</h1> <p>later</p>'))).toBe('Sorry later');
	});

	it('may ask to wait in seconds or until a date', () => {
		const now = Date.parse('2026-01-01T00:00:00Z');
		expect(parseRetryAfter('12', now)).toBe(12_000);
		expect(parseRetryAfter('Thu, 01 Jan 2026 00:01:00 GMT', now)).toBe(60_000);
		expect(parseRetryAfter('soon', now)).toBeUndefined();
		expect(parseRetryAfter(null, now)).toBeUndefined();
	});

	it('is whole when its JSON can be read, or its PX ends as PX does', () => {
		expect(jsonFault(bytes('{"value":[1,2'))).toContain('cut off');
		expect(jsonFault(bytes('{}'))).toBeUndefined();
		expect(pxFault(bytes('DATA=\r\n1 2;\r\n'))).toBeUndefined();
		expect(pxFault(bytes('DATA=\r\n1 2'))).toContain('cut off');
	});
});

describe('a server', () => {
	const twice = (folders: string[]) => smallTable({ folders });
	const tables = [
		smallTable(),
		twice(['Integration and migration', 'Population']),
		smallTable({ file: 'MIGR98.px', folders: ['Integration and migration', 'Population'] }),
		smallTable({ file: 'DENS98.px', folders: ['Land'] })
	];

	it.each([1, 2] as const)('of version %i lists each table of the folder once', async (api) => {
		server = await startPxWeb({ tables, api, maxCalls: 10_000 });
		const { line } = lineOf();
		const client = await clientAt(line, placeOf(server.base));
		expect(client.version).toBe(api);
		expect(line.pace.limits.calls).toBe(10_000);
		const listed = await client.tables();
		expect(listed.map(({ code }) => code).sort()).toEqual(['MIGR98', 'WORK99']);
		expect(listed[0]!.folders[0]).toBe('Integration and migration');
		expect(await client.updatedOf(listed[0]!)).toBe(listed[0]!.updated);
		server.site.tables = [];
		if (api === 2) expect(await client.updatedOf(listed[0]!)).toBeUndefined();
	});

	it.each([1, 2] as const)('of version %i describes a table and answers about it', async (api) => {
		server = await startPxWeb({ tables: [smallTable()], api, maxCalls: 10_000 });
		const { line } = lineOf();
		const client = await clientAt(line, placeOf(server.base));
		const [table] = await client.tables();
		const { variables } = await client.metadata(table!);
		const real = variables.filter(({ code }) => code !== 'CONTENTS');
		expect(real.map(({ code }) => code)).toEqual(['reporting country', 'sex', 'time']);
		expect(real[1]).toMatchObject({
			values: ['T', 'M', 'F'],
			valueTexts: ['Total', 'Men', 'Women']
		});
		expect(real.map(({ isTime }) => isTime)).toEqual([false, false, true]);
		const asked = variables.map(({ code, values }) => ({ code, values: values! }));
		const question = client.question(table!, asked, 'json-stat2');
		expect(question).toEqual(client.question(table!, asked, 'json-stat2'));
		const answer = (await askJson(line, question)) as { value: unknown[] };
		expect(answer.value).toHaveLength(24);
		const everything = client.question(
			table!,
			variables.map(({ code }) => ({ code, values: 'all' })),
			'json-stat2'
		);
		expect(everything.body).toContain('["*"]');
		expect(((await askJson(line, everything)) as typeof answer).value).toHaveLength(24);
	});

	it('that answers otherwise than either version is not taken for one', async () => {
		const first = await answering((path) =>
			path === '/api/en/' ? { maxCalls: 7 } : path === '/api/config' ? {} : undefined
		);
		const { line } = lineOf();
		expect((await clientAt(line, placeOf(`${first}/api`))).version).toBe(1);
		expect(line.pace.limits.calls).toBe(7);
		const none = await answering((path) => (path === '/en/' ? { maxCells: 8 } : undefined));
		expect((await clientAt(lineOf().line, placeOf(none))).version).toBe(1);
		const down = await answering(() => ({}), 500);
		await expect(clientAt(lineOf().line, placeOf(down))).rejects.toThrow(/gave up after 5 tries/);
	});

	it('of version 1 is not followed through a loop of folders, nor believed beyond what it says', async () => {
		let answer: unknown = [{ id: 'a', type: 'l', text: '' }];
		let asked = 0;
		const base = await answering((path) => {
			if (path === '/v1/en/') return { maxCells: 10 };
			asked++;
			return answer;
		});
		const client = await clientAt(lineOf().line, placeOf(`${base}/v1`));
		expect(await client.tables()).toEqual([]);
		expect(asked).toBe(8);
		answer = { id: 'no list' };
		expect(await client.tables()).toEqual([]);
		const table = { code: 'A', address: `${base}/v1/en/x/A`, title: '', updated: '', folders: [] };
		await expect(client.metadata(table)).rejects.toThrow(/found no variables/);
		answer = { variables: [] };
		await expect(client.metadata(table)).rejects.toThrow(/found no variables/);
		answer = { variables: [{ code: 'sex', values: ['M'] }] };
		expect((await client.metadata(table)).variables).toMatchObject([
			{ code: 'sex', text: 'sex', valueTexts: ['M'] }
		]);
	});

	it('of version 1 that refuses is not taken for one without the folder', async () => {
		const base = await answering((path) => (path === '/v1/en/' ? {} : undefined));
		const refusing = await answering(() => [], 403);
		const client = await clientAt(lineOf().line, placeOf(`${base}/v1`));
		await expect(client.tables()).rejects.toThrow(/no database of the server/);
		const { line } = lineOf();
		const other = clientV1(line, placeOf(`${refusing}/v1`));
		await expect(other.tables()).rejects.toMatchObject({ reason: 'size' });
	});

	it('of version 2 may leave out what is not needed', async () => {
		const answers: Record<string, unknown> = {
			'/v2/config': { apiVersion: '2.0' },
			'/v2/tables': {
				tables: [
					{ id: 'A 1', label: 'WORK98: x' },
					{ id: 'B1', label: 'b', paths: [[{ id: 'Integration and migration' }], 'odd'] },
					{ id: 'C1', label: 'c', paths: [[{ id: 'Other' }]] },
					{ label: 'without id' }
				]
			},
			'/v2/tables/b/metadata': {
				id: ['sex', 'time', 'x'],
				dimension: {
					sex: { category: { index: ['M', 'F'] } },
					time: { label: 'year', category: { index: { 2017: 1, 2016: 0 }, label: { 2016: 'one' } } }
				}
			},
			'/v2/tables/c/metadata': { id: [] },
			'/v2/tables/d/metadata': {}
		};
		const base = await answering((path) => answers[path]);
		const client = await clientAt(lineOf().line, placeOf(`${base}/v2`));
		const listed = await client.tables();
		expect(listed.map(({ code, folders }) => [code, folders])).toEqual([
			['WORK98', []],
			['B1', ['Integration and migration']]
		]);
		const at = (id: string) => ({ ...listed[0]!, address: `${base}/v2/tables/${id}` });
		const { variables } = await client.metadata(at('b'));
		expect(variables).toEqual([
			{ code: 'sex', text: 'sex', values: ['M', 'F'], valueTexts: ['M', 'F'], isTime: false },
			{
				code: 'time',
				text: 'year',
				values: ['2016', '2017'],
				valueTexts: ['one', '2017'],
				isTime: false
			},
			{ code: 'x', text: 'x', values: [], valueTexts: [], isTime: false }
		]);
		await expect(client.metadata(at('c'))).rejects.toThrow(/found no ids/);
		await expect(client.metadata(at('d'))).rejects.toThrow(/found no ids/);
		answers['/v2/tables'] = { page: { totalPages: 2 } };
		expect(await client.tables()).toEqual([]);
		const refusing = await answering(() => ({}), 400);
		await expect(
			client.updatedOf({ ...listed[0]!, address: `${refusing}/A` })
		).rejects.toMatchObject({ reason: 'question' });
	});

	it('says which folders there are when there is none of that name', async () => {
		server = await startPxWeb({ tables, maxCalls: 10_000 });
		const place = { ...placeOf(server.base), folder: 'Migration' };
		const client = await clientAt(lineOf().line, place);
		await expect(client.tables()).rejects.toThrow(
			/no folder "Migration"; there are "Integration and migration", "Land"$/
		);
		const none = await clientAt(lineOf().line, { ...place, database: 'Other' });
		await expect(none.tables()).rejects.toThrow(/no database/);
	});

	it('may leave out the values of a variable; that is not the same as none', async () => {
		const many = smallTable({
			variables: [variable('time', yearsOf(1900, 1950), { isTime: true })]
		});
		server = await startPxWeb({ tables: [many], maxCalls: 10_000, maxValues: 20 });
		const client = await clientAt(lineOf().line, placeOf(server.base));
		const [table] = await client.tables();
		expect((await client.metadata(table!)).variables[0]!.values).toBeUndefined();
	});
});

describe('addresses and codes', () => {
	it('may be written with language and slash or without', () => {
		for (const base of ['http://h/api/v1', 'http://h/api/v1/', 'http://h/api/v1/en/'])
			expect(bareBase(base, 'en')).toBe('http://h/api/v1');
	});

	it('name a table by its code, wherever that stands', () => {
		expect(tableCode('WORK32.px', 'anything')).toBe('WORK32');
		expect(tableCode('work32.PX', '')).toBe('WORK32');
		expect(tableCode('statbank-12', 'EDUC31: Pupils')).toBe('EDUC31');
		expect(tableCode('05-a.px', 'Pupils')).toBe('T_05_a');
		expect(tableCode('pupils-12.px', 'Pupils')).toBe('pupils_12');
	});
});
