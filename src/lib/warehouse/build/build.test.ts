/** Promises of the build: every problem is named where it is, and the database holds what the files hold. */
import { DuckDBInstance } from '@duckdb/node-api';
import { spawnSync } from 'node:child_process';
import {
	cpSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	symlinkSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import Papa from 'papaparse';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { builtWarehouse } from '../database.fixture.ts';
import { formerFolder, formerIn, formerName } from '../releases.ts';
import { dataProblemText } from '#lib/dataset/problems/data.ts';
import { problemLines } from './problem-lines.ts';
import { buildData } from './build.ts';

const FIXTURES = 'tests/fixtures/build';
const CLEAN = join(FIXTURES, 'clean');
const LEVELS = join('test', 'levels', 'observations.csv');

let folder: string;
let clean: Buffer | undefined;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'build-data-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const out = () => join(folder, 'out', 'warehouse.duckdb');
const build = (dataDir: string) => buildData({ dataDir, out: out() });
const linesOf = async (dataDir: string) => (await build(dataDir)).problems.map(dataProblemText);
const written = () => readdirSync(join(folder, 'out'));

/** A copy of the clean fixture whose observations went through `change`. */
function edited(change: (csv: string) => string | Buffer): string {
	const copy = mkdtempSync(join(folder, 'data-'));
	cpSync(CLEAN, copy, { recursive: true });
	const file = join(copy, LEVELS);
	writeFileSync(file, change(readFileSync(file, 'utf8')));
	return copy;
}

async function query(sql: string, file = out()): Promise<unknown[][]> {
	const instance = await DuckDBInstance.create(file, { access_mode: 'READ_ONLY' });
	const connection = await instance.connect();
	try {
		return (await connection.runAndReadAll(sql)).getRowsJson();
	} finally {
		connection.closeSync();
		instance.closeSync();
	}
}

/** Puts a database of the clean fixture in place, which is built once, and gives its bytes. */
async function former(): Promise<Buffer> {
	if (clean) {
		mkdirSync(join(folder, 'out'));
		writeFileSync(out(), clean);
	} else expect((await build(CLEAN)).problems).toEqual([]);
	return (clean ??= readFileSync(out()));
}

describe('problems', () => {
	const names = readdirSync(FIXTURES).filter((name) => name !== 'clean');
	test('there is a fixture for each problem of the list', () => {
		expect(names).toHaveLength(25);
	});
	test.each(names)('%s: exactly the expected lines, and nothing is replaced', async (name) => {
		const before = await former();
		const expected = readFileSync(join(FIXTURES, name, 'expected.txt'), 'utf8');
		expect(`${(await linesOf(join(FIXTURES, name))).join('\n')}\n`).toBe(expected);
		expect(readFileSync(out()).equals(before)).toBe(true);
		expect(written()).toEqual(['warehouse.duckdb']);
	});
	test('of very many problems of one kind the first ten are named, and the rest is counted', async () => {
		const header = 'geo,schooling,time,value,status';
		const line = (i: number) => `DK,low,${2020 + (i % 2)},ok,41.5`;
		const dir = edited(() =>
			[header, ...Array.from({ length: 500 }, (_, i) => line(i)), ''].join('\n')
		);
		const { problems } = await build(dir);
		const lines = problemLines(problems);
		expect(problems.length).toBeGreaterThan(900);
		expect(lines.length).toBeLessThan(50);
		const file = relative(process.cwd(), join(dir, LEVELS));
		expect(
			lines.filter((l) => l.startsWith(`${file}:`) && l.includes(' value: found "ok"'))
		).toHaveLength(10);
		expect(lines).toContain(
			`${file}:12–501 value: 490 more like these. Write the number plainly, without grouping or signs.`
		);
		expect(lines.at(-1)).toBe(`${problems.length} problems; nothing was replaced.`);
	});
	test('what a killed build left beside the file is removed by the next, what another writes is not', async () => {
		await former();
		const { pid } = spawnSync(process.execPath, ['--version']);
		for (const left of [`new-${pid}`, `new-${pid}.wal`, `new-${process.ppid}`])
			writeFileSync(`${out()}.${left}`, 'left');
		await build(CLEAN);
		expect(written().sort()).toEqual(['warehouse.duckdb', `warehouse.duckdb.new-${process.ppid}`]);
	});
	test('with problems and no former file, none is written', async () => {
		await build(join(FIXTURES, 'out-of-range'));
		expect(written()).toEqual([]);
	});
	test('a folder without datasets is a problem', async () => {
		mkdirSync(join(folder, 'empty'));
		for (const name of ['empty', 'nowhere'])
			expect((await build(join(folder, name))).problems).toMatchObject([
				{ where: { line: 0 }, found: 'no dataset.json' }
			]);
	});
	test('a character cut off at the end of the file is found in its line', async () => {
		const dir = edited((csv) =>
			Buffer.concat([Buffer.from(`${csv}DK,low,2020,40.0,ok`), Buffer.from([0xc3])])
		);
		expect((await build(dir)).problems).toMatchObject([
			{ where: { line: 10 }, found: 'bytes that are not UTF-8' }
		]);
	});
	test('a bad byte far down a large file is found in its line', async () => {
		// Characters of two bytes at even and at odd places, so that a chunk of the file ends inside one.
		const filler = 'å'.repeat(50_000);
		const dir = edited((csv) =>
			Buffer.concat([Buffer.from(`${csv}a${filler}\n${filler}\nc`), Buffer.from([0xff, 10])])
		);
		expect((await build(dir)).problems).toMatchObject([
			{ where: { line: 12 }, found: 'bytes that are not UTF-8' }
		]);
	});
	test('metadata that are not UTF-8 are a problem, not odd characters in a label', async () => {
		const dir = edited((csv) => csv);
		const file = join(dir, 'test', 'levels', 'dataset.json');
		const text = readFileSync(file, 'utf8').replace('Level of education', 'Nivå');
		writeFileSync(file, text, 'latin1');
		expect((await build(dir)).problems).toMatchObject([
			{ where: { line: 4 }, found: 'bytes that are not UTF-8' }
		]);
	});
	test('a check against a dataset that is not there is a problem', async () => {
		const dir = mkdtempSync(join(folder, 'data-'));
		cpSync(join(FIXTURES, 'disagreeing'), dir, { recursive: true });
		rmSync(join(dir, 'test', 'low'), { recursive: true });
		expect((await build(dir)).problems).toMatchObject([
			{
				where: { line: 114, column: 'extension.checks.0.dataset' },
				found: '"low"',
				allowed: 'levels'
			}
		]);
	});
	test('two datasets that agree need not describe the same cells', async () => {
		const dir = mkdtempSync(join(folder, 'data-'));
		cpSync(join(FIXTURES, 'one-sided'), dir, { recursive: true });
		const other = join(dir, 'test', 'low');
		// The other dataset knows no 2021 and a country more: neither is compared.
		const json = JSON.parse(readFileSync(join(other, 'dataset.json'), 'utf8'));
		json.size = [3, 1];
		json.dimension.geo.category = {
			index: ['SE', 'DK', 'FI'],
			label: { SE: 'S', DK: 'D', FI: 'F' }
		};
		json.dimension.time.category = { index: ['2020'], label: { 2020: '2020' } };
		writeFileSync(join(other, 'dataset.json'), JSON.stringify(json));
		const rows = 'geo,time,value,status\nDK,2020,40.0,ok\nSE,2020,30.2,ok\nFI,2020,20.0,ok\n';
		writeFileSync(join(other, 'observations.csv'), rows);
		expect((await build(dir)).problems).toEqual([]);
		writeFileSync(join(other, 'observations.csv'), rows.replace('SE,2020,30.2', 'SE,2020,30.3'));
		expect((await build(dir)).problems).toMatchObject([
			{ where: { line: 6, column: 'value' }, found: '30.2 for SE 2020', allowed: '30.3, as in low' }
		]);
	});
	test('two kinds of line ends in one file are a problem', async () => {
		const dir = edited((csv) => csv.replace(/ok\nDK/g, 'ok\r\nDK'));
		expect((await build(dir)).problems).toMatchObject([
			{ where: { line: 0 }, allowed: 'one kind of line ends, quotes closed' }
		]);
	});
	test('behind a broken quote no line is named that may be wrong', async () => {
		// The reader of lines takes the next quote for the end of the broken one, the database does not.
		const dir = edited((csv) =>
			csv.replace('58.5', '"58.5"x').replace('30.2', '"300"').replace('31.0', '310')
		);
		expect((await build(dir)).problems.map(({ where }) => where.line)).toEqual([5]);
	});
	test('a line break inside quotes moves the lines behind it', async () => {
		const dir = edited((csv) => csv.replace('58.5', '"58.\n5"').replace('31.0', '310'));
		expect((await build(dir)).problems.map(({ where }) => [where.line, where.column])).toEqual([
			[5, 'value'],
			[8, 'value']
		]);
	});
	test('the line is right with other line ends, too', async () => {
		const dir = edited((csv) => csv.replace('58.5', '580').replaceAll('\n', '\r\n'));
		expect((await build(dir)).problems).toMatchObject([{ where: { line: 5 }, found: '"580"' }]);
	});
});

describe('a dataset folder that is a symbolic link', () => {
	const linked = (target: string, ...path: string[]) => {
		const data = mkdtempSync(join(folder, 'data-'));
		mkdirSync(join(data, ...path.slice(0, -1)), { recursive: true });
		symlinkSync(target, join(data, ...path));
		return data;
	};
	test('is found, as is a folder of datasets, and has the same release', async () => {
		const { release } = await build(CLEAN);
		for (const data of [
			linked(resolve(CLEAN, 'test', 'levels'), 'test', 'levels'),
			linked(resolve(CLEAN, 'test'), 'test')
		])
			expect(await build(data)).toMatchObject({ problems: [], release, observations: 8 });
	});
	test('does not end in a circle', async () => {
		const data = linked(resolve(CLEAN, 'test', 'levels'), 'test', 'levels');
		symlinkSync(data, join(data, 'test', 'again'));
		expect(await build(data)).toMatchObject({ problems: [], observations: 8 });
	});
	test('is named when it leads nowhere', async () => {
		const data = linked(join(folder, 'gone'), 'test', 'levels');
		expect((await build(data)).problems).toMatchObject([{ code: 'broken-link' }]);
	});
});

describe('the clean fixture', () => {
	test('it is loaded with its values, statuses and system tables', async () => {
		const { observations, statuses } = await build(CLEAN);
		expect(observations).toBe(8);
		expect(new Set(statuses)).toEqual(
			new Set([
				['levels', 'ok', 6],
				['levels', 'break', 1],
				['levels', 'suppressed', 1]
			])
		);
		const rows = await query(
			'SELECT geo::VARCHAR, schooling::VARCHAR, time::VARCHAR, value, status::VARCHAR FROM levels ORDER BY geo, schooling, time'
		);
		expect(rows).toEqual([
			['DK', 'low', '2020', 40, 'ok'],
			['DK', 'low', '2021', 41.5, 'ok'],
			['DK', 'high', '2020', 60, 'ok'],
			['DK', 'high', '2021', 58.5, 'ok'],
			['SE', 'low', '2020', 30.2, 'ok'],
			['SE', 'low', '2021', 31, 'break'],
			['SE', 'high', '2020', 69.9, 'ok'],
			['SE', 'high', '2021', null, 'suppressed']
		]);
		expect(await query('SELECT geo, period, cells, published FROM availability')).toEqual([
			['DK', '2020', 2, 2],
			['DK', '2021', 2, 2],
			['SE', '2020', 2, 2],
			['SE', '2021', 2, 1]
		]);
	});
	test('a byte order mark, blank lines at the end and columns in another order change no figure', async () => {
		await build(CLEAN);
		const sql = 'SELECT * FROM levels ORDER BY ALL';
		const before = await query(sql);
		const turned = (csv: string) =>
			csv
				.trim()
				.split('\n')
				.map((line) => line.split(',').reverse().join(','))
				.join('\n');
		const { problems, changes } = await build(edited((csv) => `\ufeff${turned(csv)}\n\n`));
		expect(problems).toEqual([]);
		expect(changes).toEqual([
			{ dataset: 'levels', added: 0, removed: 0, changed: 0, statusChanged: 0 }
		]);
		expect(await query(sql)).toEqual(before);
	});
});

describe('release', () => {
	test('the same input gives the same release, whatever its line ends', async () => {
		const { release } = await build(CLEAN);
		expect(release).toMatch(/^[0-9a-f]{12}$/);
		expect((await build(CLEAN)).release).toBe(release);
		expect((await build(edited((csv) => csv.replaceAll('\n', '\r\n')))).release).toBe(release);
		expect(await query('SELECT id, observations::INTEGER, datasets FROM release')).toEqual([
			[release, 8, 1]
		]);
	});
	test('one changed byte in the figures or the metadata gives another', async () => {
		const { release } = await build(CLEAN);
		const figures = edited((csv) => csv.replace('41.5', '41.6'));
		const words = edited((csv) => csv);
		const file = join(words, 'test', 'levels', 'dataset.json');
		writeFileSync(file, readFileSync(file, 'utf8').replace('Denmark', 'Denmarc'));
		const releases = [release, (await build(figures)).release, (await build(words)).release];
		expect(new Set(releases).size).toBe(3);
	});
});

describe('report of changes', () => {
	test('the first build adds everything, an unchanged one nothing', async () => {
		const of = (added: number) => [
			{ dataset: 'levels', added, removed: 0, changed: 0, statusChanged: 0 }
		];
		expect((await build(CLEAN)).changes).toEqual(of(8));
		expect((await build(CLEAN)).changes).toEqual(of(0));
	});
	test('added, removed, changed and status changed are counted apart', async () => {
		const start = edited((csv) => csv.replace('DK,low,2021,41.5,ok\n', ''));
		await build(start);
		const next = edited((csv) =>
			csv
				.replace(/SE,high.*\n/g, '')
				.replace('40.0,ok', '40.1,ok')
				.replace('60.0,ok', '59.9,provisional')
				.replace('58.5,ok', '58.5,provisional')
				.replace('31.0,break', ',missing')
		);
		// Added: DK low 2021. Removed: SE high twice. Other value: DK low and high 2020, SE low 2021 (now none).
		// Other status: DK high 2020 and 2021, SE low 2021.
		const counts = { dataset: 'levels', added: 1, removed: 2, changed: 3, statusChanged: 3 };
		expect((await build(next)).changes).toEqual([counts]);
		expect(
			await query(
				'SELECT dataset, added::INTEGER, removed::INTEGER, changed::INTEGER, status_changed::INTEGER FROM changes'
			)
		).toEqual([Object.values(counts)]);
	});
	test('the counts are the same when the categories have another order or others beside them', async () => {
		const start = edited((csv) => csv.replace('DK,low,2021,41.5,ok\n', '').replace('40.0', '40.1'));
		const counts = { dataset: 'levels', added: 1, removed: 0, changed: 1, statusChanged: 0 };
		await build(start);
		expect((await build(CLEAN)).changes).toEqual([counts]);
		const file = join(start, 'test', 'levels', 'dataset.json');
		const json = JSON.parse(readFileSync(file, 'utf8'));
		json.size[0] = 3;
		json.dimension.geo.category.index = ['SE', 'FI', 'DK'];
		json.dimension.geo.category.label.FI = 'Finland';
		writeFileSync(file, JSON.stringify(json));
		await build(start);
		expect((await build(CLEAN)).changes).toEqual([counts]);
	});
	test.each([
		['is no database', () => Buffer.from('this is no database, but it is longer than nothing')],
		['is empty', () => Buffer.alloc(0)],
		['was cut off', (whole: Buffer) => whole.subarray(0, 9_000)],
		['is damaged', (whole: Buffer) => Buffer.from(whole).fill(0x5a, 12_288)]
	])(
		'a former database that %s is a warning, and everything counts as added',
		async (_, damaged) => {
			writeFileSync(out(), damaged(await former()));
			const { problems, changes, warnings } = await build(CLEAN);
			expect(problems).toEqual([]);
			expect(changes).toEqual([
				{ dataset: 'levels', added: 8, removed: 0, changed: 0, statusChanged: 0 }
			]);
			expect(warnings).toEqual([
				expect.stringMatching(/^the former database .* every observation counts as added: /)
			]);
			expect(await query('SELECT count(*)::INTEGER FROM levels')).toEqual([[8]]);
			expect(written()).toEqual(['warehouse.duckdb']);
			expect((await build(CLEAN)).warnings).toEqual([]);
		}
	);
	test('a dataset that is new and one that is gone are counted whole', async () => {
		await build(CLEAN);
		const dir = edited((csv) => csv);
		const [from, to] = [join(dir, 'test', 'levels'), join(dir, 'test', 'grades')];
		cpSync(from, to, { recursive: true });
		rmSync(from, { recursive: true });
		const file = join(to, 'dataset.json');
		writeFileSync(file, readFileSync(file, 'utf8').replace('"id": "levels"', '"id": "grades"'));
		expect((await build(dir)).changes).toEqual([
			{ dataset: 'grades', added: 8, removed: 0, changed: 0, statusChanged: 0 },
			{ dataset: 'levels', added: 0, removed: 8, changed: 0, statusChanged: 0 }
		]);
	});
	test('the file is replaced as a whole; the former one is kept under its release and its time', async () => {
		const before = await former();
		const { release } = await build(CLEAN);
		expect(written()).toEqual(['warehouse.duckdb']);
		const { kept } = await build(edited((csv) => csv.replace('41.5', '41.6')));
		expect(kept).toEqual([expect.stringContaining(`release ${release} is kept`)]);
		expect(readFileSync(out()).equals(before)).toBe(false);
		expect(written()).toEqual(['warehouse.duckdb', 'warehouse.releases']);
		const [latest] = await formerIn(formerFolder(out()));
		expect(latest!.id).toBe(release);
		expect(Date.parse(latest!.built)).toBeGreaterThan(Date.now() - 60_000);
		expect(readdirSync(formerFolder(out()))).toHaveLength(1);
		expect(await query("SELECT value FROM levels WHERE geo = 'DK' AND schooling = 'low'")).toEqual([
			[40],
			[41.6]
		]);
	});
	test('the oldest former releases are let go beyond the limit, and that is said', async () => {
		vi.stubEnv('NORDIC_RELEASES', '1');
		const first = await build(CLEAN);
		const second = await build(edited((csv) => csv.replace('41.5', '41.6')));
		// Names hold seconds: an older one, made by hand.
		const folder = formerFolder(out());
		const [held] = await formerIn(folder);
		renameSync(held!.path, join(folder, formerName(first.release, '2020-01-01 00:00:00')));
		const { kept } = await build(edited((csv) => csv.replace('41.5', '41.7')));
		expect(kept).toEqual([
			expect.stringContaining(`release ${second.release} is kept`),
			expect.stringContaining(`release ${first.release} is no longer kept`)
		]);
		expect((await formerIn(folder)).map(({ id }) => id)).toEqual([second.release]);
		vi.unstubAllEnvs();
	});
	test('a reader of the former file goes on reading it while it is replaced', async () => {
		await build(CLEAN);
		const instance = await DuckDBInstance.create(out(), { access_mode: 'READ_ONLY' });
		const connection = await instance.connect();
		const sum = async () =>
			(await connection.runAndReadAll('SELECT count(*)::INTEGER FROM levels')).getRowsJson();
		expect(await sum()).toEqual([[8]]);
		const other = spawnSync(process.execPath, [
			...['--import', 'tsx', 'scripts/build-data.ts'],
			...['--data', edited((csv) => csv.replace(/SE,high.*\n/g, '')), '--out', out()]
		]);
		expect(other.status).toBe(0);
		expect(await sum()).toEqual([[8]]);
		connection.closeSync();
		instance.closeSync();
		expect(await query('SELECT count(*)::INTEGER FROM levels')).toEqual([[6]]);
	});
});

describe('the figures of the site', () => {
	/** Generated cubes and tables of an update may lie in data/ as well; they are left out. */
	const files = readdirSync('data', { recursive: true, encoding: 'utf8' }).filter(
		(name) => name.endsWith('observations.csv') && !/^(synthetic|nordic|\.)/.test(name)
	);
	/** Dataset and status → rows, counted from the files alone. */
	function counted(): Map<string, number> {
		const counts = new Map<string, number>();
		for (const file of files) {
			const { data: rows, errors } = Papa.parse<{ status: string }>(
				readFileSync(join('data', file), 'utf8'),
				{
					header: true,
					skipEmptyLines: true
				}
			);
			expect(errors).toEqual([]);
			for (const { status } of rows) {
				const key = `${file.split('/').at(-2)} ${status}`;
				counts.set(key, (counts.get(key) ?? 0) + 1);
			}
		}
		return counts;
	}
	test('all 81,170 rows are in the database, by dataset and status as in the files', async () => {
		const built = await builtWarehouse();
		const database = process.env.NORDIC_WAREHOUSE;
		const ids = await query('SELECT id FROM catalogue', database);
		const ours = files.map((file) => file.split('/').at(-2)!);
		expect(ours).toHaveLength(74);
		expect(ids.flat()).toEqual(expect.arrayContaining(ours));
		const counts = ours.map(
			(id) => `SELECT '${id}', status::VARCHAR, count(*)::INTEGER FROM "${id}" GROUP BY 2`
		);
		const loaded = await query(counts.join(' UNION ALL '), database);
		const expected = counted();
		expect(
			new Map(loaded.map(([id, status, n]) => [`${String(id)} ${String(status)}`, n]))
		).toEqual(expected);
		expect([...expected.values()].reduce((sum, n) => sum + n, 0)).toBe(81_170);
		await built.remove();
	});
});
