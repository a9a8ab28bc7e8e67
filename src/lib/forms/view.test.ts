import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '#tests/full.ts';
import { DATASET } from '#lib/dataset/dataset.fixture.ts';
import type { Dataset, Selection } from '#lib/dataset/model.ts';
import { parseSelection } from '#lib/dataset/selection.ts';
import { TRANSFORMS, transformRule } from '#lib/dataset/transforms/index.ts';
import { transformRefusal } from './computation.ts';
import { FORMS, formRule } from './index.ts';
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
		expect(automaticView(DATASET, chosen('time=2019&schooling=*'))).toMatchObject({
			form: 'stack',
			x: 'geo',
			colour: 'schooling'
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
		const selection = chosen('group+of+people=100%25');
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
		const levels = { rule: 'parts-of-whole', dimension: 'schooling', tolerance: 0 } as const;
		const selection = chosen('time=2019&schooling=*');
		for (const check of [
			{ ...levels, whole: 'low' },
			{ ...levels, total: 100, where: { geo: ['DK'] } }
		])
			expect(automaticView({ ...DATASET, checks: [check] }, selection).form).not.toBe('stack');
	});
	it('comes back the same', () => {
		const counts: Dataset = { ...DATASET, unit: { ...DATASET.unit, kind: 'count' } };
		const ids = DATASET.dimensions.map((d) => d.id);
		fc.assert(
			fc.property(
				fc.constantFrom(...FORMS.filter((form) => !formRule({ form }).ofClasses)),
				fc.shuffledSubarray(ids, { minLength: 3, maxLength: 3 }),
				fc.constantFrom(
					...TRANSFORMS.filter((transform) => !transformRule({ transform }).ofClasses)
				),
				fc.constantFrom('', 'time=2019', 'schooling=*&time=2018,2019', 'group+of+people=*'),
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
					const back = parseView(counts, selection, formatView(counts, selection, view));
					expect(back.problems).toEqual([]);
					expect(back.view).toEqual(view);
				}
			),
			{ numRuns: runs(1_000) }
		);
	});
	it('names what it does not know and falls back', () => {
		const { view, problems } = parseView(
			DATASET,
			chosen('group+of+people=100%25'),
			'view=pie&colour=moon&transform=gap&reference=a:b'
		);
		expect(problems.map((p) => p.key)).toEqual(['view', 'colour', 'reference']);
		expect(view).toMatchObject({
			form: 'line',
			transform: 'gap',
			reference: { dimension: 'group of people', code: 'NAT' }
		});
	});
	it('measures from what leaves something to be measured', () => {
		const asked = (search: string, query: string) => {
			const { view, problems } = parseView(DATASET, chosen(search), query);
			return [view.transform, view.reference, problems.map(({ key, code }) => [key, code])];
		};
		// Of the group that the dataset compares with, countries are compared with the first.
		expect(asked('group+of+people=NAT', 'transform=gap')).toEqual([
			'gap',
			{ dimension: 'geo', code: 'DK' },
			[]
		]);
		expect(asked('group+of+people=NAT', 'transform=gap&reference=group+of+people:NAT')).toEqual([
			'gap',
			{ dimension: 'geo', code: 'DK' },
			[['reference', 'group of people:NAT']]
		]);
		expect(asked('group+of+people=NAT&geo=DK', 'transform=gap')).toEqual([
			'value',
			undefined,
			[['transform', 'gap']]
		]);
		expect(asked('', 'reference=geo:DK')).toEqual(['value', undefined, [['reference', 'geo:DK']]]);
	});
	it('leaves the period to be found in the figures, unless there is one only', () => {
		const asked = (search: string, query: string) => parseView(DATASET, chosen(search), query);
		expect(asked('', 'transform=change').view).toMatchObject({ transform: 'change' });
		expect(asked('', 'transform=change').view.reference).toBeUndefined();
		expect(asked('time=2019', 'transform=change').problems).toEqual([
			{ key: 'transform', code: 'change', allowed: ['value', 'gap', 'ratio'] }
		]);
		expect(asked('time=2019', 'transform=change&reference=time:2016').problems).toEqual([]);
	});
	it('is told what can be computed of figures of its kind', () => {
		expect(parseView(DATASET, chosen(''), 'transform=percent').problems).toEqual([
			{ key: 'transform', code: 'percent', allowed: ['value', 'gap', 'ratio', 'change'] }
		]);
		const grades: Dataset = { ...DATASET, unit: { ...DATASET.unit, kind: 'mean' } };
		const refusals = TRANSFORMS.map((transform) =>
			transformRefusal(grades, chosen('time=2019&geo=DK&group+of+people=NAT'), {}, transform)
		);
		expect(refusals).toEqual([
			undefined,
			'page_explore_transform_refused_reference',
			'page_explore_transform_refused_mean',
			'page_explore_transform_refused_periods',
			'page_explore_transform_refused_mean',
			'page_explore_transform_refused_mean',
			'page_explore_mix_refused_not_a_rate'
		]);
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
			refusalOf(whole, chosen(`schooling=${codes}`), { form: 'stack', transform: 'value' });
		expect(refusal('middle,high')).toBeUndefined();
		expect(refusal('low,middle,high')).toBe('page_explore_form_refused');
	});
	it('reads the reference along with the selection', () => {
		const selection = chosen('group+of+people=100%25');
		const { view } = parseView(DATASET, selection, 'transform=gap');
		expect(selectionToRead(DATASET, selection, view)['group of people']).toEqual(['NAT', '100%']);
	});
	it('says which dimensions a chart has no place for', () => {
		const selection = chosen('schooling=*&group+of+people=NAT,100%25');
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

describe('a view of two groups with the same mix', () => {
	const COUNTS: Dataset = {
		...DATASET,
		unit: { ...DATASET.unit, kind: 'count' },
		composition: { by: ['schooling'], of: {}, base: {} }
	};
	it('comes back the same, whichever of form and transform is asked for', () => {
		const selection = chosen('schooling=*');
		for (const search of [
			'view=decomposition',
			'transform=standardised',
			'view=decomposition&transform=standardised&by=schooling&mix=group&reference=time:2018'
		]) {
			const { view, problems } = parseView(COUNTS, selection, search);
			expect(problems).toEqual([]);
			expect(view).toMatchObject({ form: 'decomposition', transform: 'standardised' });
			expect(view.mix?.by).toEqual(['schooling']);
			expect(parseView(COUNTS, selection, formatView(COUNTS, selection, view)).view).toEqual(view);
		}
	});
	it('names what it does not know', () => {
		const { problems } = parseView(
			COUNTS,
			chosen('schooling=*'),
			'transform=standardised&by=shoe&mix=half&reference=schooling:low:x'
		);
		expect(problems.map(({ key, code }) => [key, code])).toEqual([
			['reference', 'schooling:low:x'],
			['mix', 'half'],
			['by', 'shoe']
		]);
	});
	it('is refused with its reason where a dataset has no classes', () => {
		expect(
			refusalOf(DATASET, chosen(''), { form: 'decomposition', transform: 'standardised' })
		).toMatch(/^page_explore_mix_refused_/);
		expect(
			refusalOf(COUNTS, chosen(''), { form: 'decomposition', transform: 'standardised' })
		).toBeUndefined();
	});
});
