/** Promises of PxWeb's own JSON: codes get the labels that are known, rows unlike the others refuse the file. */
import { remarkText } from '#lib/text/problems-english.ts';
import { expect, it } from 'vitest';
import { memoryFile } from '../bytes/input-file.ts';
import { readPxWebJson } from './read.ts';
import type { KnownTable, ReadOptions } from '../table/table.ts';

const whole = (more: Record<string, unknown> = {}) => ({
	columns: [
		{ code: 'sex', text: 'kön', type: 'd', comment: 'On sex' },
		{ code: 'time', text: 'time', type: 't' },
		{ code: 'rate', text: 'Rate', type: 'c', unit: 'per cent', comment: 'On the rate' }
	],
	comments: [
		{ variable: 'sex', value: 'M', comment: 'Men only' },
		{ variable: 'sex', value: 'X', comment: 'gone' },
		{ variable: 'age', value: 'X', comment: 'Of the table' },
		{ variable: 'sex', value: 'M', comment: ' ' },
		null
	],
	data: [
		{ key: ['F', '2016'], values: ['71.2'] },
		{ key: ['F', '2017'], values: ['..'] },
		{ key: ['M', '2017'], values: ['65.1*'] },
		{ key: ['M', '2016'], values: ['-'] }
	],
	metadata: [{ label: 'WORK99: Rate', source: 'Office', updated: '12/8/2025 8:00:00 AM' }],
	...more
});
const read = (json: unknown, options: ReadOptions = {}, piece = 1 << 16) =>
	readPxWebJson(
		memoryFile('t.json', new TextEncoder().encode(JSON.stringify(json)), piece),
		options
	);

const known: KnownTable = {
	id: 'work99',
	dimensions: [
		{
			id: 'sex',
			name: 'sex',
			label: { en: 'sex', sv: 'kön' },
			categories: [{ code: 'M', label: { en: 'Men', sv: 'Män' } }]
		}
	]
};

it('rows come in any order and are put into the cube of the codes, in order of appearance', async () => {
	for (const piece of [1, 9, 1 << 16]) {
		const table = await read(whole(), {}, piece);
		expect(table).toMatchObject({
			matrix: 'WORK99',
			title: { en: 'WORK99: Rate' },
			contents: { en: 'Rate' },
			unit: 'per cent',
			source: 'Office',
			updated: '12/8/2025 8:00:00 AM'
		});
		expect(table.dimensions.map(({ codes }) => codes)).toEqual([
			['F', 'M'],
			['2016', '2017']
		]);
		expect(table.cells).toBeUndefined();
		expect([...table.values]).toEqual([71.2, NaN, 0, 65.1]);
		expect([...table.marks].map((mark) => table.symbols[mark - 1]?.text)).toEqual([
			undefined,
			'..',
			'-',
			'*'
		]);
	}
});

it('members may come in any order', async () => {
	const turned = Object.fromEntries(Object.entries(whole()).reverse());
	expect((await read(turned)).values).toEqual((await read(whole())).values);
});

it('labels come from what is known of the table; codes without any are counted', async () => {
	const { dimensions, report } = await read(whole(), { known });
	expect(dimensions[0]).toMatchObject({
		label: { en: 'sex', sv: 'kön' },
		labels: [{ en: 'F' }, { en: 'Men', sv: 'Män' }]
	});
	expect(remarkText(report.warned[0]!)).toMatch(/“sex”.*1 code stands/);
});

it('notes stand on the variable, the category or the table', async () => {
	const { notes } = await read(whole());
	expect(notes.map(({ scope, text }) => [scope, text.en])).toEqual([
		[{ sex: ['F', 'M'] }, 'On sex'],
		[{}, 'On the rate'],
		[{ sex: ['M'] }, 'Men only'],
		[{}, 'Of the table']
	]);
});

it('several contents are one more dimension, each with its unit', async () => {
	const { columns, data } = whole();
	const table = await read({
		columns: [...columns, { code: 'n', text: 'Persons', type: 'c' }],
		data: data.map(({ key }) => ({ key, values: ['1', null] }))
	});
	expect(table.dimensions[2]).toMatchObject({
		id: 'contents',
		role: 'metric',
		codes: ['rate', 'n'],
		units: ['per cent', '']
	});
	expect(table.unit).toBeUndefined();
	expect(remarkText(table.report.warned.at(-1)!)).toContain('4 cells have neither');
});

it('cells that are not in the file are absent', async () => {
	const { data } = whole();
	const table = await read(whole({ data: data.slice(0, 3) }));
	expect([...(table.cells ?? [])]).toEqual([0, 1, 3]);
});

it('a number may be a number, and time be known by its name', async () => {
	const table = await read({
		columns: [
			{ code: 'year', type: 'd' },
			{ code: 'n', type: 'c' }
		],
		data: [{ key: ['2016'], values: [5] }]
	});
	expect(table.dimensions[0]?.role).toBe('time');
	expect([...table.values]).toEqual([5]);
});

it.each([
	[{ columns: undefined }, /no list “columns”/],
	[{ columns: [{ text: 'sex' }] }, /column 1.*without code/],
	[{ data: undefined }, /no row in “data”/],
	[{ data: 5 }, /no row in “data”/],
	[{ data: [null] }, /“data”, row 1.*no list/],
	[{ data: [{ key: ['F', 2016], values: ['1'] }] }, /“data”, row 1.*no list/],
	[{ data: [{ key: ['F', '2016'], values: [true] }] }, /no text/],
	[{ data: [{ key: ['F'], values: ['1'] }] }, /2 key columns and rows with 1/],
	[{ data: [{ key: ['F', '2016'], values: ['1', '2'] }] }, /1 contents columns and rows with 2/],
	[
		{
			data: [
				{ key: ['F', '2016'], values: ['1'] },
				{ key: ['F'], values: ['1'] }
			]
		},
		/“data”, row 2.*1 codes/
	],
	[{ data: [{ key: ['', '2016'], values: ['1'] }] }, /empty code/],
	[{ error: 'Too many cells' }, /Too many cells/]
])('%j is refused', async (more, message) => {
	await expect(read(whole(more))).rejects.toThrow(message);
});

it('two lists of rows are refused', async () => {
	const text = JSON.stringify(whole()).replace('"metadata"', '"data":[],"metadata"');
	const source = memoryFile('t.json', new TextEncoder().encode(text));
	await expect(readPxWebJson(source)).rejects.toThrow(/“data” twice/);
});

it('a column that is no object is refused, a comment without a text is none', async () => {
	await expect(read(whole({ columns: [5] }))).rejects.toThrow(
		/column 1: found a column without code/
	);
	const { notes } = await read(whole({ comments: [{ variable: 'sex' }, { comment: 'On all' }] }));
	expect(notes.map(({ text }) => text.en)).toContain('On all');
});
