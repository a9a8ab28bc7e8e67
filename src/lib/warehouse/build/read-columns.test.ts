/** Promises of the reader of observations: however a file is written and cut into chunks, its figures are the same. */
import { describe, expect, test } from 'vitest';
import { DATASET } from '#lib/dataset/dataset.fixture.ts';
import type { Dataset } from '#lib/dataset/model.ts';
import { numberIn } from './number-field.ts';
import { readColumns } from './read-columns.ts';

const CODES = ['a', 'ab', 'b,c', 'say "x"', 'å\nö', ''];
const dataset: Dataset = {
	...DATASET,
	unit: { ...DATASET.unit, decimals: 1, range: [-10, 100] },
	dimensions: [
		{
			id: 'group',
			role: 'classification',
			label: { en: 'group' },
			categories: CODES.map((code) => ({ code, label: { en: code } }))
		},
		{
			id: 'time',
			role: 'time',
			label: { en: 'time' },
			categories: ['2020', '2021'].map((code) => ({ code, label: { en: code } }))
		}
	]
};
const HEADER = ['group', 'time', 'value', 'status'];

const quoted = (field: string) => `"${field.replaceAll('"', '""')}"`;
const LINES = [
	['b,c', '2021', '-0.5', 'ok'],
	['a', '2021', '71.0', 'ok'],
	['a', '2020', '', 'missing'],
	['å\nö', '2020', '100', 'provisional|estimated'],
	['say "x"', '2020', '7', 'break'],
	['ab', '2020', '', 'unreliable'],
	['', '2020', '0', 'ok']
];
const csv = (lineEnd: string, field: (text: string) => string) =>
	[HEADER, ...LINES].map((line) => line.map(field).join(',')).join(lineEnd);

function read(text: string, size = text.length, header = HEADER) {
	const bytes = Buffer.from(text);
	const chunks: Buffer[] = [];
	for (let at = 0; at < bytes.length; at += size) chunks.push(bytes.subarray(at, at + size));
	const columns = readColumns(dataset, header, chunks);
	if (!columns) return undefined;
	const [group, time] = columns.codes;
	return Array.from({ length: columns.rows }, (_, row) => [
		CODES[group![row]!],
		['2020', '2021'][time![row]!],
		columns.values[row],
		columns.statuses[columns.status[row]!],
		columns.row[row]
	]);
}

const READ = [
	['a', '2020', NaN, 'missing', 2],
	['a', '2021', 71, 'ok', 1],
	['ab', '2020', NaN, 'unreliable', 5],
	['b,c', '2021', -0.5, 'ok', 0],
	['say "x"', '2020', 7, 'break', 4],
	['å\nö', '2020', 100, 'provisional|estimated', 3],
	['', '2020', 0, 'ok', 6]
];
const needed = (field: string) => (/[,"\n]/.test(field) ? quoted(field) : field);

describe('observations', () => {
	test.each([
		['plain, last line without its end', csv('\n', needed)],
		['with every field in quotes', `${csv('\r\n', quoted)}\r\n`],
		['with blank lines at the end', `${csv('\n', needed)}\n\n\n`],
		['with lone carriage returns', csv('\r', needed)],
		['with a byte order mark', `\ufeff${csv('\n', quoted)}`]
	])('%s are read, sorted, and keep the row they had', (_, text) => {
		expect(read(text)).toEqual(READ);
	});
	test('are the same wherever a chunk ends', () => {
		for (const text of [csv('\n', needed), `${csv('\r\n', quoted)}\r\n`])
			for (let size = 3; size < 40; size++) expect(read(text, size)).toEqual(READ);
	});
	test('may have their columns in any order', () => {
		const header = ['status', 'value', 'time', 'group'];
		expect(read(`${header.join(',')}\nok,5,2020,a\n`, 7, header)).toEqual([
			['a', '2020', 5, 'ok', 0]
		]);
	});
	test.each([
		['a code that is not described', 'A,2020,1,ok'],
		['a status that is not known', 'a,2020,1,fine'],
		['statuses in another order', 'a,2020,1,estimated|provisional'],
		['no value without a reason', 'a,2020,,ok'],
		['a value beside a reason', 'a,2020,1,missing'],
		['too many decimals', 'a,2020,1.25,ok'],
		['a value out of range', 'a,2020,100.1,ok'],
		['a value below the range', 'a,2020,-10.1,ok'],
		['no number', 'a,2020,1e1,ok'],
		['a field too few', 'a,2020,1'],
		['a field too many', 'a,2020,1,ok,ok'],
		['a key twice', 'a,2020,1,ok\na,2020,1,ok'],
		['two kinds of line ends', 'a,2020,1,ok\r\nab,2020,1,ok'],
		['a quote in the middle', 'a",2020,1,ok'],
		['a quote that is not closed', '"a,2020,1,ok'],
		['text behind a quote', '"a"b,2020,1,ok']
	])('with %s are not taken', (_, line) => {
		for (const size of [5, 1_000])
			expect(read(`${HEADER.join()}\n${line}\n`, size)).toBeUndefined();
	});
	test('none at all are not taken', () => {
		expect(read(`${HEADER.join()}\n`)).toBeUndefined();
		expect(read('', 1)).toBeUndefined();
	});
	test('under another header are not taken', () => {
		expect(read('group,value\n', 5, ['group', 'value'])).toBeUndefined();
	});
});

describe('a number', () => {
	const number = (text: string, decimals: number) =>
		numberIn(Buffer.from(text), 0, text.length, decimals);
	test('is the nearest there is, whatever its digits', () => {
		let state = 7;
		const digit = () => String((state = (state * 16_807) % 2_147_483_647) % 10);
		for (let i = 0; i < 5_000; i++) {
			const whole = Array.from({ length: 1 + (i % 12) }, digit).join('');
			const part = Array.from({ length: i % 16 }, digit).join('');
			const text = `${i % 3 === 0 ? '-' : ''}${whole}${part && `.${part}`}`;
			expect(number(text, 15)).toBe(Number(text));
		}
	});
	test.each(['', '-', '.5', '5.', '1.2.3', '+1', ' 1', '1 ', '--1', '1e3', 'NaN', '0x1', '1.25'])(
		'is not "%s" with one decimal',
		(text) => expect(number(text, 1)).toBeNaN()
	);
});
