/** Promises of the readers on real files: every file of tests/fixtures/pxweb is read, or refused, as it says beside it. */
import { remarkText } from '#lib/text/problems-english.ts';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { memoryFile } from '../bytes/input-file.ts';
import { readTable } from './read.ts';
import { Refused, type ReadOptions, type Table } from '../table/table.ts';

const FOLDER = 'tests/fixtures/pxweb';
const SUFFIX = '.expected.json';

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

const files = readdirSync(FOLDER);
/** Files without an expectation are parts of others. */
const names = files.filter(
	(name) => !name.endsWith(SUFFIX) && existsSync(join(FOLDER, expectationOf(name)))
);

function expectationOf(name: string): string {
	const own = `${name}${SUFFIX}`;
	return existsSync(join(FOLDER, own)) ? own : name.replace(/\.[^.]*$/, SUFFIX);
}

async function read(name: string, { options }: Expected, pieceSize?: number): Promise<Table> {
	const bytes = new Uint8Array(readFileSync(join(FOLDER, name)));
	return readTable(memoryFile(basename(name), bytes, pieceSize), options);
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
	const alone = files.filter((name) => !name.endsWith(SUFFIX) && !names.includes(name));
	expect(alone).toEqual([]);
	expect(names.length).toBeGreaterThan(0);
});

describe.each(names)('%s', (name) => {
	const expected = JSON.parse(readFileSync(join(FOLDER, expectationOf(name)), 'utf8')) as Expected;
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
