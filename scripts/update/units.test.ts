import { describe, expect, it } from 'vitest';
import type { Table, TableDimension } from '#lib/tables/table/table.ts';
import { byUnit } from './units.ts';

const dimension = (id: string, codes: string[], labels = codes): TableDimension => ({
	id,
	name: id,
	label: { en: id },
	role: id === 'time' ? 'time' : 'classification',
	codes,
	labels: labels.map((en) => ({ en })),
	coded: 'codes'
});

const tableOf = (dimensions: TableDimension[], values: number[]): Table => ({
	dimensions,
	values: Float64Array.from(values),
	marks: Uint16Array.from(values, (_, i) => i),
	symbols: [],
	notes: [
		{ scope: { unit: ['P'] }, text: { en: 'on persons' }, mandatory: false },
		{ scope: { time: ['2016'] }, text: { en: 'on 2016' }, mandatory: false }
	],
	report: { found: [], assumed: [], warned: [] }
});

const time = dimension('time', ['2016', '2017']);

describe('a table by units', () => {
	it('is two tables, shares first, wherever the unit stands', () => {
		const unit = dimension('unit', ['P', 'R'], ['Persons', 'Per cent']);
		for (const [dimensions, values] of [
			[
				[unit, time],
				[10, 20, 1, 2]
			],
			[
				[time, unit],
				[10, 1, 20, 2]
			]
		] as const) {
			const [shares, persons] = byUnit(tableOf([...dimensions], [...values]));
			expect([shares!.suffix, persons!.suffix]).toEqual(['', '_persons']);
			expect([shares!.part, persons!.part]).toEqual(['per cent', 'persons']);
			expect([...shares!.table.values]).toEqual([1, 2]);
			expect([...persons!.table.values]).toEqual([10, 20]);
			expect(persons!.table.dimensions.map(({ id }) => id)).toEqual(['time']);
			expect(persons!.table.notes.map(({ text }) => text.en)).toEqual(['on persons', 'on 2016']);
			expect(shares!.table.notes.map(({ text }) => text.en)).toEqual(['on 2016']);
		}
	});

	it('goes by the label where code and label contradict each other', () => {
		const swapped = dimension('unit', ['PERSONS', 'PERCENT'], ['Per cent', 'Persons']);
		const [shares] = byUnit(tableOf([swapped, time], [1, 2, 10, 20]));
		expect([...shares!.table.values]).toEqual([1, 2]);
	});

	it('is one table of one unit where there is no choice', () => {
		const [only, ...others] = byUnit(tableOf([dimension('unit', ['P'], ['Number']), time], [1, 2]));
		expect(others).toEqual([]);
		expect(only).toMatchObject({ suffix: '' });
		expect(only!.part).toBeUndefined();
		expect(only!.table.unit).toBe('persons');
		const plain = tableOf([time], [1, 2]);
		expect(byUnit(plain)).toEqual([{ suffix: '', table: plain }]);
	});

	it('is refused with units nobody knows, or the same one twice', () => {
		const odd = dimension('unit', ['P', 'E'], ['Persons', 'Euros']);
		expect(() => byUnit(tableOf([odd, time], [1, 2, 3, 4]))).toThrow(/the unit "Euros"/);
		const twice = dimension('unit', ['P', 'N'], ['Persons', 'Number']);
		expect(() => byUnit(tableOf([twice, time], [1, 2, 3, 4]))).toThrow(/each unit once/);
	});
});
