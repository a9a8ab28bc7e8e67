/** A small dataset and slices of it, for tests of sentences. The figures are invented. */
import type { Dataset, Selection, Slice, Unit } from '#lib/dataset/model.ts';
import { DATASET as SMALL } from '#lib/dataset/dataset.fixture.ts';
import type { View } from '#lib/forms/view.ts';
import { sizeOf } from '#lib/dataset/slice.ts';
import { topicOf, type Topic } from './topic.ts';
import type { SiteLanguage } from './languages.ts';

const COUNTRIES = [
	['DK', 'Denmark', 'Danmark', 'i Danmark'],
	['FI', 'Finland', 'Finland', 'i Finland'],
	['IS', 'Iceland', 'Island', 'på Island'],
	['NO', 'Norway', 'Norge', 'i Norge'],
	['SE', 'Sweden', 'Sverige', 'i Sverige']
] as const;

const categories = (
	...all: [code: string, en: string, sv: string, short?: [en: string, sv: string]][]
) =>
	all.map(([code, en, sv, short]) => ({
		code,
		label: { en, sv },
		...(short && { short: { en: short[0], sv: short[1] } })
	}));

export const PERIODS = ['2020', '2021', '2022', '2023', '2024'];

export const DATASET: Dataset = {
	id: 'test',
	theme: 'employment',
	title: { en: 'Employment rate by citizenship', sv: 'Sysselsättningsgrad efter medborgarskap' },
	measure: { en: 'Employment rate', sv: 'Sysselsättningsgrad' },
	/** Counts without sampling error, of which higher and lower may be said. */
	comparability: {
		...SMALL.comparability!,
		source_kind: 'register',
		who: { en: 'Everyone', sv: 'Alla' }
	},
	unit: {
		label: { en: 'per cent', sv: 'procent' },
		symbol: '%',
		decimals: 1,
		kind: 'rate',
		range: [0, 100]
	},
	dimensions: [
		{
			id: 'geo',
			role: 'geo',
			label: { en: 'Country', sv: 'Land' },
			categories: COUNTRIES.map(([code, en, sv, within]) => ({
				code,
				label: { en, sv },
				within: { en: `in ${en}`, sv: within }
			}))
		},
		{
			id: 'citizen',
			role: 'classification',
			label: { en: 'Citizenship', sv: 'Medborgarskap' },
			categories: categories(
				['FOR', 'Foreign citizens', 'Utländska medborgare'],
				[
					'NAT',
					'Citizens of the country itself',
					'Landets egna medborgare',
					['Own citizens', 'Egna medborgare']
				],
				['UA', 'Ukraine', 'Ukraina'],
				['TOTAL', 'All', 'Alla']
			)
		},
		{
			id: 'sex',
			role: 'classification',
			label: { en: 'Sex', sv: 'Kön' },
			categories: categories(
				['T', 'Women and men', 'Kvinnor och män'],
				['F', 'Women', 'Kvinnor'],
				['M', 'Men', 'Män']
			)
		},
		{
			id: 'level',
			role: 'classification',
			label: { en: 'Level', sv: 'Nivå' },
			categories: categories(
				['low', 'Low (ISCED 0–2)', 'Låg (ISCED 0–2)'],
				['high', 'Tertiary (ISCED 5–8)', 'Högskola (ISCED 5–8)']
			)
		},
		{
			id: 'reason',
			role: 'classification',
			label: { en: 'Reason', sv: 'Skäl' },
			categories: categories(
				['FAM', 'Family', 'Familj'],
				['EMP', 'Work', 'Arbete'],
				['EDUC', 'Education', 'Utbildning'],
				['OTH', 'Other', 'Övriga']
			)
		},
		{
			id: 'time',
			role: 'time',
			label: { en: 'Year', sv: 'År' },
			categories: PERIODS.map((code) => ({ code, label: { en: code } }))
		}
	],
	notes: [
		{ id: 'all', scope: {}, text: { en: 'Of everybody.', sv: 'Om alla.' } },
		{ id: 'ua', scope: { citizen: ['UA'] }, text: { en: 'Ukraine only.', sv: 'Bara Ukraina.' } }
	],
	source: {
		office: 'Eurostat',
		table: 'test_100%',
		url: 'https://example.org/table',
		licence: { name: 'CC BY 4.0', url: 'https://example.org/licence' },
		retrieved: '2025'
	},
	defaults: {},
	references: { citizen: 'NAT', sex: 'T' },
	ordered: ['level'],
	checks: [{ rule: 'parts-of-whole', dimension: 'level', total: 100, tolerance: 0.2 }],
	synthetic: false
};

/** The dataset in another unit. */
export const datasetIn = (unit: Partial<Unit>, measure = DATASET.measure): Dataset => ({
	...DATASET,
	measure,
	unit: { ...DATASET.unit, ...unit }
});

export const PERSONS = datasetIn(
	{
		label: { en: 'persons', sv: 'personer' },
		symbol: '',
		decimals: 0,
		kind: 'count',
		range: [0, null]
	},
	{ en: 'Permits', sv: 'Tillstånd' }
);
export const EUROS = datasetIn(
	{ label: { en: 'euro', sv: 'euro' }, symbol: '€', decimals: 0, kind: 'money', range: [0, null] },
	{ en: 'Income', sv: 'Inkomst' }
);

/** A cell as it is written in tests: 64.1, "64.1 unreliable", "missing". */
export type Cell = number | string;

/**
 * A slice in which dimensions that are not named hold their first category (foreign citizens, both sexes, 2020 …).
 * @param cells in row-major order of the dataset's dimensions
 */
export function sliceWith(selection: Selection, cells: readonly Cell[]): Slice {
	const dimensions = DATASET.dimensions
		.filter(({ id }) => (id !== 'level' && id !== 'reason') || id in selection)
		.map(({ id, role, categories: all }) => ({ id, role, codes: selection[id] ?? [all[0]!.code] }));
	if (sizeOf(dimensions) !== cells.length)
		throw new Error(`${sizeOf(dimensions)} cells, ${cells.length} given`);
	const slice: Slice = { dataset: 'test', dimensions, values: [], status: {} };
	cells.forEach((cell, i) => {
		const [first = '', ...rest] = String(cell).split(' ');
		const isValue = first !== '' && !Number.isNaN(Number(first));
		slice.values.push(isValue ? Number(first) : null);
		const status = isValue ? rest.join('|') : first;
		if (status) slice.status[i] = status;
	});
	return slice;
}

export const LINES: View = { form: 'line', x: 'time', colour: 'geo', transform: 'value' };
export const DOTS: View = { form: 'dots', x: 'geo', transform: 'value' };
export const dumbbell = (colour: string): View => ({
	form: 'dumbbell',
	x: 'geo',
	colour,
	transform: 'value'
});
export const GAP: View = {
	...DOTS,
	transform: 'gap',
	reference: { dimension: 'citizen', code: 'NAT' }
};
export const changeSince = (code: string): View => ({
	...LINES,
	transform: 'change',
	reference: { dimension: 'time', code }
});

export const topicWith = (
	selection: Selection,
	cells: readonly Cell[],
	view: View,
	language: SiteLanguage = 'en',
	dataset: Dataset = DATASET
): Topic => topicOf(dataset, sliceWith(selection, cells), view, language);
