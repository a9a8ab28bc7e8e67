import { describe, expect, it } from 'vitest';
import type { Dataset, Slice } from '../model.ts';
import { DATASET } from '../dataset.fixture.ts';
import { transformed } from '../transforms/apply.ts';
import { divided, type Division } from './apply.ts';
import { perRefusal, perRule, type Per } from './index.ts';

const YEARS = ['2019', '2020', '2021', '2022', '2023'];
const axis = (id: string, role: Dataset['dimensions'][number]['role'], codes: string[]) => ({
	id,
	role,
	label: { en: id },
	categories: codes.map((code) => ({ code, label: { en: code } }))
});
const PERSONS: Dataset['unit'] = {
	label: { en: 'persons' },
	symbol: '',
	decimals: 0,
	kind: 'count',
	range: [0, null]
};
/** Invented: counts by group, of which Z is the published whole. */
const COUNTS: Dataset = {
	...DATASET,
	id: 'counts',
	unit: PERSONS,
	dimensions: [
		axis('place', 'geo', ['DK', 'SE']),
		axis('group', 'classification', ['A', 'B', 'Z']),
		axis('year', 'time', YEARS)
	],
	population: { dataset: 'people', at: 'mean' },
	whole: { group: 'Z' }
};
const PEOPLE: Dataset = {
	...DATASET,
	id: 'people',
	unit: PERSONS,
	dimensions: [axis('geo', 'geo', ['DK', 'SE']), axis('time', 'time', YEARS)]
};

const sliceIn = (
	dataset: Dataset,
	codes: Record<string, string[]>,
	values: (number | null)[],
	more: Partial<Slice> = {}
): Slice => ({
	dataset: dataset.id,
	dimensions: dataset.dimensions.map(({ id, role }) => ({ id, role, codes: codes[id]! })),
	values,
	status: {},
	...more
});
/** One group in Sweden in some years. */
const countsIn = (years: string[], values: (number | null)[], more: Partial<Slice> = {}) =>
	sliceIn(COUNTS, { place: ['SE'], group: ['A'], year: years }, values, more);
const peopleIn = (years: string[], values: (number | null)[], more: Partial<Slice> = {}) =>
	sliceIn(PEOPLE, { geo: ['SE'], time: years }, values, more);

const perInhabitants = (slice: Slice, denominators: Slice, more: Partial<Division> = {}) =>
	divided({
		per: 'inhabitants',
		dataset: COUNTS,
		slice,
		base: PEOPLE,
		denominators,
		...more
	});
const at = (where: NonNullable<Dataset['population']>['at']): Dataset => ({
	...COUNTS,
	population: { dataset: 'people', at: where }
});

describe('per 1,000 inhabitants', () => {
	it('shows more decimals of small figures, and zero as a value', () => {
		const people = peopleIn(YEARS, [100_000, 100_000, 100_000, 100_000, 100_000]);
		const { slice } = perInhabitants(countsIn(YEARS.slice(0, 4), [1234, 56, 7, 0]), people);
		expect(slice.values).toEqual([12.3, 0.56, 0.07, 0]);
		expect(slice.status).toEqual({});
	});
	it.each([
		['mean', 1000 / 150],
		['start', 1000 / 100],
		['end', 1000 / 200],
		['year', 1000 / 100]
	] as const)('with the population of %s', (where, expected) => {
		const years = ['2020', '2021'];
		const { slice } = perInhabitants(countsIn(['2020'], [1]), peopleIn(years, [100, 200]), {
			dataset: at(where)
		});
		expect(slice.values[0]).toBeCloseTo(expected, 1);
	});
	it('multiplies counts in thousands first', () => {
		const dataset = { ...COUNTS, unit: { ...PERSONS, decimals: 1, multiplier: 3 } };
		const { slice } = perInhabitants(
			countsIn(['2020'], [1.5]),
			peopleIn(['2020', '2021'], [100_000, 100_000]),
			{ dataset }
		);
		expect(slice.values).toEqual([15]);
	});
	it('is missing where the population is, for the reason of the count first, and names the period', () => {
		const people = peopleIn(['2021', '2022'], [1000, 1000]);
		const { slice, lacking } = perInhabitants(
			countsIn(['2020', '2021', '2022'], [null, 5, 5], { status: { 0: 'suppressed' } }),
			people
		);
		expect(slice.values).toEqual([null, 5, null]);
		expect(slice.status).toEqual({ 0: 'suppressed', 2: 'missing' });
		expect([...lacking.values()].flat()).toEqual(['2023']);
	});
	it('is not applicable where the rounding of the population reaches zero, or the count is below it', () => {
		const { slice } = perInhabitants(
			countsIn(['2020', '2021'], [5, -5]),
			peopleIn(['2020', '2021', '2022'], [0, 0, 1000])
		);
		expect(slice.values).toEqual([null, null]);
		expect(slice.status).toEqual({ 0: 'not_applicable', 1: 'not_applicable' });
		const rounded = { ...PEOPLE, comparability: { ...PEOPLE.comparability!, rounded_to: 5 } };
		const of = (people: number) =>
			perInhabitants(countsIn(['2020'], [1]), peopleIn(['2020', '2021'], [people, people]), {
				base: rounded
			}).slice.values[0];
		expect(of(2)).toBeNull();
		expect(of(5)).toBe(200);
	});
	it('keeps the statuses of both sides', () => {
		const { slice } = perInhabitants(
			countsIn(['2020'], [5], { status: { 0: 'provisional' } }),
			peopleIn(['2020', '2021'], [1000, 1000], { status: { 1: 'estimated' } })
		);
		expect(slice.status).toEqual({ 0: 'provisional|estimated' });
	});
	it('breaks where the population does, also between periods that were chosen', () => {
		const people = (status: Slice['status'], more: Partial<Slice> = {}) =>
			peopleIn(YEARS, [100, 100, 100, 100, 100], { status, ...more });
		const chosen = countsIn(['2019', '2022'], [1, 1]);
		// The mean of 2022 begins in 2022.
		const marked = perInhabitants(chosen, people({ 3: 'break' })).slice;
		expect([marked.status, marked.hiddenBreaks]).toEqual([{ 1: 'break' }, undefined]);
		const between = perInhabitants(chosen, people({ 2: 'break' })).slice;
		expect([between.status, between.hiddenBreaks]).toEqual([{}, [1]]);
		const declared = perInhabitants(chosen, people({}, { hiddenBreaks: [3] })).slice;
		expect([declared.status, declared.hiddenBreaks]).toEqual([{}, [1]]);
		expect(perInhabitants(chosen, people({})).slice.hiddenBreaks).toBeUndefined();
		// A change across any of them is refused.
		for (const slice of [marked, between, declared])
			expect(
				transformed(
					slice,
					{ transform: 'change', reference: { dimension: 'year', code: '2019' } },
					{ decimals: 1 }
				).values
			).toEqual([0, null]);
	});
	it('of months breaks once, at the first with the new population', () => {
		const months: Dataset = {
			...at('year'),
			dimensions: [...COUNTS.dimensions.slice(0, 2), axis('month', 'time', [])]
		};
		const codes = { place: ['SE'], group: ['A'], month: ['2020-12', '2021-01', '2021-02'] };
		const { slice } = perInhabitants(
			sliceIn(months, codes, [1, 1, 1]),
			peopleIn(['2020', '2021'], [100, 200], { status: { 1: 'break' } }),
			{ dataset: months }
		);
		expect(slice.values).toEqual([10, 5, 5]);
		expect(slice.status).toEqual({ 1: 'break' });
	});
	it('reads every year from the first to that after the last, as far as there are any', () => {
		const { reads } = perRule('inhabitants');
		const selection = { place: ['SE'], group: ['A'], year: ['2020', '2022'] };
		expect(reads(COUNTS, selection, PEOPLE)).toEqual({
			geo: ['SE'],
			time: ['2020', '2021', '2022', '2023']
		});
		expect(reads(COUNTS, { ...selection, year: ['2023'] }, PEOPLE).time).toEqual(['2023']);
	});
});

describe('the order of steps', () => {
	it('is: divide, compute the difference, then round', () => {
		const people = peopleIn(['2020', '2021', '2022'], [3000, 3000, 3000]);
		const counts = countsIn(['2020', '2021'], [1000, 1001]);
		const change = { transform: 'change', reference: { dimension: 'year', code: '2020' } } as const;
		const { slice } = perInhabitants(counts, people);
		// 333.666… − 333.333…; of rounded values it would be 0.4.
		expect(transformed(slice, change, perRule('inhabitants').unit).values).toEqual([0, 0.33]);
		expect(slice.values).toEqual([333.3, 333.7]);
	});
});

describe('a share of the whole', () => {
	const share = (parts: number[], whole: (number | null)[], status: Slice['status'] = {}) =>
		divided({
			per: 'whole',
			dataset: COUNTS,
			slice: sliceIn(COUNTS, { place: ['SE'], group: ['A', 'B'], year: ['2020'] }, parts),
			base: COUNTS,
			denominators: sliceIn(COUNTS, { place: ['SE'], group: ['Z'], year: ['2020'] }, whole, {
				status
			})
		});

	it('is 100 × part ÷ published whole, and all parts are 100 where they add up to it', () => {
		expect(share([1, 3], [4]).slice.values).toEqual([25, 75]);
		expect(share([1, 2], [3]).slice.values).toEqual([33.3, 66.7]);
	});
	it('has no figure where the whole has none, for its reason', () => {
		const { slice, lacking } = share([1, 3], [null], { 0: 'suppressed' });
		expect(slice.values).toEqual([null, null]);
		expect(slice.status).toEqual({ 0: 'suppressed', 1: 'suppressed' });
		expect([...lacking]).toEqual([
			[0, ['2020']],
			[1, ['2020']]
		]);
	});
	it('reads the whole in all periods between those chosen', () => {
		const selection = { place: ['SE'], group: ['A', 'B'], year: ['2020', '2022'] };
		expect(perRule('whole').reads(COUNTS, selection, COUNTS)).toEqual({
			place: ['SE'],
			group: ['Z'],
			year: ['2020', '2021', '2022']
		});
	});
});

describe('a refusal', () => {
	const refused = (per: Per, dataset: Partial<Dataset>, group = ['A']) =>
		perRefusal(per, { ...COUNTS, ...dataset }, { place: ['SE'], group, year: ['2020'] });

	it('says why', () => {
		expect(refused('inhabitants', {})).toBeUndefined();
		expect(refused('inhabitants', { population: undefined })).toBe(
			'page_explore_per_refused_population'
		);
		expect(refused('whole', {})).toBeUndefined();
		expect(refused('whole', { whole: undefined })).toBe('page_explore_per_refused_whole');
		expect(refused('whole', { whole: {} })).toBe('page_explore_per_refused_whole');
		expect(refused('whole', {}, ['Z'])).toBe('page_explore_per_refused_part');
		for (const kind of ['rate', 'share', 'money', 'mean', 'per1000'] as const)
			for (const per of ['inhabitants', 'whole'] as const)
				expect(refused(per, { unit: { ...PERSONS, kind } })).toBe('page_explore_per_refused_kind');
	});
	it('is that of every opened file: it names neither population nor whole', () => {
		for (const per of ['inhabitants', 'whole'] as const)
			expect(refused(per, { population: undefined, whole: undefined })).toBeDefined();
	});
});
