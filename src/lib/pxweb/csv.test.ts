import { describe, expect, it } from 'vitest';
import { bindTable } from './bind.ts';
import { memorySource } from './bytes.ts';
import { readCsv } from './csv.ts';
import type { KnownTable, ReadOptions } from './table.ts';

const read = (text: string, options: ReadOptions = {}, piece?: number) =>
	readCsv(memorySource('t.csv', new TextEncoder().encode(text), piece), options);
const texts = (remarks: { text: string }[]) => remarks.map(({ text }) => text);

const known: KnownTable = {
	id: 'work99',
	dimensions: [
		{
			id: 'region',
			name: 'region',
			label: { en: 'region', sv: 'område' },
			categories: [
				{ code: 'DK', label: { en: 'Denmark', sv: 'Danmark' } },
				{ code: 'SE', label: { en: 'Sweden', sv: 'Sverige' } }
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
const long = (a: string, b: string) =>
	`"region","time","n"\n"${a}","2016",1\n"${a}","2017",2\n"${b}","2016",3\n"${b}","2017",4\n`;

describe('a delimited text and the table that is known', () => {
	it.each([
		['texts', 'Denmark', 'Sweden'],
		['texts of another language', 'Danmark', 'Sverige'],
		['codes', 'DK', 'SE'],
		['codes in another case', 'dk', 'SE'],
		['codes and texts', 'DK - Denmark', 'SE - Sweden'],
		['codes before texts', 'DK Denmark', 'SE Sweden'],
		['texts before codes', 'Denmark DK', 'Sweden SE']
	])('meet by %s', async (_, a, b) => {
		const { table } = bindTable(await read(long(a, b), { known }), known);
		expect(table.dimensions.map(({ codes }) => codes)).toEqual([
			['DK', 'SE'],
			['2016', '2017']
		]);
		expect([...table.values]).toEqual([1, 2, 3, 4]);
	});
	it('do not meet where codes and texts are mixed in one column', async () => {
		const table = await read(long('DK', 'Sweden'), { known });
		expect(() => bindTable(table, known)).toThrow(/codes and labels/);
	});
	it('meet in any order of columns', async () => {
		const table = await read('"2016","2017","Område"\n1,2,"DK"\n3,4,"SE"\n', { known });
		expect(bindTable(table, known).table.dimensions.map(({ id }) => id)).toEqual([
			'region',
			'time'
		]);
		expect([...table.values]).toEqual([1, 2, 3, 4]);
	});
});

describe('what a table says of itself', () => {
	it('is its title and the code in it', async () => {
		const table = await read(
			'"WORK99: Employment rate"\n\n"region","time","Per cent"\n"DK","2016",5\n'
		);
		expect(table).toMatchObject({
			format: 'csv',
			matrix: 'WORK99',
			title: { en: 'WORK99: Employment rate' },
			contents: { en: 'Per cent' },
			unit: '%'
		});
	});
	it('is the code alone above the figures', async () => {
		const table = await read('"region","time","WORK99"\n"DK","2016",5\n');
		expect([table.matrix, table.contents, table.unit]).toEqual(['WORK99', undefined, undefined]);
	});
	it('is nothing where the column of figures has no name', async () => {
		const table = await read('"region","time",""\n"DK","2016",5\n');
		expect([table.matrix, table.contents]).toEqual([undefined, undefined]);
	});
	it('is in notes behind the rows', async () => {
		const table = await read('region;2016\nDK;..\nSE;5\n\n.. = base too small\nSource: a; b\n');
		expect(table.notes.map(({ text }) => text.en)).toEqual(['.. = base too small', 'Source: a; b']);
		expect(table.symbols).toEqual([
			{ text: '..', status: 'suppressed', isNil: false, meaning: 'file' }
		]);
	});
	it('is remembered where rows and labels repeat', async () => {
		const table = await read("region,2016*\n'DK,5\n");
		expect(table.notes).toEqual([
			{ scope: { time: ['2016'] }, text: { en: '*' }, mandatory: false }
		]);
		expect(texts(table.report.warned).join()).toContain('guard');
	});
});

describe('a delimited text', () => {
	it('has its cells left out when they come dense and in order, else in row-major order', async () => {
		expect((await read(long('DK', 'SE'))).cells).toBeUndefined();
		const turned = await read('"a","b","n"\n"x","p",1\n"y","q",4\n"x","q",2\n"y","p",3\n');
		expect(turned.cells).toBeUndefined();
		expect([...turned.values]).toEqual([1, 2, 3, 4]);
		const part = await read('"a","b","n"\n"y","q",4\n"x","p",1\n', { partial: true });
		expect([...(part.cells ?? [])]).toEqual([0, 3]);
	});
	it('that begins in order and ends in another is read as one in order', async () => {
		const rows = ['x,p,1', 'x,q,2', 'y,q,4', 'y,p,3'].map((row) => `${row}\n`);
		const table = await read(`a,b,n\n${rows.join('')}`);
		expect([...table.values]).toEqual([1, 2, 3, 4]);
		expect(table.cells).toBeUndefined();
	});
	it('is read a second time where the last figure tells what the first one is', async () => {
		const text = 'a;n\nx;1.234\ny;2.500 b\nz;0,5\n';
		const table = await read(text, {}, 3);
		expect([...table.values]).toEqual([1234, 2500, 0.5]);
		expect(table.symbols.map(({ text: symbol }) => symbol)).toEqual(['b']);
	});
	it('counts what is odd in it once for the whole file', async () => {
		const rows = Array.from({ length: 50 }, (_, i) => `a${i},\n`).join('');
		const { report } = await read(`a,n\nb,1\n${rows}`);
		expect(report.warned).toEqual([{ line: 3, text: expect.stringContaining('50 empty cells') }]);
	});
	it('lists each fault with its line, and no more than a hundred', async () => {
		const bad = Array.from({ length: 150 }, (_, i) => `a${i},TRUE${i}\n`).join('');
		const good = Array.from({ length: 600 }, (_, i) => `b${i},1\n`).join('');
		const fault = await read(`a,n\n${good}${bad}`).catch((error: unknown) => error);
		expect(fault).toMatchObject({ faults: { length: 100 } });
		expect(fault).toMatchObject({ faults: { 0: { line: 602, found: '"TRUE0"' } } });
	});
	it('may hold more odd figures than are remembered', async () => {
		const rows = Array.from(
			{ length: 12_000 },
			(_, i) => `a${i},1 ${100 + (i % 900)}${'0'.repeat(0)}\n`
		);
		const many = rows.map((row, i) => row.replace(',1 ', `,${1 + (i % 99)} `));
		const table = await read(`a,n\n${many.join('')}`);
		expect([table.values[0], table.values[11_999]]).toEqual([1100, 21_399]);
	});
	it.each(['', '  \n\r\n\t'])('%j is empty', async (text) => {
		await expect(read(text)).rejects.toThrow(/an empty file/);
	});
	it('without figures in its last column is no table', async () => {
		await expect(read('a,b,c\nx,1,y\nz,2,w\n')).rejects.toThrow(
			/last column "c" that holds no figures/
		);
	});
	it('may be larger than what the layout is told by', async () => {
		const rows = Array.from({ length: 60_000 }, (_, i) => `"label number ${i}",${i}\r\n`).join('');
		const table = await read(`"a","n"\r\n${rows}`, {}, 65_536);
		expect([table.values.length, table.values[59_999]]).toEqual([60_000, 59_999]);
	});
});
