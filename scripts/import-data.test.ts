/** Promises of the import: a downloaded table becomes a dataset the build accepts, and nothing stored is lost unasked. */
import { DATASET } from '#lib/dataset/dataset.fixture.ts';
import { remarkText } from '#lib/text/problems-english.ts';
import { spawnSync } from 'node:child_process';
import {
	cpSync,
	existsSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseDatasetJson } from '#lib/formats/dataset-json.ts';
import { memoryFile } from '#lib/tables/bytes/input-file.ts';
import { buildData } from '#lib/warehouse/build/build.ts';
import { readOptions } from './import-data.ts';
import { newDataset } from './import/dataset.ts';
import { importTable, type ImportOptions } from './import/table.ts';

const PX = `CHARSET="ANSI";
AXIS-VERSION="2010";
LANGUAGE="en";
CREATION-DATE="20240628 09:00";
DECIMALS=1;
MATRIX="WORK99";
SUBJECT-CODE="WORK";
SUBJECT-AREA="Integration and migration";
TITLE="WORK99: Employment rate by reporting country, sex and time";
CONTENTS="Employment rate";
UNITS="per cent";
STUB="reporting country","sex";
HEADING="time";
VALUES("reporting country")="Denmark","Sweden";
CODES("reporting country")="DK","SE";
VALUES("sex")="Men","Women","Total";
CODES("sex")="M","F","T";
VALUES("time")="2016","2017";
CODES("time")="2016","2017";
TIMEVAL("time")=TLIST(A1),"2016","2017";
LAST-UPDATED="20251208 09:00";
SOURCE="National statistical institutes";
NOTEX="Base too small or confidential: ..";
VALUENOTE("sex","Women")="About women.";
CELLNOTE("Denmark","*","2017")="Break in series.";
DATA=
71.2 72.0
65.1 ".."
68 "-"
70.0 70.4
61.9 62.5
66 66.5;
`;

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'import-data-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const data = () => join(folder, 'data');
const source = (text: string, name = 'download.px') =>
	memoryFile(name, new TextEncoder().encode(text));
const importText = (text: string, options: Partial<ImportOptions> = {}, name?: string) =>
	importTable(source(text, name), {
		dataDir: data(),
		source: 'nordic',
		retrieved: '2026-01-02',
		...options
	});
const read = (name: string, id = 'work99') =>
	readFileSync(join(data(), 'nordic', id, name), 'utf8');
const rows = (id?: string) => read('observations.csv', id).trim().split('\n');
const described = (id?: string) =>
	parseDatasetJson(read('dataset.json', id), 'dataset.json').dataset!;
const refusal = (run: Promise<unknown>): Promise<string> =>
	run.then(
		() => 'nothing was refused',
		(error: unknown) => String((error as Error).message)
	);
const built = () => buildData({ dataDir: data(), out: join(folder, 'out', 'warehouse.duckdb') });

describe('a unit', () => {
	const euros = PX.replace(/UNITS="[^"]*"/, 'UNITS="Million euro"');
	test('keeps its magnitude, and is never a rate of euro', async () => {
		await importText(euros);
		expect(described().unit).toMatchObject({
			label: { en: 'Million euro' },
			symbol: '€',
			kind: 'money',
			multiplier: 6
		});
		expect((await built()).problems).toEqual([]);
	});
	test('of another kind or magnitude is refused for what is stored', async () => {
		await importText(PX);
		expect(await refusal(importText(euros, { force: true }))).toContain('“Million euro”');
		expect(described().unit.kind).toBe('rate');
		await importText(euros, { as: 'other' });
		const thousands = euros.replace('Million', 'Thousand');
		expect(await refusal(importText(thousands, { as: 'other' }))).toContain('“Thousand euro”');
	});
});

describe('a new table', () => {
	test('becomes two files the build accepts', async () => {
		const imported = await importText(PX);
		expect(imported).toMatchObject({
			id: 'work99',
			isNew: true,
			isUnchanged: false,
			observations: 12
		});
		expect(readdirSync(join(data(), 'nordic', 'work99')).sort()).toEqual([
			'dataset.json',
			'observations.csv'
		]);
		expect(rows()).toEqual([
			'reporting_country,sex,time,value,status',
			'DK,M,2016,71.2,ok',
			'DK,M,2017,72.0,ok',
			'DK,F,2016,65.1,ok',
			'DK,F,2017,,suppressed',
			'DK,T,2016,68.0,ok',
			'DK,T,2017,0.0,ok',
			'SE,M,2016,70.0,ok',
			'SE,M,2017,70.4,ok',
			'SE,F,2016,61.9,ok',
			'SE,F,2017,62.5,ok',
			'SE,T,2016,66.0,ok',
			'SE,T,2017,66.5,ok'
		]);
		const result = await built();
		expect(result.problems).toEqual([]);
		expect(result.warnings).toEqual([]);
		expect(result.observations).toBe(12);
	});
	test('is described as far as its file goes, the rest is assumed aloud', async () => {
		const { table } = await importText(PX);
		const dataset = described();
		expect(dataset).toMatchObject({
			id: 'work99',
			theme: 'employment',
			title: { en: 'Employment rate' },
			measure: { en: 'Employment rate' },
			unit: { label: { en: 'per cent' }, symbol: '%', decimals: 1, kind: 'rate', range: [0, 100] },
			source: { table: 'WORK99', retrieved: '2026-01-02' },
			defaults: { sex: ['T'] },
			synthetic: false
		});
		expect(dataset.dimensions.map((d) => [d.id, d.role])).toEqual([
			['reporting_country', 'geo'],
			['sex', 'classification'],
			['time', 'time']
		]);
		expect(dataset.notes.map(({ id, scope, text }) => [id, scope, text.en])).toEqual(
			expect.arrayContaining([
				[expect.stringMatching(/^table-/), {}, 'Base too small or confidential: ..'],
				[expect.stringMatching(/^table-/), { sex: ['F'] }, 'About women.'],
				[
					expect.stringMatching(/^table-/),
					{ reporting_country: ['DK'], time: ['2017'] },
					'Break in series.'
				]
			])
		);
		expect(JSON.parse(read('dataset.json'))).toMatchObject({ updated: '20251208 09:00' });
		const assumed = table.report.assumed.map(remarkText);
		expect(assumed).toContain('theme "employment", by the letters of the table code');
		expect(assumed).toContainEqual(expect.stringContaining('complete dataset.json'));
	});
	test('starts with the last ten periods', async () => {
		const years = Array.from({ length: 12 }, (_, i) => 2010 + i);
		const csv = `"country",${years.map((y) => `"${y}"`).join(',')}\n"Denmark",${years.join(',')}\n`;
		await importText(csv, { as: 'short', theme: 'education' }, 'short.csv');
		expect(described('short').defaults['time']).toEqual(years.slice(2).map(String));
		expect(described('short').theme).toBe('education');
	});
	test('needs a name, a theme and a period, and says which flag gives them', async () => {
		const csv = '"country","persons"\n"Denmark",1\n"Sweden",2\n';
		expect(await refusal(importText(csv, {}, 'a.csv'))).toContain('--as ID');
		expect(await refusal(importText(csv, { as: 'no-name!' }, 'a.csv'))).toContain('--as ID');
		expect(await refusal(importText(csv, { as: 'xxxx1', time: '2020' }, 'a.csv'))).toContain(
			'--theme'
		);
		expect(await refusal(importText(csv, { as: 'work1' }, 'a.csv'))).toContain('--time 2024');
		await importText(csv, { time: '2020' }, 'WORK1_20251208-090000.csv').catch(() => {});
		await importText(csv, { time: '2020' }, 'WORK11_20251208-090000.csv');
		expect(rows('work11')[1]).toBe('Denmark,2020,1,ok');
		expect(existsSync(join(data(), 'nordic', 'xxxx1'))).toBe(false);
	});
	test.each([
		['negative values', '-1.5', 'there are negative values', [null, 100]],
		['values over 100 per cent', '130.0', 'there are values over 100 per cent', [0, null]]
	])('%s widen the range, with a warning', async (_, value, said, range) => {
		const { table } = await importText(PX.replace('71.2', value));
		expect(table.report.warned.map(remarkText)).toContainEqual(expect.stringContaining(said));
		expect(described().unit.range).toEqual(range);
		expect((await built()).problems).toEqual([]);
	});
	test('figures with more decimals than anybody publishes are refused', async () => {
		expect(await refusal(importText(PX.replace('71.2', '71.12345678')))).toContain('8 decimals');
	});
	test('the shape of a unit is told by its words', async () => {
		const unit = async (words: string) => {
			rmSync(data(), { recursive: true, force: true });
			await importText(PX.replace('UNITS="per cent"', `UNITS="${words}"`));
			return described().unit;
		};
		expect(await unit('persons')).toMatchObject({ kind: 'count', symbol: '', range: [0, null] });
		expect(await unit('euro per year')).toMatchObject({
			kind: 'money',
			symbol: '€',
			range: [null, null]
		});
		expect(await unit('share of all')).toMatchObject({ kind: 'rate', symbol: '' });
	});
});

describe('a table that is there already', () => {
	beforeEach(async () => {
		await importText(PX);
	});
	test('imported again changes nothing, and says so', async () => {
		const before = read('dataset.json');
		expect(await importText(PX, { retrieved: '2027-01-01' })).toMatchObject({
			isUnchanged: true,
			isNew: false
		});
		expect(read('dataset.json')).toBe(before);
	});
	test('a later release adds its period and counts what differs', async () => {
		const later = PX.replaceAll('"2016","2017"', '"2016","2017","2018"')
			.replace('71.2 72.0', '71.2 72.1 73')
			.replace('65.1 ".."', '65.1 66.6 67')
			.replace('68 "-"', '".." 69 70')
			.replace('70.0 70.4', '70.0 70.4 71')
			.replace('61.9 62.5', '61.9 62.5 63')
			.replace('66 66.5', '66 66.5 67');
		const { counts, isNew } = await importText(later);
		expect(isNew).toBe(false);
		expect(counts).toMatchObject({ added: 6, removed: 0, changed: 4, statusChanged: 0 });
		expect(counts.appeared).toEqual([
			'DK F 2017: suppressed → 66.6',
			'DK T 2016: 68.0 → suppressed'
		]);
		expect(described().dimensions[2]?.categories.map(({ code }) => code)).toEqual([
			'2016',
			'2017',
			'2018'
		]);
		expect((await built()).problems).toEqual([]);
	});
	test('what people wrote of it stays', async () => {
		const file = join(data(), 'nordic', 'work99', 'dataset.json');
		const written = JSON.parse(readFileSync(file, 'utf8'));
		written.extension.comparability = {
			...DATASET.comparability!,
			who: { en: 'People aged 20–64', sv: 'Personer 20–64 år' }
		};
		written.extension.notes.unshift({ id: 'mine', scope: { sex: ['F'] }, text: { en: 'By hand' } });
		written.extension.references = { sex: 'T' };
		written.extension.translation = {
			sv: {
				label: 'Sysselsättning',
				dimension: { sex: { label: 'kön', category: { label: { M: 'Män', F: 'Kvinnor' } } } }
			}
		};
		writeFileSync(file, JSON.stringify(written));
		await importText(
			PX.replace('71.2', '71.3')
				.replace('"Women","Total"', '"Females","Total"')
				.replace('"sex","Women"', '"sex","Females"')
		);
		const dataset = described();
		expect(dataset.comparability!.who.sv).toBe('Personer 20–64 år');
		expect(dataset.notes[0]).toEqual({
			id: 'mine',
			scope: { sex: ['F'] },
			text: { en: 'By hand' }
		});
		expect(dataset.references).toEqual({ sex: 'T' });
		expect(dataset.title.sv).toBe('Sysselsättning');
		const sex = dataset.dimensions[1]?.categories.map(({ label }) => label);
		// The Swedish word belonged to the label that is gone.
		expect(sex).toEqual([{ en: 'Men', sv: 'Män' }, { en: 'Females' }, { en: 'Total' }]);
	});
	const part =
		'"reporting country","sex","2016","2017"\n"Denmark","Men",1.5,72.0\n"Denmark","Women",65.1,..\n';
	test('a part of it changes only its own cells, and only if it is said to be a part', async () => {
		expect(await refusal(importText(part, { as: 'work99' }, 'a.csv'))).toContain(
			'8 stored cells that are not in the file'
		);
		expect(rows()).toContain('DK,M,2016,71.2,ok');
		const { counts } = await importText(part, { as: 'work99', partial: true }, 'a.csv');
		expect(counts).toMatchObject({ added: 0, changed: 1, removed: 8 });
		expect(rows()).toHaveLength(13);
		expect(rows()).toContain('DK,M,2016,1.5,ok');
		expect(rows()).toContain('SE,T,2017,66.5,ok');
		expect((await built()).problems).toEqual([]);
	});
	test('cells go only if that is wanted, and notes on them with them', async () => {
		const file = join(data(), 'nordic', 'work99', 'dataset.json');
		const written = JSON.parse(readFileSync(file, 'utf8'));
		written.extension.notes.unshift(
			{ id: 'gone', scope: { reporting_country: ['SE'] }, text: { en: 'Swedish law' } },
			{ id: 'kept', scope: { reporting_country: ['DK', 'SE'] }, text: { en: 'Law' } }
		);
		writeFileSync(file, JSON.stringify(written));
		const { table } = await importText(part, { as: 'work99', force: true }, 'a.csv');
		expect(described().notes.slice(0, 2)).toMatchObject([
			{ id: 'kept', scope: { reporting_country: ['DK'] } },
			{ id: 'table-1' }
		]);
		expect(table.report.warned.map(remarkText)).toContain(
			'the note "gone" is left out, as all it applied to is gone: Swedish law'
		);
		expect(rows()).toHaveLength(5);
		expect(described().dimensions[0]?.categories.map(({ code }) => code)).toEqual(['DK']);
		expect((await built()).problems).toEqual([]);
	});
	test('an older file is refused, unless it is wanted', async () => {
		const older = PX.replace('20251208', '20240101');
		expect(await refusal(importText(older))).toContain('older than what is stored');
		expect((await importText(older, { older: true })).isUnchanged).toBe(false);
	});
	test('another table is refused, both are named, nothing is touched', async () => {
		const before = read('dataset.json');
		const said = await refusal(importText(PX.replaceAll('WORK99', 'WORK98'), { as: 'work99' }));
		expect(said).toContain('another table: WORK98');
		expect(said).toContain('WORK99');
		expect(read('dataset.json')).toBe(before);
	});
	test('a new variable is refused, and taken with force', async () => {
		const wider = PX.replace(
			'STUB="reporting country","sex"',
			'STUB="unit","reporting country","sex"'
		)
			.replace(
				'VALUES("reporting',
				'VALUES("unit")="per cent";\nCODES("unit")="R";\nVALUES("reporting'
			)
			.replace('"Denmark","*","2017"', '"*","Denmark","*","2017"');
		expect(await refusal(importText(wider))).toContain('a new variable "unit"');
		await importText(wider, { force: true });
		expect(rows()[1]).toBe('R,DK,M,2016,71.2,ok');
		expect((await built()).problems).toEqual([]);
	});
	test('a file that cannot be read leaves everything as it was', async () => {
		const before = [read('dataset.json'), read('observations.csv')];
		for (const text of [
			'',
			'<html></html>',
			PX.slice(0, -30),
			PX.replaceAll(/\d\d\.\d/g, '0')
				.replace('".."', '0')
				.replace('68 "-"', '0 0')
				.replace('66 0', '0 0')
		])
			expect(await refusal(importText(text))).not.toBe('nothing was refused');
		expect([read('dataset.json'), read('observations.csv')]).toEqual(before);
		expect(readdirSync(join(data(), 'nordic', 'work99'))).toHaveLength(2);
	});
	test('a dataset whose description is broken is not written over', async () => {
		const file = join(data(), 'nordic', 'work99', 'dataset.json');
		writeFileSync(file, '{"version": "2.0"}');
		expect(await refusal(importText(PX))).toContain('dataset.json');
		expect(readFileSync(file, 'utf8')).toBe('{"version": "2.0"}');
	});
});

test('a table of a sheet without names is bound to the one that is stored', async () => {
	await importText(PX);
	const bytes = new Uint8Array(readFileSync('tests/fixtures/tables/xlsx/93-classic.xlsx'));
	const imported = await importTable(memoryFile('sheet.xlsx', bytes), {
		dataDir: data(),
		source: 'nordic',
		partial: true
	});
	expect(imported.id).toBe('work99');
	expect(imported.counts).toMatchObject({ added: 0, changed: 0, removed: 4 });
});

test('the datasets of the site are known well enough to import their own figures', async () => {
	cpSync('data/eurostat/tps00170', join(data(), 'eurostat', 'tps00170'), { recursive: true });
	const text = readFileSync('data/eurostat/tps00170/observations.csv', 'utf8');
	const csv = text
		.split('\n')
		.map((line) => line.split(',').slice(0, 3).join(','))
		.join('\n');
	const imported = await importTable(source(csv, 'tps.csv'), {
		dataDir: data(),
		source: 'eurostat',
		as: 'tps00170'
	});
	expect(imported.counts).toMatchObject({ added: 0, removed: 0, changed: 0, statusChanged: 0 });
	expect(imported.isUnchanged).toBe(true);
});

test('figures of several units are a warning', async () => {
	const wider = PX.replace('STUB="reporting country","sex"', 'STUB="unit","sex"')
		.replace(
			'VALUES("reporting country")="Denmark","Sweden"',
			'VALUES("unit")="per cent","persons"'
		)
		.replace('CODES("reporting country")="DK","SE"', 'CODES("unit")="R","P"')
		.replace('CELLNOTE("Denmark","*","2017")="Break in series.";', '');
	const { table } = await importText(wider);
	expect(table.report.warned.map(remarkText)).toContainEqual(
		expect.stringContaining('more than one unit')
	);
});

test('a table without a variable of time, or with two, is no dataset', () => {
	const dimension = (id: string) => ({
		id,
		name: id,
		label: { en: id },
		role: 'time' as const,
		codes: ['2016'],
		labels: [{ en: '2016' }],
		coded: 'codes' as const
	});
	const table = (ids: string[]) => ({
		matrix: 'WORK99',
		dimensions: ids.map(dimension),
		values: Float64Array.of(1),
		marks: new Uint16Array(1),
		symbols: [],
		notes: [],
		report: { found: [], assumed: [], warned: [] }
	});
	const naming = { id: 'a', retrieved: '2026' };
	expect(() => newDataset(table([]), naming)).toThrow('no variable of time');
	expect(() => newDataset(table(['a', 'b']), naming)).toThrow('2 variables of time');
});

test('the command imports several files, names what it refuses, and ends with 1 then', () => {
	const good = join(folder, 'WORK99.px');
	const bad = join(folder, 'bad.csv');
	writeFileSync(good, PX);
	writeFileSync(bad, 'Bad Request');
	const run = (...args: string[]) =>
		spawnSync(
			process.execPath,
			['--import', 'tsx', 'scripts/import-data.ts', '--data', data(), ...args],
			{
				encoding: 'utf8'
			}
		);
	const first = run(bad, good);
	expect(first.stderr).toContain(`${bad}: line 1: found no header of a table`);
	expect(first.stdout).toMatch(
		/^work99: 12 observations from .*WORK99\.px \([0-9a-f]{12}\) → .*work99 \(new\)\n$/
	);
	expect(first.status).toBe(1);

	// As a crash between the two moves of a commit leaves it.
	renameSync(join(data(), 'nordic', 'work99'), join(data(), 'nordic', '.work99.old'));
	const later = run(good);
	expect(later.stderr).toContain('put work99 back in its place');
	expect(later.stdout).toContain('holds what is stored already; nothing was changed');
	expect(later.status).toBe(0);

	writeFileSync(join(data(), 'nordic', '.lock'), String(process.pid));
	const beside = run(good);
	expect(beside.status).toBe(1);
	expect(beside.stderr).toContain('another update or import is running');
});

test('what the command cannot do with its options is said', () => {
	const refused = (...args: string[]) => expect(() => readOptions(args));
	refused().toThrow('Usage:');
	refused('a.px', 'b.px', '--as', 'x').toThrow('--as names one dataset');
	refused('a.px', '--theme', 'x').toThrow('allowed: employment, education, settlement');
	expect(readOptions(['a.px', '--data', 'there']).root).toBe(join('there', 'nordic'));
});
