/** The test server itself: a client that passes against a server that is too kind proves nothing. */
import { afterEach, describe, expect, it } from 'vitest';
import { nordicTables } from '#tests/pxweb-server/nordic.ts';
import { sumOf } from '#tests/pxweb-server/select.ts';
import { startPxWeb, type PxWebServer, type ServerOptions } from '#tests/pxweb-server/server.ts';
import { smallTable } from '#tests/pxweb-server/tables.ts';
import { readTable } from '#lib/tables/detect/read.ts';

let server: PxWebServer | undefined;
afterEach(() => server?.close());

const start = async (more: Partial<ServerOptions> = {}) =>
	(server = await startPxWeb({ tables: [smallTable()], maxCalls: 1000, ...more }));

const FOLDER = 'Nordic%20Statistics/Integration%20and%20migration';
const TABLE = `${FOLDER}/Labour%20market/WORK99.px`;

const get = (path: string) => fetch(`${server!.base}${path}`);
const post = (path: string, body: unknown) =>
	fetch(`${server!.base}${path}`, {
		method: 'POST',
		body: typeof body === 'string' ? body : JSON.stringify(body)
	});
const item = (code: string, ...values: string[]) => ({
	code,
	selection: { filter: 'item', values }
});
const ask = (query: unknown[], format = 'json-stat2') =>
	post(TABLE, { query, response: { format } });

describe('version 1', () => {
	it('lists databases, folders, tables and headlines, whatever slashes there are', async () => {
		await start();
		expect(await (await get('')).json()).toEqual([
			{ dbid: 'Nordic Statistics', text: 'Nordic Statistics' }
		]);
		expect(await (await get(`/${FOLDER}/Labour%20market//`)).json()).toEqual([
			{ id: 'Latest', type: 'h', text: 'Latest' },
			{
				id: 'WORK99.px',
				type: 't',
				text: smallTable().title,
				updated: '2025-12-08T09:00:00'
			}
		]);
		expect((await get(`${FOLDER}/Nothing`)).status).toBe(400);
		expect((await fetch(server!.base.replace('/en/', '/sv/'))).status).toBe(400);
	});

	it('answers in the order of the file, whatever the order of the question', async () => {
		await start();
		const answer = await ask([
			item('time', '2018', '2016'),
			item('sex', 'F'),
			item('reporting country', 'SE', 'DK')
		]);
		const json = await answer.json();
		expect(json.id).toEqual(['ContentsCode', 'reporting country', 'sex', 'time']);
		const { cell } = smallTable();
		const expected = [8, 10, 20, 22].map(cell).map((c) => (typeof c === 'number' ? c : null));
		expect(json.value).toEqual(expected);
	});

	it('leaves out what may be left out: by its own value, else by summing; other variables come whole', async () => {
		await start({ tables: [smallTable({ cell: (index) => index })] });
		const byValue = await (await ask([item('time', '2016')])).json();
		expect(byValue.size).toEqual([1, 2, 1]);
		expect(byValue.value).toEqual([0, 12]);
		const [country, , time] = smallTable().variables;
		const sex = { ...smallTable().variables[1]!, elimination: true };
		server!.site.tables = [
			smallTable({ cell: (index) => index, variables: [country!, sex, time!] })
		];
		const summed = await (await ask([item('time', '2016')])).json();
		expect(summed.value).toEqual([0 + 4 + 8, 12 + 16 + 20]);
	});

	it('sums symbols as PxWeb does', () => {
		expect(sumOf([1, '-', 2])).toBe(3);
		expect(sumOf([1, '..', 2])).toBe('..');
		expect(sumOf(['..', '.'])).toBe('.......');
		expect(sumOf(['-', '-'])).toBe('-');
	});

	it('knows the filters of the API and refuses all else', async () => {
		await start();
		const filter = (name: string, ...values: string[]) =>
			ask([{ code: 'time', selection: { filter: name, values } }]);
		const size = async (answer: Promise<Response>) => (await (await answer).json()).size?.at(-1);
		expect(await size(filter('all', '*'))).toBe(4);
		expect(await size(filter('all', '*7'))).toBe(1);
		expect(await size(filter('top', '3'))).toBe(3);
		for (const bad of [
			filter('item', '1999'),
			filter('item', '2016', '2016'),
			filter('all', '*1*'),
			filter('top', '0'),
			filter('item'),
			ask([item('age', 'Y')]),
			ask([item('time', '2016')], 'docx'),
			post(TABLE, '{')
		])
			expect((await bad).status).toBe(400);
	});

	it('gives the same table in each form', async () => {
		await start();
		const all = smallTable().variables.map(({ code, values }) =>
			item(code, ...values.map((v) => v.code))
		);
		const tables = [];
		for (const format of ['json-stat2', 'px']) {
			const bytes = new Uint8Array(await (await ask(all, format)).arrayBuffer());
			const chunks = async function* () {
				yield await Promise.resolve(bytes);
			};
			tables.push(await readTable({ name: format, size: bytes.length, chunks }));
		}
		expect([...tables[0]!.values]).toEqual([...tables[1]!.values]);
		expect(tables[0]!.dimensions.map(({ codes }) => codes)).toEqual(
			tables[1]!.dimensions.map(({ codes }) => codes)
		);
		const csv = await (await ask(all, 'csv')).text();
		expect(csv.split('\r\n')[0]).toBe('"reporting country","sex","2016","2017","2018","2019"');
	});

	it('refuses too many cells, in the words its web server lets through', async () => {
		await start({ maxCells: 23 });
		const all = [item('sex', 'T', 'M', 'F')];
		const first = await ask(all);
		expect(first.status).toBe(403);
		expect(await first.json()).toEqual({ error: 'Too many values selected' });
		server!.site.errors = 'html';
		expect((await ask(all)).headers.get('content-type')).toContain('html');
		server!.site.errors = 'text';
		expect(await (await ask(all)).text()).toBe('Forbidden');
	});

	it('keeps a refused question refused, and counts refused calls against its limit', async () => {
		await start();
		const wrong = [item('time', '2020')];
		expect((await ask(wrong)).status).toBe(400);
		server!.site.tables[0]!.variables[2]!.values.push({ code: '2020', label: '2020' });
		expect((await ask(wrong)).status).toBe(400);
		await server!.close();
		await start({ maxCalls: 3, timeWindow: 0.4 });
		const statuses: number[] = [];
		for (let i = 0; i < 6; i++) {
			const { status, headers } = await get('?config');
			statuses.push(status);
			if (status === 429) expect(headers.get('retry-after')).toBe('1');
		}
		expect(statuses).toEqual([200, 200, 200, 429, 429, 429]);
		await new Promise((done) => setTimeout(done, 450));
		expect((await get('?config')).status).toBe(200);
	});
});

describe('version 2', () => {
	it('pages its tables and refuses what is not there', async () => {
		const tables = ['WORK91.px', 'WORK92.px', 'WORK93.px'].map((file) => smallTable({ file }));
		await start({ api: 2, tables });
		const second = await (await get('tables?pageSize=2&pageNumber=2')).json();
		expect(second.tables.map(({ id }: { id: string }) => id)).toEqual(['WORK93']);
		expect(second.page).toMatchObject({ totalElements: 3, totalPages: 2 });
		expect((await get('tables?pageSize=2&pageNumber=3')).status).toBe(404);
		expect((await get('tables/NONE/metadata')).status).toBe(404);
		expect((await get('tables/NONE/data')).status).toBe(400);
		expect((await get('tables/work91?lang=xx')).status).toBe(400);
		expect((await get('navigation')).status).toBe(404);
	});

	it('wants every variable named, or else gives its small default', async () => {
		await start({ api: 2, maxCells: 20 });
		const data = 'tables/WORK99/data?outputFormat=json-stat2';
		expect((await (await get(data)).json()).value).toHaveLength(1);
		const chosen = (selection: unknown) => post(data, { selection });
		const one = (variableCode: string, ...valueCodes: string[]) => ({ variableCode, valueCodes });
		expect((await chosen([one('time', '2016')])).status).toBe(400);
		const known = [one('CONTENTS', 'content'), one('reporting country', 'dk')];
		expect((await chosen([...known, one('time', '*')])).status).toBe(200);
		expect((await chosen([...known, one('time', '1999')])).status).toBe(400);
		const all = [one('CONTENTS', 'content'), one('reporting country', '*'), one('time', '*')];
		const tooMany = await chosen([...all, one('sex', '*')]);
		expect([tooMany.status, (await tooMany.json()).title]).toEqual([
			400,
			'Too many cells selected'
		]);
	});
});

describe('the full tables', () => {
	it('have the sizes of the real ones, and the same figure in the same cell every time', () => {
		const sizes = nordicTables().map(({ file, variables }) => [
			file,
			variables.reduce((n, { values }) => n * values.length, 1)
		]);
		expect(Object.fromEntries(sizes)).toEqual({
			'MIGR06.px': 92_520,
			'MIGR07.px': 82_782,
			'WORK30.px': 746_496,
			'WORK32.px': 1_620,
			'LABO30.px': expect.any(Number),
			'EDUC31.px': 123_120,
			'EDUC32.px': 2_664_576
		});
		const [first, again] = [nordicTables(), nordicTables()];
		expect(first[6]!.cell(2_664_575)).toBe(again[6]!.cell(2_664_575));
	});
});
