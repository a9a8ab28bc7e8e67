import { describe, expect, it } from 'vitest';
import { memoryFile } from '#lib/tables/bytes/input-file.ts';
import { headOf } from './sample.ts';
import { delimiterOf } from './delimiter.ts';
import type { Delimiter } from '../records.ts';

const find = async (text: string, given?: Delimiter) => {
	const head = await headOf(memoryFile('t', new TextEncoder().encode(text)));
	const { delimiter, by, header } = delimiterOf(head, given);
	return [delimiter, by, header];
};

describe('the delimiter', () => {
	it.each([
		['"a","b"\n"x, y",1\n', ','],
		['a;b\nx, y;1,5\n', ';'],
		['a\tb\nx; y\t1,5\n', '\t'],
		['"a" "b c"\n"x, y" 1.5\n', ' ']
	])('of %j is %j', async (text, delimiter) => {
		expect(await find(text)).toEqual([delimiter, 'rows', 0]);
	});
	it('is what a spreadsheet says in its first line', async () => {
		expect(await find('sep=;\r\na;b,c\r\nx;1,5\r\n')).toEqual([';', 'sep', 1]);
		expect(await find('"sep=\t"\na\tb\nx\t1\n')).toEqual(['\t', 'sep', 1]);
	});
	it('is what the caller says', async () => {
		expect(await find('a;b,c\nx;1,5\n', ';')).toEqual([';', 'options', 0]);
	});
	it('is asked for where two fit', async () => {
		await expect(find('a;b,c\nx;1,5\n')).rejects.toThrow(/comma, semicolon.*Say which delimiter/);
	});
	it('is the one most rows fit where a row is damaged', async () => {
		expect(await find('a,b,c\nx,y,1\nx,z,2\nw,3\nw,z,4\n')).toEqual([',', 'rows', 0]);
	});
	it('is none in a text without rows of figures', async () => {
		await expect(find('Bad Request\nTry again\n')).rejects.toThrow(/no header that the rows fit/);
		await expect(find('a,b\nx,y\nz,w\n')).rejects.toThrow(/no header that the rows fit/);
	});
	it('does not hide a quote that is never closed', async () => {
		await expect(find('"a\n')).rejects.toThrow(/line 1: found a quote/);
	});
	it('is not needed to see that a selection is empty', async () => {
		await expect(find('"a";"b"\n')).rejects.toThrow(/selection is empty/);
		await expect(find('a,b\n')).rejects.toThrow(/selection is empty/);
	});
});

describe('a header', () => {
	it('has no more than three lines above it', async () => {
		const lines = (count: number) => 'a line of prose\n'.repeat(count);
		expect(await find(`${lines(3)}a,b\nx,1\ny,2\n`)).toEqual([',', 'rows', 3]);
		await expect(find(`${lines(5)}a,b\nx,1\n`)).rejects.toThrow(/no header/);
	});
	it('is asked for where there is one line only', async () => {
		await expect(find('x\n')).rejects.toThrow(/^line 1: found no header that the rows fit; /);
	});
});
