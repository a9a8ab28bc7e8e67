/** An opened file shows what the command line reads: the same observations in slices and in files, and faults that say what to answer. */
import type { Problem } from '#lib/dataset/problem.ts';
import { ENGLISH } from '#lib/text/problems-english.ts';
import { problemIn } from '#lib/text/problems.ts';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { codesAt } from '#lib/dataset/slice.ts';
import { memoryFile } from '#lib/tables/bytes/input-file.ts';
import { decimalsOf } from '#lib/tables/table/plain-number.ts';
import { readTable } from '#lib/tables/detect/read.ts';
import { Refused, type ReadOptions } from '#lib/tables/table/table.ts';
import { expectationOf, fixtureBytes, fixtureNames } from '#tests/fixtures/tables.ts';
import { csvBlocks } from '#scripts/import/observations.ts';
import { fileOf } from './files.ts';
import { openTable, type Opened, type OpenOptions } from './opened.ts';
import { shownOf } from './shown.ts';
import { CONTROL_WORDS, type ControlWords } from '../control.ts';

const words = Object.fromEntries(CONTROL_WORDS.map((key) => [key, key])) as ControlWords;

const sourceOf = (name: string) => memoryFile(name, fixtureBytes(name));
const textSource = (name: string, text: string) => memoryFile(name, new TextEncoder().encode(text));
const optionsOf = (name: string): ReadOptions =>
	expectationOf<{ options?: ReadOptions }>(name)?.options ?? {};
const faultsOf = (opening: Promise<unknown>): Promise<Problem[]> =>
	opening.then(
		() => [],
		(error: unknown) => {
			if (error instanceof Refused) return error.causes.map((one) => problemIn(ENGLISH, one));
			throw error;
		}
	);

/** "DK|M|2016|71.2|ok" for each line of a CSV. */
const linesOf = (csv: string): string[] =>
	(Papa.parse(csv.trim(), { header: false }).data as string[][])
		.slice(1)
		.map((row) => [...row.slice(0, -2), row.at(-2) && Number(row.at(-2)), row.at(-1)].join('|'))
		.sort();

const whole = ({ datasets }: Opened, part: number): string =>
	[
		`table=${part + 1}`,
		...datasets[part]!.dimensions.map((d) => `${encodeURIComponent(d.id)}=*`)
	].join('&');

/** All observations, as cells of slices. */
const shownLines = ({ cube, datasets }: Opened): string[] =>
	datasets.flatMap((dataset) => {
		const slice = cube.slice(dataset, {});
		return slice.values.flatMap((value, cell) => {
			const codes = Object.values(codesAt(slice, cell)).reverse();
			return `${codes.join('|')}|${value ?? ''}|${slice.status[cell] ?? 'ok'}`;
		});
	});

const readable = fixtureNames.filter((name) => {
	const expected = expectationOf<object>(name) ?? {};
	return 'observations' in expected && !JSON.stringify(expected).includes('"known"');
});

describe.each(readable)('%s', (name) => {
	test('is shown and saved with the observations the command line prints', async () => {
		const options: OpenOptions = optionsOf(name);
		const table = await readTable(sourceOf(name), options);
		if (table.values.some((value) => decimalsOf(value) > 6)) {
			expect(await faultsOf(openTable(sourceOf(name), options))).toMatchObject([
				{ allowed: 'at most 6' }
			]);
			return;
		}
		const times = table.dimensions.filter(({ role }) => role === 'time').length;
		if (times > 1) {
			expect(await faultsOf(openTable(sourceOf(name), options))).toMatchObject([
				{ found: `${times} variables of time` }
			]);
			return;
		}
		if (times === 0) {
			const [fault] = await faultsOf(openTable(sourceOf(name), options));
			expect(fault?.asks).toEqual({ option: 'time' });
			options.time = '2024';
		}
		const printed = linesOf([...csvBlocks(table, { symbol: false })].join(''));
		const lines =
			times === 0 ? printed.map((line) => line.replace(/(\|[^|]*\|[^|]*)$/, '|2024$1')) : printed;

		const opened = await openTable(sourceOf(name), options);
		const shown = shownLines(opened);
		expect(shown).toEqual(expect.arrayContaining(lines));
		// What is beyond the file's observations is missing, and nothing else.
		const beyond = shown.filter((line) => !lines.includes(line));
		expect(beyond.filter((line) => !line.endsWith('||missing'))).toEqual([]);

		const saved = await Promise.all(
			opened.datasets.map(async (_, part) =>
				linesOf(await (await fileOf('csv', opened, whole(opened, part), 'en')).text())
			)
		);
		expect(saved.flat().sort()).toEqual(shown.sort());
	});
});

const TSV = `freq,unit,geo\\TIME_PERIOD\t2019 \t2020 \t2021 \t2022 
A,PC,DK\t70.1 \t71.2 b\t72.3 \t: c
A,PC,SE\t65.0 \t66.1 \t67.2 p\t68.3 
A,THS,DK\t1000 \t1001 \t1002 \t1003 
A,THS,SE\t2000 \t2001 \t2002 \t2003 
`;

test('figures of two units are never in one dataset', async () => {
	const { datasets, cube } = await openTable(textSource('two.tsv', TSV), {});
	expect(datasets.map((d) => d.dimensions.find(({ id }) => id === 'unit')?.categories)).toEqual([
		[{ code: 'PC', label: { en: 'PC' } }],
		[{ code: 'THS', label: { en: 'THS' } }]
	]);
	expect(datasets.map((d) => d.unit.decimals)).toEqual([1, 0]);
	expect(cube.slice(datasets[1]!, { time: ['2022'] }).values).toEqual([1003, 2003]);
});

test('a break in a period that is not chosen is marked on the next one that is', async () => {
	const { datasets, cube } = await openTable(textSource('two.tsv', TSV), {});
	const slice = cube.slice(datasets[0]!, { time: ['2019', '2021'] });
	expect(slice.values).toEqual([70.1, 72.3, 65, 67.2]);
	expect(slice.status).toEqual({ 3: 'provisional' });
	expect(slice.hiddenBreaks).toEqual([1]);
});

test('a change is not shown across a break, and says why', async () => {
	const opened = await openTable(textSource('two.tsv', TSV), {});
	const { figure } = shownOf(opened, 'transform=change&reference=time:2019', 'en', words);
	expect(figure?.slice.values.slice(0, 4)).toEqual([0, null, null, null]);
	expect(figure?.source.text).toBe(
		'Opened from two.tsv on this computer · calculation by this site'
	);
	expect(JSON.stringify(figure)).not.toMatch(/release":"[^"]/);
});

test('what an address asks and a file does not have is named', async () => {
	const opened = await openTable(textSource('two.tsv', TSV), {});
	expect(shownOf(opened, 'geo=NO&table=7', 'en', words).problems).toHaveLength(2);
	expect(shownOf(opened, 'geo=SE', 'en', words)).toMatchObject({
		problems: [],
		selection: { geo: ['SE'] }
	});
});

test('a file has no persons to give two groups the same mix of, and says so', async () => {
	const opened = await openTable(textSource('two.tsv', TSV), {});
	const plain = shownOf(opened, '', 'en', words);
	for (const asked of ['view=decomposition', 'transform=standardised']) {
		const shown = shownOf(opened, asked, 'en', words);
		expect(shown.problems, asked).toHaveLength(1);
		expect(shown.problems[0]).toContain(asked.split('=')[1]);
		expect(shown.figure?.slice).toEqual(plain.figure?.slice);
		expect(shown.figure?.view).toEqual(plain.figure?.view);
	}
	for (const { choices, key } of plain.controls)
		if (key === 'form' || key === 'transform')
			expect(choices.at(-1)?.refused, key).toMatch(/^page_explore_mix_refused_/);
});

test('a file has no population to be divided by, says so, and is offered no such thing', async () => {
	const opened = await openTable(textSource('two.tsv', TSV), {});
	for (const part of [1, 2])
		for (const per of ['inhabitants', 'whole']) {
			const shown = shownOf(opened, `table=${part}&per=${per}`, 'en', words);
			expect(shown.problems).toEqual([`“${per}” of “per” cannot be computed from these figures.`]);
			expect(shown.figure?.view).not.toHaveProperty('per');
			expect(shown.controls.map(({ key }) => key)).not.toContain('per');
		}
});

test('files hold the differences that are shown, and what they were computed from', async () => {
	const opened = await openTable(textSource('two.tsv', TSV), {});
	const query = 'geo=DK,SE&transform=gap&reference=geo:DK&view=line';
	const { figure } = shownOf(opened, query, 'en', words);
	const shown = figure!.slice.values;
	expect(shown).toHaveLength(4);
	const file = await fileOf('csv', opened, query, 'en');
	expect(file.name).toMatch(/^own-file_.*_gap\.csv$/);
	const { data } = Papa.parse<Record<string, string>>((await file.text()).trim(), { header: true });
	expect(data[0]).toMatchObject({
		geo: 'SE',
		value: '-5.1',
		status: 'ok',
		level: '65.0',
		level_status: 'ok',
		reference: '70.1',
		reference_status: 'ok'
	});
	expect(data.map(({ value }) => (value === '' ? null : Number(value)))).toEqual(shown);
	expect(data.at(-1)).toMatchObject({
		value: '',
		status: 'suppressed',
		level: '68.3',
		reference: ''
	});
	const { extension, source } = JSON.parse(
		await (await fileOf('json', opened, query, 'en')).text()
	);
	expect(source).toBe(figure!.source.text);
	expect(extension.unit).toBe(figure!.unit.text);
	expect(extension.columns.level).toEqual([65, 66.1, 67.2, 68.3]);
});

test('files say whose they are and name no release', async () => {
	const opened = await openTable(sourceOf('97-px-source.px'), {});
	const file = await fileOf('json', opened, '', 'en');
	const { extension, source } = JSON.parse(await file.text());
	expect(source).toBe(opened.source);
	expect(extension.opened_from).toBe('Opened from 97-px-source.px on this computer');
	expect(extension).not.toHaveProperty('release');
	expect(file.name).toMatch(/^own-file_/);
	const arrow = await fileOf('arrow', opened, '', 'en');
	expect(arrow.size).toBeGreaterThan(500);
});

test.each([
	['32-ambiguous.csv', { option: 'delimiter', answers: [',', ';'] }],
	['09-part.csv', { option: 'partial' }],
	['16-bundle.json', { option: 'dataset', answers: ['first', 'second'] }],
	['93-rows-missing.xlsx', { option: 'partial' }],
	['19-all-zero.csv', { option: 'partial' }]
])('%s is refused with the question that helps', async (name, asks) => {
	const [fault] = await faultsOf(openTable(sourceOf(name), {}));
	expect(fault?.asks).toEqual(asks);
});

test('a file that is too large is refused before it is read', async () => {
	const huge = { name: 'huge.csv', size: 2 ** 31, chunks: () => Promise.reject(new Error('read')) };
	const [fault] = await faultsOf(openTable(huge as never, {}));
	expect(fault).toMatchObject({ found: 'a file of 2147483648 bytes' });
});

test('a JSON-stat file of this site comes back with its statuses, unit and measure', async () => {
	const first = await openTable(textSource('two.tsv', TSV), {});
	const file = await fileOf('json', first, whole(first, 0), 'en');
	const again = await openTable(textSource('again.json', await file.text()), {});
	expect(shownLines(again)).toEqual(shownLines(first).filter((line) => line.includes('PC')));
	expect(again.datasets[0]!.unit).toMatchObject({ label: { en: 'PC' }, decimals: 1 });
});
