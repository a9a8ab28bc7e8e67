/** Promises of cohort tables: a cell keeps its value, whichever two of start, time since and year of measurement name it. */
import { expect, test } from 'vitest';
import { byMeasurement, MEASURED, measuredSlice } from './cohort.ts';
import type { Slice } from './model.ts';
import { cellOf } from './slice.ts';

const cohort = { start: 'time', since: 'since', offset: { Y0: 0, Y1: 1 } };
const categories = (...codes: string[]) => codes.map((code) => ({ code }));
const dataset = {
	cohort,
	dimensions: [
		{ id: 'since', role: 'classification' as const, categories: categories('Y0', 'Y1') },
		{ id: 'time', role: 'time' as const, categories: categories('2010', '2011', '2013') }
	]
};
const slice: Slice = {
	dataset: 'received',
	dimensions: [
		{ id: 'since', role: 'classification', codes: ['Y0', 'Y1'] },
		{ id: 'time', role: 'time', codes: ['2010', '2011', '2013'] }
	],
	values: [1, 2, 3, 11, null, 13],
	status: { 1: 'break', 4: 'suppressed' },
	hiddenBreaks: [2]
};
const valueAt = (read: Slice, codes: Record<string, string>) => {
	const cell = cellOf(read, codes);
	return [read.values[cell], read.status[cell]];
};

test('the year takes the place of the start where more starts than lengths are chosen', () => {
	const read = measuredSlice(slice, cohort);
	expect(read.dimensions).toEqual([
		{ id: 'since', role: 'classification', codes: ['Y0', 'Y1'] },
		{ id: MEASURED, role: 'time', codes: ['2010', '2011', '2012', '2013', '2014'] }
	]);
	expect(valueAt(read, { since: 'Y0', measured: '2011' })).toEqual([2, 'break']);
	expect(valueAt(read, { since: 'Y1', measured: '2011' })).toEqual([11, undefined]);
	expect(valueAt(read, { since: 'Y1', measured: '2012' })).toEqual([null, 'suppressed']);
	expect(read.hiddenBreaks).toEqual([cellOf(read, { since: 'Y0', measured: '2013' })]);
});

test('a year in which nothing chosen was counted holds no value and says that none applies', () => {
	const read = measuredSlice(slice, cohort);
	expect(valueAt(read, { since: 'Y0', measured: '2012' })).toEqual([null, 'not_applicable']);
	expect(valueAt(read, { since: 'Y1', measured: '2010' })).toEqual([null, 'not_applicable']);
});

test('one starting period is followed through the years', () => {
	const one: Slice = {
		...slice,
		dimensions: [slice.dimensions[0]!, { ...slice.dimensions[1]!, codes: ['2010'] }],
		values: [1, 11],
		status: {},
		hiddenBreaks: []
	};
	const read = measuredSlice(one, cohort);
	expect(read.dimensions).toEqual([
		{ id: MEASURED, role: 'time', codes: ['2010', '2011'] },
		{ id: 'time', role: 'classification', codes: ['2010'] }
	]);
	expect(read.values).toEqual([1, 11]);
});

test('every chosen cell is there once, and the description has the same shape as the slice', () => {
	const read = measuredSlice(slice, cohort);
	const published = read.values.filter((value) => value !== null).sort((a, b) => a - b);
	expect(published).toEqual([1, 2, 3, 11, 13]);
	const chosen = { since: ['Y0', 'Y1'], time: ['2010', '2011', '2013'] };
	const seen = byMeasurement(dataset, chosen);
	expect(seen.dataset.dimensions.map(({ id, role }) => [id, role])).toEqual(
		read.dimensions.map(({ id, role }) => [id, role])
	);
	expect(seen.selection[MEASURED]).toEqual(read.dimensions[1]!.codes);
	expect(seen.dataset.cohort).toBeUndefined();
});

test('a table that follows nobody stays as it is', () => {
	const plain = { dimensions: dataset.dimensions };
	expect(byMeasurement(plain, {})).toEqual({ dataset: plain, selection: {} });
});
