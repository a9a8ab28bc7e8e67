import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DATASET } from '#lib/dataset/dataset.fixture.ts';
import type { Dataset, Selection } from '#lib/dataset/model.ts';
import { parseSelection } from '#lib/dataset/selection.ts';
import { TRANSFORMS, transformRule } from '#lib/dataset/transforms/index.ts';
import { FORMS, formRule } from './index.ts';
import {
	automaticView,
	formatView,
	parseView,
	refusalOf,
	selectionToRead,
	undrawnDimensions,
	type View
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
				fc.constantFrom(...FORMS.filter((form) => !formRule({ form }).ofClasses)),
				fc.shuffledSubarray(ids, { minLength: 3, maxLength: 3 }),
				fc.constantFrom(
					...TRANSFORMS.filter((transform) => !transformRule({ transform }).ofClasses)
				),
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

describe('a view of two groups with the same mix', () => {
	const COUNTS: Dataset = {
		...DATASET,
		unit: { ...DATASET.unit, kind: 'count' },
		composition: { by: ['level'], of: {}, base: {} }
	};
	it('comes back the same, whichever of form and transform is asked for', () => {
		const selection = chosen('level=*');
		for (const search of [
			'view=decomposition',
			'transform=standardised',
			'view=decomposition&transform=standardised&by=level&mix=group&reference=time:2018'
		]) {
			const { view, problems } = parseView(COUNTS, selection, search);
			expect(problems).toEqual([]);
			expect(view).toMatchObject({ form: 'decomposition', transform: 'standardised' });
			expect(view.mix?.by).toEqual(['level']);
			expect(parseView(COUNTS, selection, formatView(COUNTS, selection, view)).view).toEqual(view);
		}
	});
	it('names what it does not know', () => {
		const { problems } = parseView(
			COUNTS,
			chosen('level=*'),
			'transform=standardised&by=shoe&mix=half&reference=level:low:x'
		);
		expect(problems.map(({ key, code }) => [key, code])).toEqual([
			['reference', 'level:low:x'],
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
