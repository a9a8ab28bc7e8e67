import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compared, exactly, fraction, plus, times, within, type Rounded } from '../exact.ts';
import type { Slice } from '../model.ts';
import { notesFor } from '../notes.ts';
import { DATASET } from '../dataset.fixture.ts';
import { cellOf, codesAt, subsetOf } from '../slice.ts';
import { joinStatuses, parseStatuses, STATUSES, type Status } from '../status.ts';
import { transformed } from './apply.ts';
import { withCommonBase } from './common-base.ts';
import { TRANSFORMS, transformRule, type Measurement, type Transform } from './index.ts';

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
	it('keeps no break of the period that others are measured from, and that of an earlier one', () => {
		const values = [60, 62, 65, 80, 81, 83];
		const result = transformed(
			slice(values, { 1: 'break|provisional', 3: 'break' }),
			change('2017'),
			{ decimals: 1 }
		);
		expect(result.values).toEqual([null, -3, 0, -3, -2, 0]);
		expect(result.status).toEqual({ 0: 'break', 1: 'break|provisional', 3: 'break' });
		const since = transformed(slice(values, { 1: 'break|provisional' }), change('2016'), {
			decimals: 1
		});
		expect(since.status).toEqual({ 0: 'break', 1: 'provisional', 2: 'provisional' });
	});
	it('has no quotient of what may be zero however it was rounded', () => {
		const percent: Measurement = { ...change('2015'), transform: 'percent' };
		const of = (base: number, rounded_to?: number) =>
			transformed(slice([base, 10, 20, 50, 0, 100]), percent, { decimals: 0, rounded_to });
		expect(of(0).values).toEqual([null, null, null, 0, -100, 100]);
		expect(of(0).status).toEqual({
			0: 'not_applicable',
			1: 'not_applicable',
			2: 'not_applicable'
		});
		expect(of(5).values[1]).toBe(100);
		expect(of(5, 10).values[1]).toBeNull();
		expect(of(-5).values[1]).toBeNull();
	});
	it('shows a ratio with as many decimals as the published ones allow', () => {
		const ratio: Measurement = { ...gap, transform: 'ratio' };
		const result = transformed(slice([22.7, 11.8, 8, 6, 2.5, 0.3]), ratio, { decimals: 1 });
		expect(result.values).toEqual([3.78, 4.7, null]);
		expect(result.status).toEqual({ 2: 'not_applicable' });
		expect(result.coarse).toEqual([4.7]);
	});
});

const cell = fc.record({
	value: fc.option(fc.integer({ min: 0, max: 1000 }), { nil: null }),
	status: fc.constantFrom('ok', 'break', 'provisional', 'break|estimated', 'unreliable')
});
/** Two groups in three periods, in tenths. */
const slices = fc.array(cell, { minLength: 6, maxLength: 6 }).map((cells) =>
	slice(
		cells.map(({ value }) => value && value / 10),
		Object.fromEntries(
			cells.flatMap(({ value, status }, i) =>
				value === null ? [[i, 'missing']] : status === 'ok' ? [] : [[i, status]]
			)
		)
	)
);
const TENTHS = { decimals: 1 };
const REFERENCES = {
	none: undefined,
	category: gap.reference,
	period: change('2016').reference
};
const measurementOf = (transform: Transform): Measurement => ({
	transform,
	reference: REFERENCES[transformRule({ transform }).reference]
});
/** Cells of a result with those they were computed of. */
function* inputsOf(whole: Slice, result: Slice, { reference }: Measurement) {
	for (let i = 0; i < result.values.length; i++) {
		const codes = codesAt(result, i);
		const end = cellOf(whole, codes);
		yield {
			i,
			end,
			start: reference ? cellOf(whole, { ...codes, [reference.dimension]: reference.code }) : end
		};
	}
}
const statusesOf = ({ status }: Slice, i: number) =>
	parseStatuses(status[i] ?? 'ok').filter((one) => one !== 'ok');
const without = (statuses: readonly Status[]) => statuses.filter((one) => one !== 'break');

describe.each(TRANSFORMS)('of any slice, %s', (transform) => {
	const rule = transformRule({ transform });
	const measurement = measurementOf(transform);

	it('is no number where an input is none, and says why', () => {
		fc.assert(
			fc.property(slices, (whole) => {
				const result = transformed(whole, measurement, TENTHS);
				for (const { i, end, start } of inputsOf(whole, result, measurement)) {
					const isLacking = [end, start].some((at) => whole.values[at] === null);
					if (isLacking) expect(result.values[i]).toBeNull();
					if (isLacking) expect(result.status[i]).toBe('missing');
					if (result.values[i] === null) expect(result.status[i]).toBeTruthy();
				}
			})
		);
	});
	it('has the statuses of its inputs, less the break of the period it is measured from', () => {
		fc.assert(
			fc.property(slices, (whole) => {
				const result = transformed(whole, measurement, TENTHS);
				for (const { i, end, start } of inputsOf(whole, result, measurement)) {
					if (result.values[i] === null) continue;
					const other = statusesOf(whole, start);
					const own = statusesOf(whole, end);
					const expected = rule.stopsAtBreaks
						? [...(end === start ? without(own) : own), ...without(other)]
						: [...own, ...other];
					expect(result.status[i] ?? 'ok').toBe(joinStatuses(expected));
				}
			})
		);
	});
	it('has no more decimals than its rule says', () => {
		const { decimals } = rule.decimals(TENTHS);
		fc.assert(
			fc.property(slices, (whole) => {
				const { values, coarse = [] } = transformed(whole, measurement, TENTHS);
				for (const value of values)
					if (value !== null) {
						expect(Number(value.toFixed(decimals))).toBe(value);
						if (coarse.includes(value)) expect(Number(value.toFixed(decimals - 1))).toBe(value);
					}
			})
		);
	});
	it('of the reference itself is what its rule calls neutral', () => {
		if (rule.reference !== 'period') return expect(rule.keepsReference).toBe(rule.neutral === null);
		fc.assert(
			fc.property(slices, (whole) => {
				const result = transformed(whole, measurement, TENTHS);
				for (const { i, end, start } of inputsOf(whole, result, measurement))
					if (end === start && result.values[i] !== null)
						expect(result.values[i]).toBe(rule.neutral);
			})
		);
	});
});

describe('identities', () => {
	const tenth = fc
		.integer({ min: 1, max: 10_000 })
		.map((n) => within(exactly(n / 10), fraction(1, 20)));
	const exactOf = (transform: Transform, value: Rounded, reference: Rounded) =>
		transformRule({ transform }).compute(value, reference)?.exact;

	it('gap(x, r) = −gap(r, x)', () => {
		fc.assert(
			fc.property(slices, (whole) => {
				const there = transformed(whole, gap, TENTHS).values;
				const back = transformed(
					whole,
					{ ...gap, reference: { dimension: 'group', code: 'A' } },
					TENTHS
				).values;
				expect(back).toEqual(there.map((value) => (value === null ? null : 0 - value)));
			})
		);
	});
	it('ratio(x, r) · ratio(r, x) = 1 before they are rounded', () => {
		fc.assert(
			fc.property(tenth, tenth, (x, r) => {
				const [there, back] = [exactOf('ratio', x, r), exactOf('ratio', r, x)];
				if (there && back) expect(compared(times(there, back), fraction(1))).toBe(0);
			})
		);
	});
	it('change(a→c) = change(a→b) + change(b→c), and per cent and index tell the same', () => {
		fc.assert(
			fc.property(tenth, tenth, tenth, (a, b, c) => {
				const change = (to: Rounded, from: Rounded) => exactOf('change', to, from)!;
				expect(compared(change(c, a), plus(change(b, a), change(c, b)))).toBe(0);
				const [percent, index] = [exactOf('percent', c, a), exactOf('index', c, a)];
				expect(percent === undefined).toBe(index === undefined);
				if (percent && index) expect(compared(plus(percent, fraction(100)), index)).toBe(0);
			})
		);
	});
});

describe('the common base', () => {
	const index: Measurement = { transform: 'index' };
	const baseOf = (whole: Slice) => {
		const { measurement, unsuited } = withCommonBase(index, whole);
		return [measurement.reference?.code, unsuited];
	};
	it('is the first period that all series have published with no break up to the last', () => {
		expect(baseOf(slice([1, 2, 3, 4, 5, 6]))).toEqual(['2015', []]);
		expect(baseOf(slice([null, 2, 3, 4, 5, 6], { 0: 'missing' }))).toEqual(['2016', []]);
		// A break lies before the period that has it.
		expect(baseOf(slice([1, 2, 3, 4, 5, 6], { 1: 'break' }))).toEqual(['2016', []]);
		expect(baseOf({ ...slice([1, 2, 3, 4, 5, 6]), hiddenBreaks: [5] })).toEqual(['2017', []]);
	});
	it('suits most where none suits all, and says which it does not', () => {
		const whole = slice([1, null, null, null, 5, 6], { 1: 'missing', 2: 'missing', 3: 'missing' });
		expect(baseOf(whole)).toEqual(['2015', [{ group: 'R' }]]);
		expect(baseOf(slice([1, 2, null, 4, 5, null], { 1: 'break', 4: 'break' }))).toEqual([
			'2016',
			[]
		]);
	});
	it('is left to whoever asks for one, and of no use to what is measured from a category', () => {
		expect(withCommonBase(change('2017'), slice([1, 2, 3, 4, 5, 6])).measurement).toEqual(
			change('2017')
		);
		expect(withCommonBase(gap, slice([1, 2, 3, 4, 5, 6])).measurement).toEqual(gap);
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
