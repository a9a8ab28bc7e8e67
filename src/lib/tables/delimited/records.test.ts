import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { memoryFile } from '../bytes/input-file.ts';
import { recordsOf, type Delimiter } from './records.ts';
import { Refused } from '../table/table.ts';

interface Seen {
	line: number;
	fields: string[];
	raw: string;
	isEnded: boolean;
}

const encoder = new TextEncoder();

async function read(text: string, delimiter: Delimiter = ',', piece?: number): Promise<Seen[]> {
	const seen: Seen[] = [];
	for await (const records of recordsOf(memoryFile('t', encoder.encode(text), piece), delimiter))
		while (records.next())
			seen.push({
				line: records.line,
				fields: Array.from({ length: records.count }, (_, i) => records.text(i)),
				raw: records.raw(),
				isEnded: records.isEnded
			});
	return seen;
}

const fields = async (text: string, delimiter: Delimiter = ',', piece?: number) =>
	(await read(text, delimiter, piece)).map((record) => record.fields);

describe('records of a delimited text', () => {
	it.each([1, 2, 3, 1000])('are the same in pieces of %d bytes', async (piece) => {
		const text = '"a ""b"" c","x, y",å\r\n1,,"two\r\nlines"\n\n2,3,4\r5,6,7';
		expect(await fields(text, ',', piece)).toEqual([
			['a "b" c', 'x, y', 'å'],
			['1', '', 'two\r\nlines'],
			[''],
			['2', '3', '4'],
			['5', '6', '7']
		]);
	});
	it('know their physical line, line breaks in quotes counted', async () => {
		const seen = await read('a\r\n"b\nc\rd\r\ne"\r\nf\rg\n\nh', ',', 1);
		expect(seen.map(({ line }) => line)).toEqual([1, 2, 6, 7, 8, 9]);
	});
	it('know whether a line end follows and what stood in the file', async () => {
		const seen = await read('"a",b\r\n"c",d');
		expect(seen.map(({ raw, isEnded }) => [raw, isEnded])).toEqual([
			['"a",b', true],
			['"c",d', false]
		]);
	});
	it.each([',', ';', '\t', ' '] as const)('are split by %j alone', async (delimiter) => {
		const others = [',', ';', '\t'].filter((other) => other !== delimiter).join('');
		const text = `"a b"${delimiter}c${others}d${delimiter}\n`;
		expect(await fields(text, delimiter)).toEqual([['a b', `c${others}d`, '']]);
	});
	it('may have blanks around quotes', async () => {
		expect(await fields('a, "b, c" ,d\n "e" \n')).toEqual([['a', 'b, c', 'd'], ['e']]);
	});
	it('keep quotes inside bare fields', async () => {
		expect(await fields('5" pipe,="2016"\n')).toEqual([['5" pipe', '="2016"']]);
	});
	it('may be wide', async () => {
		const wide = Array.from({ length: 1000 }, (_, i) => `"${i}"`).join(',');
		expect((await fields(`${wide}\n${wide}`, ',', 100))[1]).toHaveLength(1000);
	});
	it('are none in an empty file', async () => {
		expect(await fields('')).toEqual([]);
	});
	it('name the line where a field that is never closed began', async () => {
		await expect(fields('a,b\n"c\nd",e\nf,"g\n\n\nh', ',', 4)).rejects.toThrow(
			/^line 4: found a quote that is opened here and never closed/
		);
	});
	it('give up a quote that is not closed within sixteen megabytes', async () => {
		const long = `a,b\n"${'x'.repeat(20_000_000)}`;
		await expect(fields(`${long}"\n`, ',', 1 << 20)).rejects.toThrow(/^line 2/);
	});
	it('refuse text behind a closing quote', async () => {
		await expect(fields('a\n"b"c,d\n')).rejects.toThrow(Refused);
		await expect(fields('a\n"b"c,d\n')).rejects.toThrow(/line 2: .* "b"c,d;/);
	});
	it('agree with another reader on whatever is quoted well', async () => {
		const cell = fc.oneof(
			fc.string(),
			fc.constantFrom('a,b', 'a"b', 'a\nb', 'a\r\nb', '', ' x ', '""')
		);
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
				fc.constantFrom('\n', '\r\n'),
				fc.integer({ min: 1, max: 20 }),
				async (rows, newline, piece) => {
					const text = Papa.unparse(rows, { quotes: true, newline });
					expect(await fields(text, ',', piece)).toEqual(rows);
				}
			)
		);
	});
});
