import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DATASET } from '#lib/dataset/dataset.fixture.ts';
import type { Dataset, Selection } from '#lib/dataset/model.ts';
import { parseSelection } from '#lib/dataset/selection.ts';
import { TRANSFORMS, transformRule } from '#lib/dataset/transforms/index.ts';
import { FORMS } from './index.ts';
import {
	automaticView,
	formatView,
	parseView,
	refusalOf,
	selectionToRead,
	undrawnDimensions,
	type View,
	type ViewStructure
} from './view.ts';

const chosen = (search: string): Selection =>
	parseSelection(DATASET, search, DATASET.defaults).selection;

/** By what a transform measures from. */
const REFERENCES = {
	none: undefined,
	category: { dimension: 'group of people', code: 'å & ö=1' },
	period: { dimension: 'time', code: '2016' }
};

describe('view ⇄ address', () => {
	it('draws time as lines, parts of a whole as bars, two groups as a dumbbell, else dots', () => {
		expect(automaticView(DATASET, chosen(''))).toMatchObject({
			form: 'line',
			x: 'time',
			colour: 'geo'
		});
		expect(automaticView(DATASET, chosen('time=2019&level=*'))).toMatchObject({
			form: 'stack',
			x: 'geo',
			colour: 'level'
		});
		expect(automaticView(DATASET, chosen('time=2019&group+of+people=NAT,100%25'))).toMatchObject({
			form: 'dumbbell',
			x: 'geo',
			colour: 'group of people'
		});
		expect(automaticView(DATASET, chosen('time=2019'))).toMatchObject({ form: 'dots', x: 'geo' });
	});
	it('keeps what counts are divided by, before what is computed of it', () => {
		const counts: Dataset = {
			...DATASET,
			unit: { label: { en: 'persons' }, symbol: '', decimals: 0, kind: 'count', range: [0, null] },
			population: { dataset: 'people', at: 'mean' }
		};
		const selection = chosen('');
		const { view, problems } = parseView(counts, selection, 'transform=gap&per=inhabitants');
		expect([view.per, view.transform, problems]).toEqual(['inhabitants', 'gap', []]);
		expect(formatView(counts, selection, view)).toBe(
			'per=inhabitants&transform=gap&reference=group%20of%20people:NAT'
		);
		expect(parseView(counts, selection, formatView(counts, selection, view)).view).toEqual(view);
		expect(parseView(DATASET, selection, 'per=inhabitants')).toMatchObject({
			view: automaticView(DATASET, selection),
			problems: [{ key: 'per', code: 'inhabitants', allowed: [] }]
		});
	});
	it('makes no bars of 100 per cent of persons that add up to a published total, or of some cells only', () => {
		const levels = { rule: 'parts-of-whole', dimension: 'level', tolerance: 0 } as const;
		const selection = chosen('time=2019&level=*');
		for (const check of [
			{ ...levels, whole: 'low' },
			{ ...levels, total: 100, where: { geo: ['DK'] } }
		])
			expect(automaticView({ ...DATASET, checks: [check] }, selection).form).not.toBe('stack');
	});
	it('comes back the same', () => {
		const ids = DATASET.dimensions.map((d) => d.id);
		fc.assert(
			fc.property(
				fc.constantFrom(...FORMS),
				fc.shuffledSubarray(ids, { minLength: 3, maxLength: 3 }),
				fc.constantFrom(...TRANSFORMS),
				fc.constantFrom('', 'time=2019', 'level=*&time=2018,2019', 'group+of+people=*'),
				(form, [x, colour, panel], transform, search) => {
					const selection = chosen(search);
					const view: View = {
						form,
						x: x!,
						colour,
						panel,
						transform
					};
					const reference = REFERENCES[transformRule({ transform }).reference];
					if (reference) view.reference = reference;
					const back = parseView(DATASET, selection, formatView(DATASET, selection, view));
					expect(back.problems).toEqual([]);
					expect(back.view).toEqual(view);
				}
			),
			{ numRuns: 1_000 }
		);
	});
	it('names what it does not know and falls back', () => {
		const { view, problems } = parseView(
			DATASET,
			chosen(''),
			'view=pie&colour=moon&transform=gap&reference=a:b'
		);
		expect(problems.map((p) => p.key)).toEqual(['view', 'colour', 'reference']);
		expect(view).toMatchObject({
			form: 'line',
			transform: 'gap',
			reference: { dimension: 'group of people', code: 'NAT' }
		});
	});
	it('refuses to stack a whole among its parts', () => {
		const whole: Dataset = {
			...DATASET,
			dimensions: DATASET.dimensions.map((d) => ({
				...d,
				categories: d.categories.map((c) => (c.code === 'low' ? { ...c, group: true } : c))
			}))
		};
		const refusal = (codes: string) =>
			refusalOf(whole, chosen(`level=${codes}`), { form: 'stack', transform: 'value' });
		expect(refusal('middle,high')).toBeUndefined();
		expect(refusal('low,middle,high')).toBe('page_explore_form_refused');
	});
	it('reads the reference along with the selection', () => {
		const selection = chosen('group+of+people=100%25');
		const { view } = parseView(DATASET, selection, 'transform=gap');
		expect(selectionToRead(DATASET, selection, view)['group of people']).toEqual(['NAT', '100%']);
	});
	it('says which dimensions a chart has no place for', () => {
		const selection = chosen('level=*&group+of+people=NAT,100%25');
		const view = automaticView(DATASET, selection);
		expect(undrawnDimensions(DATASET, selection, view)).toHaveLength(1);
	});
});

describe('a cohort table', () => {
	const categories = (...codes: string[]) => codes.map((code) => ({ code }));
	const cohort: ViewStructure = {
		...DATASET,
		references: {},
		checks: [],
		cohort: { start: 'time', since: 'since', offset: { Y0: 0, Y1: 1 } },
		dimensions: [
			{
				id: 'since',
				role: 'classification',
				categories: categories('Y0', 'Y1')
			},
			{
				id: 'time',
				role: 'time',
				categories: categories('2010', '2011', '2012')
			}
		]
	};
	const chosen = { since: ['Y0', 'Y1'], time: ['2010', '2011', '2012'] };
	it('is read by year of measurement where the address says so, and says so again', () => {
		const { view, problems } = parseView(cohort, chosen, 'x=measured');
		expect(problems).toEqual([]);
		expect(view).toMatchObject({ form: 'line', x: 'measured', colour: 'since' });
		expect(formatView(cohort, chosen, view)).toBe('x=measured');
		expect(undrawnDimensions(cohort, chosen, view)).toEqual([]);
	});
	it('is the only one that is', () => {
		const { problems } = parseView({ ...cohort, cohort: undefined }, chosen, 'x=measured');
		expect(problems).toMatchObject([{ key: 'x', code: 'measured' }]);
	});
});
