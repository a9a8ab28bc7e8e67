/** Promises of the readers on real files: every file of tests/fixtures/tables is read, or refused, as it says beside it. */
import { remarkText } from '#lib/text/problems-english.ts';
import { describe, expect, test } from 'vitest';
import { expectationOf, fixtureBytes, fixtureNames } from '#tests/fixtures/tables.ts';
import { memoryFile } from '../bytes/input-file.ts';
import { readTable } from './read.ts';
import { Refused, type ReadOptions, type Table } from '../table/table.ts';

type Row = (string | number | null)[];
interface Expected {
	options?: ReadOptions;
	refused?: string[];
	dimensions?: Record<string, string[]>;
	observations?: Row[];
	/** Each must stand in a remark; an empty list: there are no remarks. */
	warned?: string[];
	assumed?: string[];
	found?: string[];
	/** Any other members of the table. */
	table?: Partial<Table>;
}

/** Codes, value, status and symbol of each observation. */
function rowsOf({ dimensions, cells, values, marks, symbols }: Table): Row[] {
	return Array.from(values, (value, i) => {
		let rest = cells ? cells[i]! : i;
		const codes: string[] = [];
		for (const { codes: all } of [...dimensions].reverse()) {
			codes.unshift(all[rest % all.length]!);
			rest = Math.floor(rest / all.length);
		}
		const symbol = symbols[marks[i]! - 1];
		const isMissing = Number.isNaN(value);
		return [
			...codes,
			isMissing ? null : value,
			symbol?.status ?? (isMissing ? 'missing' : 'ok'),
			symbol?.text ?? ''
		];
	});
}

const sorted = (rows: Row[]): string[] => rows.map((row) => JSON.stringify(row)).sort();

const expectations = fixtureNames.map((name) => [name, expectationOf<Expected>(name)] as const);

async function read(name: string, { options }: Expected, pieceSize?: number): Promise<Table> {
	return readTable(memoryFile(name, fixtureBytes(name), pieceSize), options);
}

function compare(table: Table, expected: Expected): void {
	if (expected.dimensions)
		expect(Object.fromEntries(table.dimensions.map(({ id, codes }) => [id, codes]))).toEqual(
			expected.dimensions
		);
	if (expected.observations) expect(sorted(rowsOf(table))).toEqual(sorted(expected.observations));
	for (const kind of ['warned', 'assumed', 'found'] as const) {
		const said = table.report[kind].map(remarkText);
		for (const part of expected[kind] ?? [])
			expect(said, kind).toContainEqual(expect.stringContaining(part));
		if (expected[kind]?.length === 0) expect(said, kind).toEqual([]);
	}
	expect(table).toMatchObject(expected.table ?? {});
}

test('every file says what is expected of it', () => {
	const alone = expectations.filter(([, expected]) => expected === undefined);
	expect(alone).toEqual([]);
	expect(expectations.length).toBeGreaterThan(0);
});

describe.each(expectations)('%s', (name, expected = {}) => {
	// In pieces of a few bytes every token is cut somewhere.
	test.each([undefined, 7])('is read as expected (pieces of %s bytes)', async (pieceSize) => {
		if (expected.refused) {
			const error = await read(name, expected, pieceSize).then(
				() => new Error('it was read'),
				(reason: unknown) => reason
			);
			expect(error).toBeInstanceOf(Refused);
			for (const part of expected.refused) expect((error as Refused).message).toContain(part);
		} else compare(await read(name, expected, pieceSize), expected);
	});
});
