/** The questions the site answers by itself: which slice and which view belongs to each. Their words are messages. */
import type { Dataset, Selection, Theme } from '#lib/dataset/model.ts';
import type { Form } from '#lib/forms/index.ts';
import type { View } from '#lib/forms/view.ts';
import { parseSelection } from '#lib/dataset/selection.ts';

export interface Question {
	id: string;
	theme: Theme;
	dataset: string;
	/** Codes per dimension; time may be "latest". Dimensions not named have the dataset's default. */
	choose: Record<string, string[] | 'latest' | 'all'>;
	view: Partial<View> & { form: Form; x: string };
}

export const QUESTIONS: readonly Question[] = [
	{
		id: 'employment-over-time',
		theme: 'employment',
		dataset: 'lfsa_ergan',
		choose: { citizen: ['NEU27_2020_FOR'], age: ['Y20-64'] },
		view: { form: 'line', x: 'time', colour: 'geo' }
	},
	{
		id: 'employment-groups',
		theme: 'employment',
		dataset: 'lfsa_ergan',
		choose: {
			citizen: ['NEU27_2020_FOR', 'EU27_2020_FOR', 'NAT'],
			age: ['Y20-64'],
			time: 'latest'
		},
		view: { form: 'dumbbell', x: 'geo', colour: 'citizen' }
	},
	{
		id: 'employment-difference',
		theme: 'employment',
		dataset: 'lfsa_ergan',
		choose: { citizen: ['NEU27_2020_FOR'], age: ['Y20-64'] },
		view: {
			form: 'line',
			x: 'time',
			colour: 'geo',
			transform: 'gap',
			reference: { dimension: 'citizen', code: 'NAT' }
		}
	},
	{
		id: 'employment-sexes',
		theme: 'employment',
		dataset: 'lfsa_ergan',
		choose: { citizen: ['NEU27_2020_FOR'], age: ['Y20-64'], sex: ['F', 'M'], time: 'latest' },
		view: { form: 'dumbbell', x: 'geo', colour: 'sex' }
	},
	{
		id: 'unemployment-panels',
		theme: 'employment',
		dataset: 'lfsa_urgan',
		choose: { citizen: ['NEU27_2020_FOR', 'NAT'], age: ['Y20-64'] },
		view: { form: 'line', x: 'time', colour: 'citizen', panel: 'geo' }
	},
	{
		id: 'income',
		theme: 'employment',
		dataset: 'ilc_di15',
		choose: { citizen: ['NEU27_2020_FOR', 'NAT'], time: 'latest' },
		view: { form: 'dumbbell', x: 'geo', colour: 'citizen' }
	},
	{
		id: 'education-levels',
		theme: 'education',
		dataset: 'edat_lfs_9912',
		choose: { c_birth: ['NEU27_2020_FOR'], age: ['Y25-64'], isced11: 'all', time: 'latest' },
		view: { form: 'stack', x: 'geo', colour: 'isced11' }
	},
	{
		id: 'education-groups',
		theme: 'education',
		dataset: 'edat_lfs_9912',
		choose: {
			c_birth: ['NEU27_2020_FOR', 'EU27_2020_FOR', 'NAT'],
			age: ['Y25-64'],
			isced11: ['ED5-8'],
			time: 'latest'
		},
		view: { form: 'dumbbell', x: 'geo', colour: 'c_birth' }
	},
	{
		id: 'education-over-time',
		theme: 'education',
		dataset: 'edat_lfs_9912',
		choose: { c_birth: ['NEU27_2020_FOR'], age: ['Y25-64'], isced11: ['ED5-8'] },
		view: { form: 'line', x: 'time', colour: 'geo' }
	},
	{
		id: 'education-sexes',
		theme: 'education',
		dataset: 'edat_lfs_9912',
		choose: {
			c_birth: ['NEU27_2020_FOR'],
			age: ['Y25-64'],
			isced11: ['ED5-8'],
			sex: ['F', 'M'],
			time: 'latest'
		},
		view: { form: 'dumbbell', x: 'geo', colour: 'sex' }
	},
	{
		id: 'education-young',
		theme: 'education',
		dataset: 'edat_lfs_9912',
		choose: { c_birth: ['NEU27_2020_FOR', 'NAT'], age: ['Y25-34'], isced11: ['ED0-2'] },
		view: { form: 'line', x: 'time', colour: 'c_birth', panel: 'geo' }
	},
	{
		id: 'permits-over-time',
		theme: 'settlement',
		dataset: 'tps00170',
		choose: {},
		view: { form: 'line', x: 'time', colour: 'geo' }
	},
	{
		id: 'permit-reasons',
		theme: 'settlement',
		dataset: 'migr_resfirst',
		choose: { reason: ['FAM', 'EMP', 'EDUC', 'OTH'], time: 'latest' },
		view: { form: 'dots', x: 'reason', panel: 'geo' }
	},
	{
		id: 'asylum-over-time',
		theme: 'settlement',
		dataset: 'migr_asyappctza',
		choose: { citizen: ['TOTAL'] },
		view: { form: 'line', x: 'time', colour: 'geo' }
	},
	{
		id: 'asylum-ukraine',
		theme: 'settlement',
		dataset: 'migr_asyappctza',
		choose: { citizen: ['UA'] },
		view: { form: 'line', x: 'time', colour: 'geo' }
	},
	{
		id: 'inflows',
		theme: 'settlement',
		dataset: 'oecd_imd_b11',
		choose: {},
		view: { form: 'line', x: 'time', colour: 'geo' }
	}
];

/** A dimension that a theme page lets readers change for all its questions at once, and the categories it offers. */
export interface Control {
	dimension: string;
	/** Left out: the categories the page starts with. */
	codes?: readonly string[];
}

const GROUPS = ['NEU27_2020_FOR', 'EU27_2020_FOR', 'NAT'] as const;
const SEXES = ['T', 'F', 'M'] as const;

export const THEME_CONTROLS: Record<Theme, readonly Control[]> = {
	employment: [
		{ dimension: 'citizen', codes: GROUPS },
		{ dimension: 'sex', codes: SEXES },
		{ dimension: 'time' }
	],
	education: [
		{ dimension: 'c_birth', codes: GROUPS },
		{ dimension: 'sex', codes: SEXES },
		{ dimension: 'time' }
	],
	settlement: [],
	arrivals: []
};

/**
 * The selection of a question. `asked` are one-code choices of a page's controls; each replaces a dimension in which
 * the question itself holds just one category, so that no chart changes its form.
 */
export function selectionOf(
	question: Question,
	dataset: Dataset,
	asked: Readonly<Record<string, string>> = {}
): Selection {
	const { selection } = parseSelection(dataset, '', dataset.defaults);
	for (const dimension of dataset.dimensions) {
		const choice = question.choose[dimension.id];
		const all = dimension.categories.map((c) => c.code);
		if (choice === 'all') selection[dimension.id] = all;
		else if (choice === 'latest') selection[dimension.id] = all.slice(-1);
		else if (choice) selection[dimension.id] = choice;
		const code = asked[dimension.id];
		if (code && all.includes(code) && selection[dimension.id]!.length === 1)
			selection[dimension.id] = [code];
	}
	return selection;
}

/** Datasets that no question is about: they show what their Explore page starts with. */
export function datasetsWithoutQuestion(datasets: readonly Dataset[], theme: Theme): Dataset[] {
	const unasked = datasets.filter(
		(d) => d.theme === theme && !QUESTIONS.some((q) => q.dataset === d.id)
	);
	const isBase = ({ id }: Dataset) => datasets.some((d) => d.population?.dataset === id);
	// Inhabitants are there for others to be divided by: a theme does not begin with them.
	return [...unasked.filter((d) => !isBase(d)), ...unasked.filter(isBase)];
}

export const viewOf = (question: Question): View => ({ transform: 'value', ...question.view });
