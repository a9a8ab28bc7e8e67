import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Slice } from '../model.ts';
import { notesFor } from '../notes.ts';
import { DATASET } from '../dataset.fixture.ts';
import { cellOf, codesAt, subsetOf } from '../slice.ts';
import { joinStatuses, parseStatuses, STATUSES } from '../status.ts';
import { transformed } from './apply.ts';
import type { Measurement } from './index.ts';

const slice = (values: (number | null)[], status: Slice['status'] = {}): Slice => ({
	dataset: 'test',
	dimensions: [
		{ id: 'group', role: 'classification', codes: ['A', 'R'] },
		{ id: 'time', role: 'time', codes: ['2015', '2016', '2017'] }
	],
	values,
	status
});
const gap: Measurement = {
	transform: 'gap',
	reference: { dimension: 'group', code: 'R' }
};
const change = (code: string): Measurement => ({
	transform: 'change',
	reference: { dimension: 'time', code }
});

describe('transforms', () => {
	it('takes the difference of published decimals and rounds afterwards', () => {
		const result = transformed(slice([64.1, 70.3, 50, 83.2, 83.9, 50.1]), gap, { decimals: 1 });
		expect(result.values).toEqual([-19.1, -13.6, -0.1]);
		expect(result.dimensions[0]!.codes).toEqual(['A']);
	});
	it('has no gap where an end is missing, and says why', () => {
		const result = transformed(
			slice([null, 70, 50, 80, null, 60], { 0: 'suppressed', 4: 'unreliable' }),
			gap,
			{ decimals: 1 }
		);
		expect(result.values).toEqual([null, null, -10]);
		expect(result.status).toEqual({ 0: 'suppressed', 1: 'unreliable' });
	});
	it('keeps the warnings of both ends', () => {
		const result = transformed(
			slice([60, 60, 60, 80, 80, 80], { 1: 'break', 4: 'unreliable' }),
			gap,
			{ decimals: 1 }
		);
		expect(result.status).toEqual({ 1: 'break|unreliable' });
	});
	it('measures a change only where no break lies between', () => {
		const values = [60, 62, 65, 80, 81, 83];
		const result = transformed(slice(values, { 1: 'break' }), change('2015'), { decimals: 1 });
		expect(result.values).toEqual([0, null, null, 0, 1, 3]);
		expect(result.status).toEqual({ 1: 'break', 2: 'break' });
		expect(
			transformed(slice(values, { 1: 'break' }), change('2016'), { decimals: 1 }).values
		).toEqual([null, 0, 3, -1, 0, 2]);
	});
	it('sees a break in a period that was not chosen', () => {
		const values = [60, 62, 65, 80, 81, 83];
		const result = transformed({ ...slice(values), hiddenBreaks: [2] }, change('2015'), {
			decimals: 1
		});
		expect(result.values).toEqual([0, 2, null, 0, 1, 3]);
	});
	it('refuses a reference that is not in the slice', () => {
		expect(() => transformed(slice([1, 2, 3, 4, 5, 6]), change('1999'), { decimals: 1 })).toThrow(
			'time:1999'
		);
	});
	it('never turns a null into a number, whatever the slice', () => {
		const cell = fc.option(
			fc.integer({ min: 0, max: 1000 }).map((n) => n / 10),
			{ nil: null }
		);
		fc.assert(
			fc.property(fc.array(cell, { minLength: 6, maxLength: 6 }), (values) => {
				const status = Object.fromEntries(
					values.flatMap((v, i) => (v === null ? [[i, 'missing']] : []))
				);
				const result = transformed(slice(values, status), gap, { decimals: 1 });
				result.values.forEach((v, i) => {
					expect(v === null).toBe(values[i] === null || values[i + 3] === null);
					if (v === null) expect(result.status[i]).toBe('missing');
					else expect(v).toBeCloseTo(values[i]! - values[i + 3]!, 6);
				});
			})
		);
	});
});

describe('a slice', () => {
	it('finds each cell by its codes and back', () => {
		const s = slice([1, 2, 3, 4, 5, 6]);
		s.values.forEach((_, i) => expect(cellOf(s, codesAt(s, i))).toBe(i));
		expect(cellOf(s, { group: 'Z' })).toBe(-1);
	});
	it('gives smaller slices with values and statuses in place', () => {
		const part = subsetOf(slice([1, 2, null, 4, 5, 6], { 2: 'missing' }), { time: ['2017'] });
		expect(part).toMatchObject({ values: [null, 6], status: { 0: 'missing' } });
	});
});

describe('statuses', () => {
	it('join in one order and come back', () => {
		fc.assert(
			fc.property(fc.subarray(STATUSES.slice(1)), (held) => {
				expect(parseStatuses(joinStatuses([...held].reverse()))).toEqual(
					held.length ? held : ['ok']
				);
			})
		);
	});
});

describe('notes', () => {
	it('apply when their scope meets the slice in every dimension', () => {
		const shown = (geo: string[], time: string[]) =>
			notesFor(DATASET.notes, {
				dataset: 'test',
				dimensions: [
					{ id: 'geo', role: 'geo', codes: geo },
					{ id: 'time', role: 'time', codes: time }
				],
				values: [],
				status: {}
			}).map((n) => n.id);
		expect(shown(['DK', 'SE'], ['2018'])).toEqual(['all', 'se']);
		expect(shown(['SE'], ['2015'])).toEqual(['all']);
		expect(shown(['DK'], ['2019'])).toEqual(['all']);
	});
});
