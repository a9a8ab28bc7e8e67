/** Promises of workbooks: whatever writes their XML, and wherever the table stands, cells are what the sheet shows. */
import type { Remark } from '#lib/dataset/problem.ts';
import { remarkText } from '#lib/text/problems-english.ts';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { memoryFile } from '../bytes/input-file.ts';
import { readTable } from '../detect/read.ts';
import type { KnownTable, ReadOptions } from '../table/table.ts';
import { attributeOf, scanXml, unescaped } from './xml.ts';

type Value = string | number | undefined;

/** Cells as a program writes them: numbers bare, texts inside the cell. */
const cell = (value: Value, place: string): string =>
	value === undefined
		? ''
		: typeof value === 'number'
			? `<c r="${place}"><v>${value}</v></c>`
			: `<c r="${place}" t="inlineStr"><is><t>${value}</t></is></c>`;
const rowsOf = (rows: Value[][]): string =>
	rows
		.map(
			(cells, r) =>
				`<row r="${r + 1}">${cells.map((value, c) => cell(value, `${'ABCDEFGH'[c]!}${r + 1}`)).join('')}</row>`
		)
		.join('');
const sheetOf = (data: string, before = '', behind = ''): string =>
	`<worksheet>${before}<sheetData>${data}</sheetData>${behind}</worksheet>`;

const WORKBOOK =
	'<workbook><sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>';
const relations = (target: string) =>
	`<Relationships><Relationship Id="rId1" Target="${target}"/></Relationships>`;

/** A workbook with this sheet; `parts` replace or add to what is in it. */
const book = (sheet: string, parts: Record<string, string> = {}): Uint8Array => {
	const files: Record<string, string> = {
		'xl/workbook.xml': WORKBOOK,
		'xl/_rels/workbook.xml.rels': relations('worksheets/sheet1.xml'),
		'xl/worksheets/sheet1.xml': sheet,
		...parts
	};
	return zipSync(
		Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))
	);
};
const readBook = (bytes: Uint8Array, options: ReadOptions = {}) =>
	readTable(memoryFile('t.xlsx', bytes), options);
const read = (rows: Value[][], options: ReadOptions = {}) =>
	readBook(book(sheetOf(rowsOf(rows))), options);
const texts = (remarks: Remark[]): string => remarks.map(remarkText).join('\n');
const codesOf = ({ dimensions }: Awaited<ReturnType<typeof readTable>>) =>
	dimensions.map(({ codes }) => codes);

const CLASSIC: Value[][] = [
	['Title'],
	[],
	[undefined, '2016', '2017'],
	['Men', 1, 2],
	['Women', 3, 4]
];

describe('the parts of a workbook', () => {
	it.each(['worksheets/sheet1.xml', '/xl/worksheets/sheet1.xml', '../xl/./worksheets/sheet1.xml'])(
		'are found at %s',
		async (target) => {
			const bytes = book(sheetOf(rowsOf(CLASSIC)), {
				'xl/_rels/workbook.xml.rels': relations(target)
			});
			expect([...(await readBook(bytes)).values]).toEqual([1, 2, 3, 4]);
		}
	);
	it.each([
		['a sheet that is nowhere', { 'xl/_rels/workbook.xml.rels': relations('worksheets/b.xml') }],
		['relations without a name', { 'xl/_rels/workbook.xml.rels': '<R><Relationship/></R>' }],
		[
			'a sheet without a name',
			{ 'xl/workbook.xml': '<workbook><sheets><sheet/></sheets></workbook>' }
		]
	])('with %s hold no table', async (_, parts) => {
		await expect(readBook(book(sheetOf(rowsOf(CLASSIC)), parts))).rejects.toThrow(
			/no sheet with a table/
		);
	});
	it('may lack their relations', async () => {
		const { 'xl/workbook.xml': workbook } = { 'xl/workbook.xml': WORKBOOK };
		const bytes = zipSync({ 'xl/workbook.xml': strToU8(workbook) });
		await expect(readBook(bytes)).rejects.toThrow(/no sheet with a table/);
	});
	it.each([14, 22, 27, 36, 45, 47, 50, 58])('of the format %i are dates', async (id) => {
		const styles = `<styleSheet><cellXfs><xf numFmtId="${id}"/></cellXfs></styleSheet>`;
		const dated = rowsOf(CLASSIC).replace('<c r="B4">', '<c r="B4" s="0">');
		await expect(readBook(book(sheetOf(dated), { 'xl/styles.xml': styles }))).rejects.toThrow(
			/cell B4: found a date/
		);
	});
	it.each([0, 13, 23, 37, 48, 59])('of the format %i are numbers', async (id) => {
		const styles = `<styleSheet><numFmts><numFmt numFmtId="200"/></numFmts><cellXfs><xf numFmtId="${id}"/></cellXfs></styleSheet>`;
		const bytes = book(sheetOf(rowsOf(CLASSIC)), { 'xl/styles.xml': styles });
		expect([...(await readBook(bytes)).values]).toEqual([1, 2, 3, 4]);
	});
});

describe('cells', () => {
	const withCell = (xml: string, behind = '') =>
		readBook(book(sheetOf(rowsOf(CLASSIC).replace('<c r="B4"><v>1</v></c>', xml), '', behind)));
	it.each([
		['<c r="B4" t="b"><v>0</v></c>', /B4: found a truth value \(FALSE\)/],
		['<c r="B4" t="b"><v>1</v></c>', /B4: found a truth value \(TRUE\)/],
		['<c r="B4"><v>many</v></c>', /B4: found "many"/],
		['<c r="B"><v>1</v></c>', /found a cell "B"/],
		['<c r="XFD4"><v>1</v></c><c><v>1</v></c>', /found a cell "beyond the last"/]
	])('%s are refused by their place', async (xml, message) => {
		await expect(withCell(xml)).rejects.toThrow(message);
	});
	it('whose shared text is not there are blank', async () => {
		const table = await withCell('<c r="B4" t="s"><v>7</v></c>');
		expect(table.values[0]).toBeNaN();
		expect(texts(table.report.warned)).toContain('1 empty cell is');
	});
	it('hold zeros, small figures, and the same text again', async () => {
		const { values, decimals } = await read([
			...CLASSIC.slice(0, 3),
			['Men', 0, '..'],
			['Women', 1e-7, '..']
		]);
		expect([...values]).toEqual([0, NaN, 1e-7, NaN]);
		expect(decimals).toBe(0);
	});
	it('have the decimal mark that is told', async () => {
		const rows = [...CLASSIC.slice(0, 3), ['Men', '1.234', '2,5'], ['Women', '3,25', '4']];
		const { values } = await read(rows, { decimalMark: ',' });
		expect([...values]).toEqual([1234, 2.5, 3.25, 4]);
		const plain = await read(
			[...CLASSIC.slice(0, 3), ['Men', '1.234', '2.5'], ['Women', '3', '4']],
			{ decimalMark: '.' }
		);
		expect([...plain.values]).toEqual([1.234, 2.5, 3, 4]);
	});
	it('show how a text is spoken nowhere', async () => {
		const rows = rowsOf(CLASSIC).replace('<t>Men</t>', '<t>Men</t><rPh sb="0"><t>spoken</t></rPh>');
		expect(codesOf(await readBook(book(sheetOf(rows))))[0]).toEqual(['Men', 'Women']);
		const shared = rowsOf(CLASSIC).replace('t="inlineStr"><is><t>Men</t></is>', 't="s"><v>0</v>');
		const parts = {
			'xl/sharedStrings.xml': '<sst><si><t>Men</t><rPh><t>spoken</t></rPh></si></sst>'
		};
		expect(codesOf(await readBook(book(sheetOf(shared), parts)))[0]).toEqual(['Men', 'Women']);
	});
	it('that are merged or hidden in a way nobody writes are as they stand', async () => {
		const merges =
			'<mergeCells><mergeCell/><mergeCell ref="A1"/><mergeCell ref="A1:?"/></mergeCells>';
		const bytes = book(
			sheetOf(
				rowsOf(CLASSIC),
				'<cols><col min="1" max="2"/><col min="1" max="1" hidden="1"/></cols>',
				merges
			)
		);
		const { values, report } = await readBook(bytes);
		expect([...values]).toEqual([1, 2, 3, 4]);
		expect(texts(report.warned)).toContain('hidden columns');
	});
});

describe('where the table stands', () => {
	it.each<[string, Value[][]]>([
		['one row', [['a', 'b']]],
		[
			'rows shorter than the first',
			[
				['a', 'b', undefined],
				['c', 'd', 'e']
			]
		],
		[
			'nothing in column A',
			[
				[undefined, 'a', 'b'],
				[undefined, 'c', 1]
			]
		],
		[
			'texts only',
			[
				['a', 'b'],
				['c', 'd']
			]
		]
	])('is not told by %s', async (_, rows) => {
		await expect(read(rows)).rejects.toThrow(/no sheet with a table|holds no figures/);
	});
	it('may be below names, with figures that look like years', async () => {
		const { dimensions, values } = await read([
			['region', '2016'],
			['DK', 2001],
			['SE', 2002]
		]);
		expect(dimensions.map(({ codes }) => codes)[0]).toEqual(['DK', 'SE']);
		expect([...values]).toEqual([2001, 2002]);
	});
	it('is told by a period among the names that stands over periods: then there are no names', async () => {
		const table = await read(
			[
				['DK', '2015', 1],
				['SE', '2016', 2]
			],
			{ partial: true }
		);
		expect(table.values.length).toBe(2);
	});
	it('may hold signs that delimit texts elsewhere', async () => {
		const rows: Value[][] = [
			['region, all', 'sex', 'n'],
			['Denmark, DK', 'M &quot;x&quot;', 1],
			['Sweden', 'M &quot;x&quot;', 2]
		];
		const table = await read(rows);
		expect(codesOf(table)[0]).toEqual(['Denmark, DK', 'Sweden']);
		expect(table.dimensions[1]!.codes).toEqual(['M "x"']);
	});
	it('with names is refused by its row, or as a whole', async () => {
		await expect(
			read([
				['a', 'b', 'n'],
				['x', 'p', 1],
				['x', 'q', 2],
				['y', 'p', 3]
			])
		).rejects.toThrow(/^found 3 of 4 cells|3/);
		const rows = rowsOf([
			['a', 'n'],
			['x', 1],
			['y', 2]
		]).replace('<c r="B2"><v>1</v></c>', '<c r="B2"><f>A1</f></c>');
		await expect(readBook(book(sheetOf(rows)))).rejects.toThrow(
			/cell B2: found a formula without a result; /
		);
	});
});

describe('axes', () => {
	it('of codes are not taken for such where a code has two texts', async () => {
		const { dimensions } = await read([
			['Title'],
			[],
			[undefined, undefined, '2016', '2017'],
			['A', 'Men', 1, 2],
			['A', 'Women', 3, 4],
			['B', 'Men', 5, 6],
			['B', 'Women', 7, 8]
		]);
		expect(dimensions.map(({ codes }) => codes)).toEqual([
			['A', 'B'],
			['Men', 'Women'],
			['2016', '2017']
		]);
	});
	it('of codes and texts have the name over the texts', async () => {
		const { dimensions } = await read(
			[
				[undefined, undefined, 'Employed', 'Others'],
				['code', 'sex', '2016', '2017'],
				['M', 'Men', 1, 2],
				['F', 'Women', 3, 4]
			],
			{ partial: true }
		);
		expect(dimensions[0]).toMatchObject({ name: 'sex', codes: ['M', 'F'], coded: 'codes' });
	});
	it('are years where a program wrote them as decimals, with a warning for each', async () => {
		const table = await read([['Title'], [], [undefined, '2016.0', '2017.0'], ['Men', 1, 2]]);
		expect(codesOf(table).at(-1)).toEqual(['2016', '2017']);
		expect(texts(table.report.warned)).toMatch(/2016\.0.*\n.*2017\.0/);
	});
	it('of periods: time is the one that is called so', async () => {
		const { dimensions } = await read([
			['Title'],
			[],
			[undefined, '2016', '2017'],
			['2001', 1, 2],
			['2002', 3, 4]
		]);
		expect(dimensions.map(({ role }) => role)).toEqual(['classification', 'classification']);
		const named = await read([
			['Title'],
			[],
			[undefined, undefined, 'Men', 'Women'],
			['cohort', 'time', 'n', 'n'],
			['2001', '2016', 1, 2],
			['2002', '2016', 3, 4]
		]);
		expect(named.dimensions.map(({ role, name }) => [name, role])).toContainEqual(['time', 'time']);
	});
	it('that hold code and text of what is known are split', async () => {
		const known: KnownTable = {
			id: 't',
			dimensions: [
				{
					id: 'sex',
					name: 'sex',
					label: { en: 'sex' },
					categories: [
						{ code: 'M', label: { en: 'Men' } },
						{ code: 'F', label: { en: 'Women' } }
					]
				},
				{
					id: 'time',
					name: 'time',
					label: { en: 'time' },
					categories: [
						{ code: '2016', label: { en: '2016' } },
						{ code: '2017', label: { en: '2017' } }
					]
				}
			]
		};
		const { dimensions, report } = await read(
			[
				[undefined, '2016 2016', '2017 2017'],
				['M Men', 1, 2],
				['F Women', 3, 4]
			],
			{ known }
		);
		expect(dimensions.map(({ codes }) => codes)).toEqual([
			['M', 'F'],
			['2016', '2017']
		]);
		expect(texts(report.assumed)).toContain('"sex" is split into codes and texts');
	});
});

it('lines between title and table are notes', async () => {
	const { title, notes } = await read([['Title'], ['by the office'], ...CLASSIC.slice(1)]);
	expect([title?.en, notes.map(({ text }) => text.en)]).toEqual(['Title', ['by the office']]);
});

describe('lines below the table', () => {
	const below = (...lines: Value[][]) => read([...CLASSIC, [], ...lines]);
	it('are notes, in one column or two, under a head or without one', async () => {
		const { notes } = await below(['A note'], ['1)', 'about men'], ['sex:'], ['Men', 'only those']);
		expect(notes.map(({ text }) => text.en)).toEqual([
			'A note',
			'1) about men',
			'sex: Men only those'
		]);
	});
	it('may be facts, even with a figure; other figures are another table', async () => {
		expect((await below(['Unit:', 'per cent'])).unit).toBe('per cent');
		const { notes } = await below(['Cases:', 100]);
		expect(notes.map(({ text }) => text.en)).toEqual(['Cases: 100']);
		await expect(below(['Men', 100])).rejects.toThrow(/more figures after a blank row/);
	});
});

describe('XML', () => {
	const scan = async (xml: string, piece: number) => {
		const seen: string[] = [];
		let text = '';
		await scanXml(memoryFile('a.xml', strToU8(xml), piece), {
			open: (name) => seen.push(`<${name}>`),
			close: (name) => {
				seen.push(text, `</${name}>`);
				text = '';
			},
			text: (some) => (text += some)
		});
		return seen.filter((one) => one !== '').join('');
	};
	it.each([1, 2, 5, 1000])('is read in pieces of %i bytes', async (piece) => {
		const xml =
			'<?xml version="1.0"?><a><!-- > -- <b> --><b x=">">one &amp; two</b><c><![CDATA[<d>&amp;]]></c><e/></a>';
		expect(await scan(xml, piece)).toBe('<a><b>one & two</b><c><d>&amp;</c><e></e></a>');
	});
	it('has no tags of millions of characters', async () => {
		await expect(scan(`<a b="${'x'.repeat(5_000_000)}`, 1 << 20)).rejects.toThrow(
			/a cut part of a workbook/
		);
	});
	it('holds characters by name and by number; others stay as they are', () => {
		expect(unescaped('&lt;&#65;&#x42;&#X43;&gt;')).toBe('<AB&#X43;>'.replace('&#X43;', 'C'));
		expect(unescaped('&nothing; &#x110000; &#xZZ;')).toBe('&nothing; &#x110000; &#xZZ;');
	});
	it('has attributes by their whole name', () => {
		expect(attributeOf(' xref="a" ref="b"', 'ref')).toBe('b');
		expect(attributeOf(" r:ref='c'", 'ref')).toBe('c');
		expect(attributeOf(' xref="a"', 'ref')).toBeUndefined();
	});
});
