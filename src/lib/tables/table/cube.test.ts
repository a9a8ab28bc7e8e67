/** Promises of the cube: nothing is allocated beyond the cap, and no key is counted twice. */
import { remarkText } from '#lib/text/problems-english.ts';
import { describe, expect, it } from 'vitest';
import { cellCountOf, cellKey, Rows, stridesOf } from './cube.ts';
import { Refused, type Report } from './table.ts';

const dimensions = [
	{ name: 'sex', codes: ['M', 'F'] },
	{ name: 'time', codes: ['2016', '2017', '2018'] }
];
const emptyReport = (): Report => ({ found: [], assumed: [], warned: [] });

/** Rows of [sex, time, value, mark, line]. */
const rowsOf = (...rows: [number, number, number, number, number][]): Rows => {
	const held = new Rows(2);
	for (const [sex, time, value, mark, line] of rows) held.add([sex, time], value, mark, line);
	return held;
};

describe('sizes', () => {
	it('multiply to the number of cells; no dimension is one cell', () => {
		expect(cellCountOf([2, 3, 4])).toBe(24);
		expect(cellCountOf([])).toBe(1);
		expect(stridesOf([2, 3, 4])).toEqual([12, 4, 1]);
	});

	it('beyond the cap are refused with the cap', () => {
		expect(() => cellCountOf([1000, 1000], 999_999)).toThrow(/1000 × 1000 = 1000000.*999999/);
		expect(() => cellCountOf([1e9, 1e9], Infinity)).toThrow(Refused);
	});

	it('of zero are an empty selection', () => {
		expect(() => cellCountOf([3, 0])).toThrow(/selection is empty/);
	});
});

describe('rows', () => {
	it('are put in row-major order, and need no cells where every cell is there', () => {
		const rows = rowsOf([1, 2, 6, 0, 0], [0, 0, 1, 0, 0], [1, 0, 4, 2, 0], [0, 1, 2, 0, 0]);
		rows.add([1, 1], 5, 0);
		rows.add([0, 2], NaN, 1);
		const observations = rows.finish(dimensions, emptyReport());
		expect(observations.cells).toBeUndefined();
		expect([...observations.values]).toEqual([1, 2, NaN, 4, 5, 6]);
		expect([...observations.marks]).toEqual([0, 0, 1, 2, 0, 0]);
	});

	it('that are in order stay as they are', () => {
		const all = rowsOf([0, 0, 1, 0, 0], [0, 2, 3, 0, 0], [1, 1, 5, 0, 0]);
		expect(all.length).toBe(3);
		expect([...(all.finish(dimensions, emptyReport()).cells ?? [])]).toEqual([0, 2, 4]);
	});

	it('say which cells they are where some are not in the file', () => {
		const { cells, values } = rowsOf([1, 1, 5, 0, 0], [0, 0, 1, 0, 0]).finish(
			dimensions,
			emptyReport()
		);
		expect([...(cells ?? [])]).toEqual([0, 4]);
		expect([...values]).toEqual([1, 5]);
	});

	it('that come twice with the same value are kept once, with a warning', () => {
		const report = emptyReport();
		const rows = rowsOf([1, 0, NaN, 1, 2], [0, 0, 1, 0, 3], [1, 0, NaN, 1, 4]);
		expect([...rows.finish(dimensions, report).values]).toEqual([1, NaN]);
		expect(remarkText(report.warned[0]!)).toContain('1 observation came twice');
	});

	it('that come twice with another value or mark refuse the file, each with key and lines', () => {
		const rows = rowsOf([0, 0, 1, 0, 2], [1, 1, 1, 0, 3], [0, 0, 2, 0, 4], [1, 1, 1, 1, 5]);
		expect(() => rows.finish(dimensions, emptyReport())).toThrow(Refused);
		try {
			rows.finish(dimensions, emptyReport());
		} catch (error) {
			const { causes } = error as Refused;
			expect(causes.map(({ where }) => [where.line, where.key])).toEqual([
				[4, 'sex=M, time=2016'],
				[5, 'sex=F, time=2017']
			]);
			expect(causes[0]?.given).toEqual({ first: 2 });
		}
	});

	it('without lines name only the key', () => {
		const rows = rowsOf([0, 0, 1, 0, 0], [0, 0, 2, 0, 0]);
		expect(() => rows.finish(dimensions, emptyReport())).toThrow(/two different values/);
	});

	it('sort right where cells need more than 16 bits', () => {
		const wide = [{ name: 'n', codes: Array.from({ length: 200_000 }, (_, i) => String(i)) }];
		const rows = new Rows(1);
		for (const cell of [199_999, 70_000, 65_536, 3, 65_535]) rows.add([cell], cell, 0);
		expect([...rows.finish(wide, emptyReport()).values]).toEqual([
			3, 65_535, 65_536, 70_000, 199_999
		]);
	});
});

it('rows that say the same again and again are refused before they fill the memory', () => {
	const rows = new Rows(2);
	const fill = (from: number, to: number) => {
		for (let i = from; i < to; i++) rows.add([i % 2, 0], 1, 0);
	};
	fill(0, 1 << 20);
	expect(() => fill(0, 1)).toThrow(/1048577 rows of no more than 2 combinations.*Remove repeated/);
	const twice = new Rows(1);
	for (let i = 0; i < 3 << 19; i++) twice.add([i >> 1], 1, 0);
	expect(twice.length).toBe(3 << 19);
});

it('a cell has a key in words', () => {
	expect(cellKey(dimensions, 4)).toBe('sex=F, time=2017');
});
