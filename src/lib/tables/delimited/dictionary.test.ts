import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Dictionary } from './dictionary.ts';
import { IndexColumn } from './indexes.ts';
import { LineIndex } from './lines.ts';

const encoder = new TextEncoder();

it('a dictionary numbers spellings by their first appearance, whatever their number', () => {
	fc.assert(
		fc.property(
			fc.array(
				fc.oneof(
					fc.string({ maxLength: 3 }),
					fc.nat(2000).map((n) => `label ${n}`)
				),
				{
					maxLength: 3000
				}
			),
			(texts) => {
				const dictionary = new Dictionary();
				const numbers = new Map<string, number>();
				for (const text of texts) {
					const bytes = encoder.encode(`"${text}"`);
					const found = dictionary.find(bytes, 1, bytes.length - 1);
					expect(found).toBe(numbers.get(text) ?? -1);
					if (found >= 0) continue;
					expect(dictionary.add(bytes, 1, bytes.length - 1)).toBe(numbers.size);
					numbers.set(text, numbers.size);
				}
				expect(dictionary.size).toBe(numbers.size);
			}
		),
		{ numRuns: 30 }
	);
});

it('a dictionary finds spellings in another order than they came in', () => {
	const dictionary = new Dictionary();
	const labels = Array.from({ length: 1000 }, (_, i) => encoder.encode(`label ${i}`));
	for (const label of labels) dictionary.add(label, 0, label.length);
	for (let i = 0; i < labels.length; i++) {
		const at = (i * 7 + 3) % labels.length;
		expect(dictionary.find(labels[at]!, 0, labels[at]!.length)).toBe(at);
	}
});

it('a dictionary holds spellings of any length', () => {
	const dictionary = new Dictionary();
	const long = encoder.encode('x'.repeat(100_000));
	expect(dictionary.find(long, 0, long.length)).toBe(-1);
	dictionary.add(long, 0, 10);
	dictionary.add(long, 0, long.length);
	expect([dictionary.find(long, 0, 10), dictionary.find(long, 0, long.length)]).toEqual([0, 1]);
});

it('a column of indexes grows in length and in width', () => {
	const column = new IndexColumn(1);
	const given = Array.from({ length: 300 }, (_, i) => i).concat([70_000, 3, 65_535]);
	for (const index of given) column.push(index);
	expect(column.length).toBe(given.length);
	expect(given.map((_, row) => column.at(row))).toEqual(given);
	expect(column.at(given.length)).toBe(0);
});

it('lines of rows are kept where rows and lines part', () => {
	const lines = new LineIndex();
	const given = [2, 3, 4, 7, 8, 20];
	given.forEach((line, row) => lines.add(row, line));
	expect([...lines.lines(6, 1)]).toEqual(given);
	expect([...lines.lines(6, 2)]).toEqual(given.flatMap((line) => [line, line]));
});
