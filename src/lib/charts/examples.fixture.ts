/** Examples of each form of chart: its view, the codes along each dimension, and its values. The numbers are invented. */
import type { Role } from '#lib/dataset/model.ts';
import type { View } from '#lib/forms/view.ts';

export const COUNTRIES = ['DK', 'FI', 'IS', 'NO', 'SE'];
/** Of different widths, the last without an end. */
export const AGES = ['Y0-14', 'Y15-24', 'Y25-44', 'Y45-64', 'Y65+'];
export const WIDTHS = { 'Y0-14': 15, 'Y15-24': 10, 'Y25-44': 20, 'Y45-64': 20 };
export const YEARS = ['2019', '2020', '2021', '2022', '2023', '2024'];

const NATIONS =
	'Afghanistan Bosnia Chile Eritrea Germany India Iran Lebanon Morocco Pakistan Poland Romania Somalia Syria Thailand Türkiye Ukraine Vietnam';

/** Label of each category and, where charts use one, its shorter name. */
export const CATEGORIES: Record<string, Record<string, [label: string, short?: string]>> = {
	geo: { DK: ['Denmark'], FI: ['Finland'], IS: ['Iceland'], NO: ['Norway'], SE: ['Sweden'] },
	group: {
		foreign: ['Born abroad', 'Foreign-born'],
		descendants: ['Born in the country to two parents born abroad', 'Descendants'],
		rest: ['Rest of the population', 'Rest']
	},
	level: {
		low: ['Low (ISCED 0–2)', 'Low'],
		middle: ['Upper secondary (ISCED 3–4)', 'Upper secondary'],
		high: ['Tertiary (ISCED 5–8)', 'Tertiary']
	},
	sex: { F: ['Women'], M: ['Men'] },
	age: Object.fromEntries(
		AGES.map((code): [string, [string]] => [code, [`Ages ${code.slice(1)}`]])
	),
	reason: {
		family: ['Family'],
		work: ['Work'],
		studies: ['Studies'],
		other: ['Other, with protection', 'Other']
	},
	stay: {
		Y_LT1: ['Under 1 year'],
		Y1: ['1 year'],
		Y2: ['2 years'],
		'Y3-6': ['3–6 years'],
		Y_GE7: ['7 years or more']
	},
	origin: Object.fromEntries(
		NATIONS.split(' ').map((name): [string, [string]] => [name.slice(0, 3), [name]])
	),
	part: { mix: ['Mix of classes'], rates: ['Rates in the same classes'], both: ['Difference'] },
	time: Object.fromEntries(YEARS.map((year): [string, [string]] => [year, [year]]))
};
export const ROLES: Record<string, Role> = { geo: 'geo', time: 'time' };
export const GROUPS = Object.keys(CATEGORIES.group!);
const LEVELS = Object.keys(CATEGORIES.level!);
const REASONS = Object.keys(CATEGORIES.reason!);
const PARTS = Object.keys(CATEGORIES.part!);
export const ORIGINS = Object.keys(CATEGORIES.origin!);
export const STAYS = Object.keys(CATEGORIES.stay!);
export const LAST = ['2024'];

/** By the place of the country among the five. */
const byCountry =
	(values: readonly number[]) =>
	({ geo }: Record<string, string>): number =>
		values[COUNTRIES.indexOf(geo!)]!;
/** By how much it moved since the first year. */
const moved = ({ geo, time }: Record<string, string>): number =>
	(YEARS.indexOf(time!) * (COUNTRIES.indexOf(geo!) * 13 - 31) || 0) / 10;

/** Lines that are measured from their first year. */
const OVER_TIME = {
	form: 'line',
	x: 'time',
	colour: 'geo',
	reference: { dimension: 'time', code: '2019' }
} as const;

/** The view of each form and the codes along each dimension; `change` is a line chart below zero. */
export const FORMS = {
	line: {
		view: { form: 'line', x: 'time', colour: 'geo', transform: 'value' },
		codes: { geo: COUNTRIES, time: YEARS }
	},
	dots: {
		view: { form: 'dots', x: 'geo', transform: 'value' },
		codes: { geo: COUNTRIES, time: LAST }
	},
	dumbbell: {
		view: { form: 'dumbbell', x: 'geo', colour: 'group', transform: 'value' },
		codes: { geo: COUNTRIES, group: GROUPS, time: LAST }
	},
	stack: {
		view: { form: 'stack', x: 'geo', colour: 'level', transform: 'value' },
		codes: { geo: COUNTRIES, level: LEVELS, time: LAST },
		value: ({ geo, level }: Record<string, string>) => {
			const low = 182 + COUNTRIES.indexOf(geo!) * 23;
			return [low, 415, 1000 - low - 415][LEVELS.indexOf(level!)]! / 10;
		}
	},
	bars: {
		view: { form: 'bars', x: 'geo', colour: 'group', transform: 'value' },
		codes: { geo: COUNTRIES, group: GROUPS, time: LAST }
	},
	diverging: {
		view: {
			form: 'diverging',
			x: 'geo',
			transform: 'gap',
			reference: { dimension: 'group', code: 'rest' }
		},
		codes: { geo: COUNTRIES, group: ['foreign'], time: LAST },
		value: byCountry([-12.4, -8.1, 1.3, -5.6, -17.9])
	},
	counts: {
		view: { form: 'counts', x: 'geo', colour: 'reason', transform: 'value' },
		codes: { geo: COUNTRIES, reason: REASONS, time: LAST },
		value: ({ geo, reason }: Record<string, string>) =>
			((COUNTRIES.indexOf(geo!) * 7 + 13) * (4 - REASONS.indexOf(reason!))) / 10
	},
	heat: {
		view: { form: 'heat', x: 'geo', colour: 'time', transform: 'value' },
		codes: { geo: COUNTRIES, time: YEARS }
	},
	pyramid: {
		view: { form: 'pyramid', x: 'age', colour: 'sex', transform: 'value' },
		codes: { geo: ['SE'], age: AGES, sex: ['F', 'M'], time: LAST },
		value: ({ age, sex }: Record<string, string>) =>
			[144, 118, 296, 231, 173][AGES.indexOf(age!)]! - (sex === 'M' ? 9 : 0)
	},
	tiles: {
		view: { form: 'tiles', x: 'geo', transform: 'value' },
		codes: { geo: COUNTRIES, time: LAST }
	},
	profile: {
		view: { form: 'profile', x: 'stay', colour: 'geo', transform: 'value' },
		codes: { geo: COUNTRIES, stay: STAYS, time: LAST }
	},
	strip: {
		view: { form: 'strip', x: 'geo', colour: 'origin', transform: 'value', highlight: 'Pak' },
		codes: { geo: COUNTRIES, origin: ORIGINS, time: LAST }
	},
	scatter: {
		view: { form: 'scatter', x: 'group', colour: 'origin', transform: 'value', highlight: 'Pak' },
		codes: { geo: ['SE'], group: ['foreign', 'rest'], origin: ORIGINS, time: LAST }
	},
	slope: {
		view: { form: 'slope', x: 'time', colour: 'geo', transform: 'value' },
		codes: { geo: COUNTRIES, time: ['2021', '2024'] }
	},
	panels: {
		view: { form: 'line', x: 'time', colour: 'group', panel: 'geo', transform: 'value' },
		codes: { geo: COUNTRIES, group: GROUPS, time: YEARS }
	},
	gap: {
		view: {
			form: 'dots',
			x: 'geo',
			transform: 'gap',
			reference: { dimension: 'group', code: 'rest' }
		},
		codes: { geo: COUNTRIES, group: ['foreign'], time: LAST },
		value: byCountry([-12.4, -8.1, 1.3, -5.6, -17.9])
	},
	decomposition: {
		view: {
			form: 'decomposition',
			x: 'geo',
			colour: 'part',
			transform: 'standardised',
			reference: { dimension: 'group', code: 'rest' }
		},
		codes: { geo: COUNTRIES, part: PARTS, time: LAST },
		value: ({ geo, part }: Record<string, string>) => {
			const mix = byCountry([-13, 24, -8, 0, 31])({ geo: geo! });
			const rates = byCountry([-139, -12, 46, -51, -8])({ geo: geo! });
			return [mix, rates, mix + rates][PARTS.indexOf(part!)]! / 10;
		}
	},
	ratio: {
		view: {
			form: 'dots',
			x: 'geo',
			transform: 'ratio',
			reference: { dimension: 'group', code: 'rest' }
		},
		codes: { geo: COUNTRIES, group: ['foreign'], time: LAST },
		value: byCountry([0.82, 1.16, 1, 2.5, 3.78])
	},
	change: {
		view: { ...OVER_TIME, transform: 'change' },
		codes: { geo: COUNTRIES, time: YEARS },
		value: moved
	},
	percent: {
		view: { ...OVER_TIME, transform: 'percent' },
		codes: { geo: COUNTRIES, time: YEARS },
		value: moved
	},
	index: {
		view: { ...OVER_TIME, transform: 'index' },
		codes: { geo: COUNTRIES, time: YEARS },
		value: (codes: Record<string, string>) => 100 + moved(codes)
	}
} as const satisfies Record<string, Example>;

export interface Example {
	view: View;
	codes: Record<string, readonly string[]>;
	/** Another than that of rates of groups over the years. */
	value?: (codes: Record<string, string>) => number;
}

export type FigureForm = keyof typeof FORMS;
export const FIGURE_FORMS = Object.keys(FORMS) as FigureForm[];
