import { describe, expect, test } from 'vitest';
import { DATASET } from './dataset.fixture.ts';
import { listedBreaks, withListedBreaks } from './hidden-breaks.ts';
import type { Dataset, Slice } from './model.ts';
import { transformed } from './transforms/apply.ts';

const described = (breaks: Record<string, string[]>, breaks_from = 'notes'): Dataset => ({
	...DATASET,
	comparability: { ...DATASET.comparability!, breaks, breaks_from }
});
const PERIODS = ['2015', '2016', '2018', '2019'];
const slice = (): Slice => ({
	dataset: 'test',
	dimensions: [
		{ id: 'geo', role: 'geo', codes: ['DK', 'SE'] },
		{ id: 'time', role: 'time', codes: PERIODS }
	],
	values: [1, 2, 3, 4, 5, 6, 7, 8],
	status: {}
});
const found = (breaks: Record<string, string[]>, geo: string | undefined, periods = PERIODS) =>
	Object.fromEntries(listedBreaks(described(breaks), geo, periods));

describe('a break that the source does not mark', () => {
	test('stands before the next chosen period, also where its own is not chosen', () => {
		expect(found({ DK: ['2016', '2017'] }, 'DK')).toEqual({ 2016: ['2016'], 2018: ['2017'] });
	});
	test('of every country is one of each', () => {
		expect(found({ '*': ['2019'], SE: ['2019'] }, 'SE')).toEqual({ 2019: ['2019'] });
		expect(found({ '*': ['2019'], SE: ['2018'] }, 'DK')).toEqual({ 2019: ['2019'] });
		expect(found({ '*': ['2019'] }, undefined)).toEqual({ 2019: ['2019'] });
	});
	test('before the first or after the last period is none among them', () => {
		expect(found({ DK: ['2015', '2020'] }, 'DK')).toEqual({});
	});
	test('of a year is found among months and quarters', () => {
		expect(found({ DK: ['2023'] }, 'DK', ['2022-11', '2023-02', '2023-03'])).toEqual({
			'2023-02': ['2023']
		});
		expect(found({ DK: ['2015Q3'] }, 'DK', ['2015Q2', '2016Q1'])).toEqual({ '2016Q1': ['2015Q3'] });
	});
	test('cuts the line and refuses a change across it, and is no status', () => {
		const broken = withListedBreaks(described({ DK: ['2017'] }), slice());
		expect(broken).toEqual({ ...slice(), hiddenBreaks: [2] });
		const change = { transform: 'change', reference: { dimension: 'time', code: '2015' } } as const;
		const { values, status } = transformed(broken, change, 0);
		expect(values).toEqual([0, 1, null, null, 0, 1, 2, 3]);
		expect(status).toEqual({ 2: 'break', 3: 'break' });
	});
	test('of the reference is one of what is measured from it', () => {
		const broken = withListedBreaks(described({ SE: ['2019'] }), slice());
		const gap = { transform: 'gap', reference: { dimension: 'geo', code: 'SE' } } as const;
		expect(transformed(broken, gap, 0).hiddenBreaks).toEqual([3]);
	});
	test('is not looked for where the cells say it themselves', () => {
		expect(withListedBreaks(described({ DK: ['2016'] }, 'status'), slice())).toEqual(slice());
		const marked = { ...slice(), status: { 1: 'break' } };
		expect(withListedBreaks(described({ DK: ['2016'] }), marked)).toEqual(marked);
	});
});
