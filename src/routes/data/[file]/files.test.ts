/** Files as a client gets them: what they say, that all of one question agree, what is refused, and how many at once. */
import { tableFromIPC } from 'apache-arrow';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import JSONstat from 'jsonstat-toolkit';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ADDRESS_TYPES, fileAddress, FILE_TYPES, type FileType } from '#lib/formats/files.ts';
import { FULL } from '#tests/full.ts';
import { SITE_LANGUAGES } from '#lib/text/languages.ts';
import { releaseAsked } from '#lib/warehouse/catalogue.ts';
import { withRelease } from '#lib/warehouse/releases.ts';
import { builtWarehouse, type BuiltWarehouse } from '#lib/warehouse/database.fixture.ts';
import type { Catalogue } from '#lib/warehouse/catalogue.ts';
import type * as Routes from './+server.ts';

const ORIGIN = 'https://example.org';
let built: BuiltWarehouse;
let routes: typeof Routes;
let all: Catalogue;

beforeAll(async () => {
	built = await builtWarehouse();
	routes = await import('./+server.ts');
	all = await (await import('#lib/warehouse/catalogue.ts')).catalogue();
});
afterAll(() => built.remove());

type Event = Parameters<typeof routes.GET>[0];
/** Calls a route with the part of a request's event that files look at, pinned as the server does it. */
async function asked(path: string, call: (event: Event) => Response | Promise<Response>) {
	const url = new URL(`${ORIGIN}/data/${path}`);
	const release = await releaseAsked(url.search);
	const params = { file: decodeURIComponent(url.pathname.slice('/data/'.length)) };
	const event = { params, url, locals: { phone: false, release } };
	return withRelease(release.pinned, () => call(event as Event));
}
const get = (path: string) => asked(path, (event) => routes.GET(event));
const head = (path: string) => asked(path, (event) => routes.HEAD(event));
const text = async (path: string) => (await get(path)).text();
const json = async (path: string) => JSON.parse(await text(path));

const LINE = 'geo=SE&citizen=NEU27_2020_FOR&age=Y20-64&sex=T&time=2024';

describe('one figure', () => {
	it('is found at its address', async () => {
		expect(await text(`lfsa_ergan.csv?${LINE}`)).toBe(
			'geo,citizen,age,sex,time,value,status\nSE,NEU27_2020_FOR,Y20-64,T,2024,64.1,ok\n'
		);
	});
	it('says in its headers what it is called, what describes it and what may be done with it', async () => {
		const { status, headers, body } = await get(`lfsa_ergan.csv?${LINE}`);
		expect(status).toBe(200);
		expect(headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
		expect(headers.get('access-control-allow-origin')).toBe('*');
		expect(headers.get('content-disposition')).toMatch(
			/^attachment; filename="lfsa_ergan_SE_NEU27_2020_FOR_Y20-64_T_2024_value_en_[0-9a-f]{8}\.csv"$/
		);
		expect(headers.get('link')).toBe(
			`</data/lfsa_ergan.metadata.json?${LINE}>; rel="describedby", <https://creativecommons.org/licenses/by/4.0/>; rel="license"`
		);
		await body!.cancel();
	});
	it('names a licence whose address is beyond Latin-1, encoded', async () => {
		const { catalogue } = await import('#lib/warehouse/catalogue.ts');
		const { licence } = (await catalogue()).find('lfsa_ergan')!.source;
		const before = licence.url;
		licence.url = 'https://example.org/użycie/利用';
		const { status, headers } = await get(`lfsa_ergan.csv?${LINE}`);
		licence.url = before;
		expect(status).toBe(200);
		expect(headers.get('link')).toContain(
			'<https://example.org/u%C5%BCycie/%E5%88%A9%E7%94%A8>; rel="license"'
		);
	});
	it('is written for spreadsheets, wide, and with names in the language asked for', async () => {
		expect(await text(`lfsa_ergan.csv?${LINE}&flavour=excel`)).toContain(
			'SE;NEU27_2020_FOR;Y20-64;T;2024;64,1;ok\r\n'
		);
		expect(await text(`lfsa_ergan.csv?${LINE}&layout=wide`)).toBe(
			'geo,citizen,age,sex,2024,2024_status\nSE,NEU27_2020_FOR,Y20-64,T,64.1,ok\n'
		);
		expect(await text(`lfsa_ergan.csv?${LINE}&labels=both&lang=sv`)).toContain(
			'\nSE,Sverige,NEU27_2020_FOR,'
		);
	});
});

interface Cell {
	codes: string;
	value: number | null;
	status: string;
}
const sorted = (cells: Cell[]) => cells.sort((a, b) => (a.codes < b.codes ? -1 : 1));
type Found = Record<string, unknown>;
function cellsOf(ids: readonly string[], rows: readonly Found[]): Cell[] {
	return sorted(
		rows.map((row) => ({
			codes: ids.map((id) => String(row[id])).join(' '),
			value: row.value === null || row.value === '' ? null : Number(row.value),
			status: String(row.status)
		}))
	);
}

/** The rows of a file, undefined where it has none, and what it says of itself, where it can. */
interface ReadBack {
	rows?: Found[];
	said?: Found;
}
const decoded = (bytes: ArrayBuffer) => new TextDecoder().decode(bytes);
const delimitedRows = (bytes: ArrayBuffer, delimiter: string): ReadBack => ({
	rows: Papa.parse<Found>(decoded(bytes), { header: true, delimiter, skipEmptyLines: true }).data
});
/** Structures in the metadata of binary files are JSON. */
const saidIn = (entries: Iterable<readonly [string, string | undefined]>): Found =>
	Object.fromEntries(
		[...entries].map(([key, value]) => [
			key,
			['selection', 'notes', 'verdict'].includes(key) ? JSON.parse(value!) : value
		])
	);

/** For every type of file a reader that is not ours. */
const READERS: Record<FileType, (bytes: ArrayBuffer) => ReadBack | Promise<ReadBack>> = {
	csv: (bytes) => delimitedRows(bytes, ','),
	tsv: (bytes) => delimitedRows(bytes, '\t'),
	excel: (bytes) => {
		const { rows } = delimitedRows(bytes, ';');
		return { rows: rows!.map((row) => ({ ...row, value: String(row.value).replace(',', '.') })) };
	},
	json: (bytes) => {
		const parsed = JSON.parse(decoded(bytes));
		const table = JSONstat(parsed)
			.Dataset(0)
			.toTable({ type: 'arrobj', status: true, content: 'id' }) as Found[];
		return {
			rows: table.map((row) => ({ ...row, status: row.status ?? 'ok' })),
			said: parsed.extension
		};
	},
	arrow: (bytes) => {
		const table = tableFromIPC(new Uint8Array(bytes));
		const rows = table.toArray().map((row: { toJSON(): Found }) => row.toJSON());
		return { rows, said: saidIn(table.schema.metadata) };
	},
	parquet: async (file) => ({
		rows: await parquetReadObjects({ file }),
		said: saidIn(
			parquetMetadata(file).key_value_metadata!.map(({ key, value }) => [key, value] as const)
		)
	}),
	'metadata.json': (bytes) => ({ said: JSON.parse(decoded(bytes)).extension })
};

describe.each([
	['lfsa_ergan', LINE],
	['lfsa_ergan', 'geo=SE,IS&citizen=*&time=2015..2020'],
	['edat_lfs_9912', 'age=Y25-64&sex=T,F'],
	['edat_lfs_9912', ''],
	['ilc_di15', 'geo=IS,NO'],
	['migr_resfirst', ''],
	['tps00170', 'time=2015..'],
	['oecd_imd_b11', 'geo=FI'],
	// Tables that leave cells out, and two that follow cohorts.
	['lfsa_ergan', 'geo=IS&age=Y20-64&sex=T'],
	['oecd_lso_trans_migr', ''],
	['unhcr_solutions', 'geo=SE&time=2015..2024'],
	['scb_kommunmottagna_syss', ''],
	['uim_integration_i_tal_2016_1', '']
])('all files of %s?%s', (id, query) => {
	it('hold the same codes, values and statuses, and say the same of themselves', async () => {
		const parsed = Papa.parse<Found>(await text(`${id}.csv?${query}`), {
			header: true,
			skipEmptyLines: true
		});
		const { extension: about, id: ids, size } = await json(`${id}.metadata.json?${query}`);
		const expected = cellsOf(ids, parsed.data);
		expect(expected.length).toBeGreaterThan(0);
		expect(expected).toHaveLength(size.reduce((n: number, one: number) => n * one, 1));
		for (const type of FILE_TYPES) {
			const response = await get(fileAddress(type, id, query).slice('/data/'.length));
			expect([type, response.status]).toEqual([type, 200]);
			const { rows, said } = await READERS[type](await response.arrayBuffer());
			if (rows) expect([type, cellsOf(ids, rows)]).toEqual([type, expected]);
			if (!said) continue;
			expect(said).toMatchObject({ dataset: id, release: about.release, licence: about.licence });
			expect(said.selection).toEqual(about.selection);
			expect(said.notes).toEqual(about.notes);
			expect(said.verdict).toEqual(about.verdict);
		}
	});
});

describe('a cell that the table has no row for', () => {
	const incomes = 'geo=IS,FI&citizen=NEU27_2020_FOR&time=2021..2024';
	const isMissing = ({ value, status }: Found) => value === '' && status === 'missing';

	it('is a row of its own, missing, also where a country has no row at all', async () => {
		const rows = delimitedRows(
			await (await get(`ilc_di15.csv?${incomes}`)).arrayBuffer(),
			','
		).rows!.map((row) => [row.geo, row.time, row.value, row.status]);
		expect(rows.filter(([geo]) => geo === 'IS')).toEqual(
			['2021', '2022', '2023', '2024'].map((year) => ['IS', year, '', 'missing'])
		);
		expect(rows.at(-5)).toEqual(['FI', '2024', '22284', 'ok']);
	});
	it('is named in the wide layout, as a series of its own', async () => {
		const lines = (await text(`ilc_di15.csv?${incomes}&layout=wide`)).trim().split('\n');
		expect(lines).toHaveLength(3);
		expect(lines.find((line) => line.startsWith('IS,'))).toMatch(/(,,missing){4}$/);
	});
	it('is there in whole tables too, as in the cube of JSON-stat', async () => {
		const { size } = await json('lfsa_ergan.metadata.json');
		const { rows } = delimitedRows(await (await get('lfsa_ergan.csv')).arrayBuffer(), ',');
		expect(rows).toHaveLength(size.reduce((n: number, one: number) => n * one, 1));
		expect(rows!.filter(isMissing).length).toBeGreaterThan(2_000);
	});
});

describe('a cohort table', () => {
	const codes = (row: Found) => [row.time, row.years_since, row.measured].join(' ');

	it('says in every type of file when each cell was counted', async () => {
		const [id, query] = ['scb_kommunmottagna_syss', 'time=1997,2010'];
		for (const type of FILE_TYPES) {
			const response = await get(fileAddress(type, id, query).slice('/data/'.length));
			const { rows, said } = await READERS[type](await response.arrayBuffer());
			if (!rows) continue;
			const held = said?.columns as Record<string, unknown[]> | undefined;
			const all = held ? rows.map((row, i) => ({ ...row, measured: held.measured![i] })) : rows;
			expect([type, all.map(codes)]).toEqual([
				type,
				expect.arrayContaining(['1997 Y0 1997', '1997 Y4 2001', '2010 Y4 2014'])
			]);
		}
	});
});

const GAP = `${LINE}&transform=gap&reference=citizen:NAT`;

describe('computed figures', () => {
	it('stand beside what they were computed from, as published', async () => {
		expect(await text(`lfsa_ergan.csv?${GAP}`)).toBe(
			'geo,citizen,age,sex,time,value,status,level,level_status,reference,reference_status\n' +
				'SE,NEU27_2020_FOR,Y20-64,T,2024,-19.1,ok,64.1,ok,83.2,ok\n'
		);
		const sweden = 'geo=SE&citizen=TOTAL&time=2015&per=inhabitants';
		expect(await text(`migr_asyappctza.csv?${sweden}`)).toBe(
			'geo,citizen,time,value,status,level,level_status,population\n' +
				'SE,TOTAL,2015,16.6,ok,162550,ok,9799186\n'
		);
		expect(await text('migr_resfirst.csv?geo=DK&reason=FAM&time=2023&per=whole')).toBe(
			'geo,reason,time,value,status,level,level_status,reference\nDK,FAM,2023,28.4,ok,12146,ok,42805\n'
		);
	});
	it('of quotients stand beside quotients that are not rounded, and the population', async () => {
		const [row] = Papa.parse<Found>(
			await text(
				'migr_asyappctza.csv?geo=FI&citizen=TOTAL&time=2024&per=inhabitants&transform=ratio&reference=geo:SE'
			),
			{ header: true }
		).data;
		expect(Number(row!.level)).toBeCloseTo((1000 * 2940) / 5619911, 11);
		expect(row!.population).toBe('5619911');
		expect((Number(row!.level) / Number(row!.reference)).toFixed(2)).toBe(row!.value);
	});
	it('have a row for each cell that was asked for, also where there is no figure', async () => {
		const rows = Papa.parse<Found>(
			await text('lfsa_ergan.csv?geo=IS&citizen=FOR&age=Y15-64&sex=F&transform=gap'),
			{ header: true, skipEmptyLines: true }
		).data;
		const { dimension } = await json('lfsa_ergan.metadata.json');
		expect(rows.map(({ time }) => time)).toEqual(dimension.time.category.index);
		expect(rows.find(({ time }) => time === '1995')).toMatchObject({
			value: '',
			status: 'unreliable',
			level: '',
			level_status: 'unreliable'
		});
	});
	it('are measured from the period that suits all series where none is named, and the file says so', async () => {
		const { extension, value } = await json(
			'tps00170.json?geo=SE,FI&time=2012..2023&transform=index'
		);
		expect(extension).toMatchObject({ unit: 'index, 2012 = 100', decimals: 1 });
		expect(extension.source).toContain('calculation: index by this site');
		expect(value[0]).toBe(100);
		expect(value.at(-1)).toBe(85);
		expect(extension.columns.reference.at(-1)).toBe(90248);
	});
	it('are named in the name of the file', async () => {
		const named = async (path: string) =>
			/filename="(.*)"/.exec((await head(path)).headers.get('content-disposition')!)![1];
		expect(await named(`lfsa_ergan.csv?${GAP}&lang=sv`)).toMatch(
			/^lfsa_ergan_SE_NEU27_2020_FOR_Y20-64_T_2024_gap_sv_[0-9a-f]{8}\.csv$/
		);
		expect(
			await named('tps00170.parquet?geo=DK,SE&time=2012..2023&per=inhabitants&transform=percent')
		).toMatch(/^tps00170_DK-SE_2012-2023_inhabitants-percent_en_[0-9a-f]{8}\.parquet$/);
		expect(await named('tps00170.tsv')).toMatch(/^tps00170_5-geo_\d{4}-\d{4}_value_en_/);
	});
	it.each([
		['transform=median', 'transform', ['value', 'gap', 'ratio', 'change']],
		['transform=percent', 'transform', ['value', 'gap', 'ratio', 'change']],
		['per=whole', 'per', expect.stringContaining('nothing')],
		['transform=change&reference=citizen:NAT', 'reference', expect.arrayContaining(['time:2015'])],
		['reference=citizen:NAT', 'reference', expect.stringContaining('nothing')]
	])('are refused with what can be asked for: %s', async (query, key, allowed) => {
		const response = await get(`lfsa_ergan.csv?${query}`);
		expect(response.status).toBe(400);
		const [problem] = JSON.parse(await response.text()).error.problems;
		expect(problem.key).toBe(key);
		expect(problem.allowed).toEqual(allowed);
	});
	it('are refused where there are too many to compute', async () => {
		const response = await get('migr_pop1ctz.csv?transform=change');
		expect(response.status).toBe(400);
		expect(JSON.parse(await response.text()).error.message).toContain('too many to compute');
	});
	it.each([
		[
			'lfsa_ergan',
			'geo=IS,SE&citizen=FOR&age=Y20-64&sex=T,F&time=2003..2010&transform=gap&reference=citizen:NAT'
		],
		['lfsa_urgan', 'age=Y20-64&sex=T&time=2015..&transform=ratio&reference=citizen:NAT'],
		['tps00170', 'time=2012..&transform=percent&per=inhabitants']
	])(
		'are the same in every type of file: %s?%s',
		async (id, query) => {
			const { data, meta } = Papa.parse<Found>(await text(`${id}.csv?${query}`), {
				header: true,
				skipEmptyLines: true
			});
			const ids = meta.fields!.slice(0, meta.fields!.indexOf('value'));
			const inputs = meta.fields!.slice(meta.fields!.indexOf('status') + 1);
			const expected = cellsOf(ids, data);
			const told = (rows: readonly Found[]) =>
				rows.map((row) =>
					inputs.map((one) => {
						const cell = (row[one] ?? '') as string | number;
						return one.endsWith('status') || cell === ''
							? cell
							: Number(String(cell).replace(',', '.'));
					})
				);
			for (const type of FILE_TYPES) {
				const response = await get(fileAddress(type, id, query).slice('/data/'.length));
				expect([type, response.status]).toEqual([type, 200]);
				const { rows, said } = await READERS[type](await response.arrayBuffer());
				if (!rows) continue;
				expect([type, cellsOf(ids, rows)]).toEqual([type, expected]);
				const held = said?.columns as Record<string, unknown[]> | undefined;
				const all = held
					? rows.map((_, i) => Object.fromEntries(inputs.map((one) => [one, held[one]![i]])))
					: rows;
				expect([type, told(all)]).toEqual([type, told(data)]);
			}
		},
		60_000
	);
});

describe('what is not known', () => {
	it('is named in a 400: every code and every key, with what is known instead', async () => {
		const response = await get('lfsa_ergan.csv?geo=SE,XX&sexx=T&time=1800');
		const { error } = JSON.parse(await response.text());
		expect(response.status).toBe(400);
		expect(response.headers.get('cache-control')).toBe('no-store');
		expect(error.message).toContain('"XX" of "geo", "sexx", "1800" of "time"');
		expect(error.problems).toHaveLength(3);
		expect(error.problems[0]).toEqual({
			code: 'address_code',
			where: { key: 'geo' },
			key: 'geo',
			found: '"XX" of "geo"',
			allowed: ['DK', 'FI', 'IS', 'NO', 'SE'],
			remedy: 'Correct the address, or leave the value out.'
		});
		expect(error.problems[1]).toMatchObject({
			code: 'address_key',
			key: 'sexx',
			allowed: ['geo', 'citizen', 'age', 'sex', 'time']
		});
	});
	it.each([
		['labels=long', 'labels', ['code', 'name', 'both']],
		['layout=', 'layout', ['long', 'wide']],
		['flavour=Excel', 'flavour', ['plain', 'excel']],
		['lang=xx', 'lang', SITE_LANGUAGES],
		['release=000000000000', 'release', [expect.stringMatching(/^[0-9a-f]{12}$/)]]
	])('refuses %s and says what %s may be', async (query, key, allowed) => {
		const response = await get(`lfsa_ergan.csv?${query}`);
		expect(response.status).toBe(400);
		expect(JSON.parse(await response.text()).error.problems).toMatchObject([{ key, allowed }]);
	});
	it.each([
		'nothing.csv',
		'lfsa_ergan.xlsx',
		'lfsa_ergan',
		'.csv',
		'release.csv',
		'catalogue.csv',
		'..%2F..%2Fpackage.json',
		'lfsa_ergan%22.csv'
	])('is no file: %s is 404, with the datasets and types there are', async (path) => {
		const response = await get(path);
		const { error } = JSON.parse(await response.text());
		expect(response.status).toBe(404);
		expect(error.problems[0].allowed).toContain('lfsa_ergan');
		expect(error.problems[1].allowed).toEqual(ADDRESS_TYPES);
	});
});

describe('what a file says of itself', () => {
	it('is its selection, release, licence, source, address and the notes on just that', async () => {
		const address = `lfsa_ergan.metadata.json?${LINE}`;
		const { extension, note, value } = await json(address);
		expect(extension).toMatchObject({
			dataset: 'lfsa_ergan',
			selection: {
				geo: ['SE'],
				citizen: ['NEU27_2020_FOR'],
				age: ['Y20-64'],
				sex: ['T'],
				time: ['2024']
			},
			release: all.release,
			licence: 'CC BY 4.0',
			source: 'Eurostat (lfsa_ergan)',
			address: `${ORIGIN}/data/${address}`,
			synthetic: false
		});
		expect(note).toEqual(extension.notes);
		expect(note.length).toBeGreaterThan(0);
		expect(value).toBeUndefined();
		const everything = await json('lfsa_ergan.metadata.json');
		expect(everything.note.length).toBeGreaterThan(note.length);
	});
	it('is listed for all datasets in the catalogue, with the address of each file', async () => {
		const { release, datasets } = await json('catalogue.json');
		expect(release).toBe(all.release);
		expect(datasets).toHaveLength(74);
		expect(datasets.map((d: { id: string }) => d.id)).toEqual([
			...new Set(all.datasets.map(({ id }) => id))
		]);
		// In part, the types in turn.
		const asked = (datasets as { files: Record<string, string> }[]).flatMap(({ files }, at) =>
			Object.values(files).filter((_, type, { length }) => FULL || at % length === type)
		);
		expect(asked.length).toBeGreaterThanOrEqual(datasets.length);
		for (const address of asked) {
			const response = await get(address.slice(`${ORIGIN}/data/`.length));
			expect(response.status).toBe(200);
			await response.body!.cancel();
		}
	});
});

describe('HEAD', () => {
	it.each(FILE_TYPES)(
		'of a %s has the headers of the file and nothing else: no row is read for it',
		async (type) => {
			const path = fileAddress(type, 'edat_lfs_9912', 'geo=SE').slice('/data/'.length);
			const { database } = await import('#lib/warehouse/database.ts');
			const withConnection = vi.spyOn(await database(), 'withConnection');
			const { status, headers, body } = await head(path);
			expect(withConnection).not.toHaveBeenCalled();
			withConnection.mockRestore();
			const whole = await get(path);
			// Its length is known once it is made; the server in front sends it with neither.
			whole.headers.delete('content-length');
			expect([status, [...headers]]).toEqual([200, [...whole.headers]]);
			expect(body).toBeNull();
			await whole.body!.cancel();
		}
	);
	it('is answered while no place is free, and refused like the file', async () => {
		const leave = await allTaken();
		expect((await head('edat_lfs_9912.csv')).status).toBe(200);
		expect((await head('edat_lfs_9912.csv?geo=XX')).status).toBe(400);
		expect((await head('nothing.csv')).status).toBe(404);
		leave();
	});
});

/** Takes every place for files; returns what gives them back. */
async function allTaken(): Promise<() => void> {
	const { LARGE_FILES, SMALL_FILES } = await import('#lib/server/slots.ts');
	const small = Array.from({ length: 4 }, () => SMALL_FILES.acquire());
	const large = [LARGE_FILES.acquire()];
	const leaves = await Promise.all([...small, ...large]);
	return () => leaves.forEach((leave) => leave());
}

describe('many files at once', () => {
	it('are all answered, with pages between them', async () => {
		const { sliceOf } = await import('#lib/warehouse/query.ts');
		const { catalogue } = await import('#lib/warehouse/catalogue.ts');
		const dataset = (await catalogue()).find('lfsa_ergan')!;
		const types = ADDRESS_TYPES;
		const files = Array.from({ length: 40 }, (_, i) => get(`edat_lfs_9912.${types[i % 5]}`));
		expect((await sliceOf(dataset, { geo: ['SE'], time: ['2023'] })).values.length).toBeGreaterThan(
			0
		);
		for (const file of await Promise.all(files)) {
			expect(file.status).toBe(200);
			expect((await file.arrayBuffer()).byteLength).toBeGreaterThan(10_000);
		}
	});
	it('wait for a place, and what needs none is answered meanwhile', async () => {
		const leave = await allTaken();
		let isAnswered = false;
		const waiting = get(`lfsa_ergan.csv?${LINE}`).then((answer) => {
			isAnswered = true;
			return answer;
		});
		for (const path of [`lfsa_ergan.metadata.json?${LINE}`, 'catalogue.json'])
			expect((await get(path)).status).toBe(200);
		expect((await get('lfsa_ergan.csv?geo=XX')).status).toBe(400);
		expect(isAnswered).toBe(false);
		leave();
		expect((await waiting).status).toBe(200);
	});
	it('are asked to come back when as many wait as may', async () => {
		const { SMALL_FILES } = await import('#lib/server/slots.ts');
		const leave = await allTaken();
		const waiting = Array.from({ length: 500 }, () => SMALL_FILES.acquire());
		const refused = await get(`lfsa_ergan.csv?${LINE}`);
		expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
		leave();
		for (const place of waiting) (await place)();
		expect((await get(`lfsa_ergan.csv?${LINE}`)).status).toBe(200);
	});
});
