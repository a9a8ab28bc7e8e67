import { remark, type Remark } from '#lib/dataset/problem.ts';
import { remarkText } from '#lib/text/problems-english.ts';
import { describe, expect, it } from 'vitest';
import { matchTable } from '../match/match.ts';
import { memoryFile } from '../bytes/input-file.ts';
import { readCsv } from './read.ts';
import type { KnownTable, ReadOptions } from '../table/table.ts';

const read = (text: string, options: ReadOptions = {}, piece?: number) =>
	readCsv(memoryFile('t.csv', new TextEncoder().encode(text), piece), options);
const texts = (remarks: readonly Remark[]) => remarks.map(remarkText);

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
		const { table } = matchTable(await read(long(a, b), { known }), known);
		expect(table.dimensions.map(({ codes }) => codes)).toEqual([
			['DK', 'SE'],
			['2016', '2017']
		]);
		expect([...table.values]).toEqual([1, 2, 3, 4]);
	});
	it('do not meet where codes and texts are mixed in one column', async () => {
		const table = await read(long('DK', 'Sweden'), { known });
		expect(() => matchTable(table, known)).toThrow(/codes and labels/);
	});
	it('meet in any order of columns', async () => {
		const table = await read('"2016","2017","Område"\n1,2,"DK"\n3,4,"SE"\n', { known });
		expect(matchTable(table, known).table.dimensions.map(({ id }) => id)).toEqual([
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
		expect(report.warned).toEqual([remark('csv_empty_cells', { count: 50 }, 3)]);
	});
	it('lists each fault with its line, and no more than a hundred', async () => {
		const bad = Array.from({ length: 150 }, (_, i) => `a${i},TRUE${i}\n`).join('');
		const good = Array.from({ length: 600 }, (_, i) => `b${i},1\n`).join('');
		const fault = await read(`a,n\n${good}${bad}`).catch((error: unknown) => error);
		expect(fault).toMatchObject({ causes: { length: 100 } });
		expect(fault).toMatchObject({
			causes: { 0: { where: { line: 602 }, given: { text: 'TRUE0' } } }
		});
	});
	it('may hold more odd figures than are remembered', async () => {
		const figure = (i: number) => `${1 + (i % 20)} ${100 + Math.floor(i / 20)}`;
		const rows = Array.from({ length: 12_000 }, (_, i) => `a${i},${figure(i)}\n`);
		const table = await read(`a,n\n${rows.join('')}`);
		expect([table.values[0], table.values[11_999]]).toEqual([1100, 20_699]);
	});
	it('with two spellings of one label has one category', async () => {
		const { dimensions, values } = await read('a,b,n\n"x",p,1\n"x ",q,2\ny,p,3\ny,q,4\n');
		expect(dimensions[0]!.codes).toEqual(['x', 'y']);
		expect([...values]).toEqual([1, 2, 3, 4]);
	});
	it('has no second header where figures look like years, and has one where years come again', async () => {
		const years = await read('region,Men,Women\nDK,2015,2016\nSE,1,2\nNO,3,4\n');
		expect([...years.values]).toEqual([2015, 2016, 1, 2, 3, 4]);
		const stacked = await read(
			',Men,Men,Women,Women\nregion,2015,2016,2015,2016\nDK,1,2,3,4\nSE,5,6,7,8\n'
		);
		expect(stacked.dimensions.map(({ codes }) => codes)).toEqual([
			['DK', 'SE'],
			['Men', 'Women'],
			['2015', '2016']
		]);
	});
	it('may begin with a row without figures', async () => {
		const { values } = await read('region,2015,2016\nDK,,\nSE,1,2\nNO,3,4\n');
		expect([...values]).toEqual([NaN, NaN, 1, 2, 3, 4]);
	});
	it('is a header of one row where a row of another length follows it', async () => {
		const fault = read(',Men,Men\n,2015,2016\nDK\nSE,1,2\nNO,3,4\n');
		await expect(fault).rejects.toThrow(/line 4: found a row of figures behind notes/);
	});
	it('may have columns named after what is known that hold figures or are new', async () => {
		const figures = await read('"region","Region"\n"DK",1\n"SE",2\n', { known });
		expect([...figures.values]).toEqual([1, 2]);
		const own = await read('region,time\nDK,71.2\nSE,3.5\n', { known });
		expect([...own.values]).toEqual([71.2, 3.5]);
		const grade = {
			id: 'grade',
			name: 'grade',
			label: { en: 'grade' },
			categories: [{ code: '#', label: { en: '1,5' } }]
		};
		const odd = { ...known, dimensions: [...known.dimensions, grade] };
		const text = '"region","grade","n"\n"DK","# - 1,5",1\n"SE","# - 1,5",2\n';
		const glued = await read(text, { known: odd });
		expect(glued.dimensions.map(({ codes }) => codes)).toEqual([['DK', 'SE'], ['#']]);
		const fresh = await read('region,sex,n\nDK,M,1\nDK,F,2\nSE,M,3\nSE,F,4\n', { known });
		expect(fresh.dimensions.map(({ id }) => id)).toEqual(['region', 'sex']);
	});
	it.each([
		['one\ntwo\n', /no header that the rows fit/],
		['a,b\n', /no figures|empty|no header/],
		['a,b\n\nnote\n', /header without rows|no header/]
	])('%j is no table, even where the delimiter is told', async (text, message) => {
		await expect(read(text, { delimiter: ',' })).rejects.toThrow(message);
	});
	it('may have rows without the empty fields that a spreadsheet adds', async () => {
		const { values } = await read('a,n,,\nx,1,,\ny,2,,\nz,3\n');
		expect([...values]).toEqual([1, 2, 3]);
	});
	it('of labels only, without a figure beside any, is an empty selection', async () => {
		for (const delimiter of [undefined, ','] as const)
			await expect(read('"a","b","n"\n"x","",\n"y","",\n', { delimiter })).rejects.toThrow(
				/a header without rows: the selection is empty/
			);
	});
	it('of one row without keys may have a single figure', async () => {
		expect([...(await read('2016,2017\n71.2,\n')).values]).toEqual([71.2, NaN]);
	});
	it('may have lines of blanks between its rows', async () => {
		const { values } = await read('a,n\nx,1\n \t\ny,2\n\nz,3\n');
		expect([...values]).toEqual([1, 2, 3]);
	});
	it('has notes at its end only', async () => {
		const text = 'a,n\nx,1\ny,2\n\nSource: office\na,n\nz,3\n';
		await expect(read(text)).rejects.toThrow(/line 6: found a header behind notes/);
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

it('of rows that come again and again, no more is kept than it takes to see it', async () => {
	const row = '"Denmark","2016",1\n"Denmark","2017",2\n';
	const piece = new TextEncoder().encode(row.repeat(1_000));
	const head = new TextEncoder().encode('"region","time","n"\n');
	const rounds: number[] = [];
	const source = {
		name: 't.csv',
		size: head.length + 500 * piece.length,
		chunks: async function* () {
			const round = rounds.push(0) - 1;
			yield head;
			for (let i = 0; i < 500; i++) {
				rounds[round]!++;
				yield await Promise.resolve(piece);
			}
		}
	};
	await expect(readCsv(source, {})).rejects.toThrow(/a second row for region=Denmark, time=2016/);
	expect(rounds.at(-1)).toBeLessThan(5);
});
