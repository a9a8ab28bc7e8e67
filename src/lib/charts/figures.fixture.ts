/** Hand-made figures: each form of chart in each state its figures can be in. The numbers are invented. */
import type { Figure, Names } from '#lib/forms/figure.ts';
import type { Role, Slice } from '#lib/dataset/model.ts';
import { formRule } from '#lib/forms/index.ts';
import type { View } from '#lib/forms/view.ts';
import { codesAt, sizeOf } from '#lib/dataset/slice.ts';
import { isComputed, transformRule } from '#lib/dataset/transforms/index.ts';
import type { ResultUnit } from '#lib/dataset/transforms/transform.ts';
import { parseStatuses, STATUSES, STATUS_MARKS, type Status } from '#lib/dataset/status.ts';
import type { SiteLanguage } from '#lib/text/languages.ts';
import { statusText } from '#lib/text/statuses.ts';

export const COUNTRIES = ['DK', 'FI', 'IS', 'NO', 'SE'];
/** Of different widths, the last without an end. */
const AGES = ['Y0-14', 'Y15-24', 'Y25-44', 'Y45-64', 'Y65+'];
const WIDTHS = { 'Y0-14': 15, 'Y15-24': 10, 'Y25-44': 20, 'Y45-64': 20 };
const YEARS = ['2019', '2020', '2021', '2022', '2023', '2024'];

const NATIONS =
	'Afghanistan Bosnia Chile Eritrea Germany India Iran Lebanon Morocco Pakistan Poland Romania Somalia Syria Thailand Türkiye Ukraine Vietnam';

/** Label of each category and, where charts use one, its shorter name. */
const CATEGORIES: Record<string, Record<string, [label: string, short?: string]>> = {
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
const ROLES: Record<string, Role> = { geo: 'geo', time: 'time' };
const GROUPS = Object.keys(CATEGORIES.group!);
const LEVELS = Object.keys(CATEGORIES.level!);
const REASONS = Object.keys(CATEGORIES.reason!);
const PARTS = Object.keys(CATEGORIES.part!);
const ORIGINS = Object.keys(CATEGORIES.origin!);
const STAYS = Object.keys(CATEGORIES.stay!);
const LAST = ['2024'];

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
const FORMS = {
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

interface Example {
	view: View;
	codes: Record<string, readonly string[]>;
	/** Another than that of rates of groups over the years. */
	value?: (codes: Record<string, string>) => number;
}

export type FigureForm = keyof typeof FORMS;
export const FIGURE_FORMS = Object.keys(FORMS) as FigureForm[];

/** What the touched cells hold instead of a plain value; `null` hides the value. */
const STATES = {
	plain: {},
	missing: { status: 'missing', hides: true },
	suppressed: { status: 'suppressed', hides: true },
	'not-applicable': { status: 'not_applicable', hides: true },
	'unreliable-null': { status: 'unreliable', hides: true },
	unreliable: { status: 'unreliable' },
	provisional: { status: 'provisional' },
	break: { status: 'break' },
	'definition-differs': { status: 'definition_differs' },
	'all-missing': { status: 'missing', hides: true, all: true }
} as const satisfies Record<string, { status?: Status; hides?: boolean; all?: boolean }>;

export type FigureState = keyof typeof STATES;
export const FIGURE_STATES = Object.keys(STATES) as FigureState[];

/** The class in which the one value of Sweden is touched. */
const MIDDLE = { stay: 'Y2', origin: 'Chi' };

/** Iceland as a whole, and one value of Sweden: of the second group or level, of 2022. A break lies at one period. */
function isTouched(form: FigureForm, codes: Record<string, string>, state: FigureState): boolean {
	const all: Record<string, readonly string[]> = FORMS[form].codes;
	const last = all.time!.length > 2 ? '2022' : all.time!.at(-1);
	const isOf = ([id, code]: [string, string]) => codes[id] === undefined || codes[id] === code;
	const middle = codes.time === last && Object.entries(MIDDLE).every(isOf);
	if (codes.geo === 'IS') return state === 'break' ? middle : true;
	if (codes.geo !== 'SE') return false;
	const told = ['group', 'level', 'reason', 'sex'].find((id) => all[id]);
	const isOfAge = (codes.age ?? AGES[2]) === AGES[2];
	return middle && isOfAge && (!told || codes[told] === (all[told]![1] ?? all[told]![0]));
}

/** Countries apart, groups apart, rising over the years; in tenths, so that sums stay exact. */
function valueOf(form: FigureForm, codes: Record<string, string>): number {
	const { value }: Example = FORMS[form];
	if (value) return value(codes);
	const country = COUNTRIES.indexOf(codes.geo!);
	const year = codes.stay ? 4 * STAYS.indexOf(codes.stay) : YEARS.indexOf(codes.time!);
	const origin = ORIGINS.indexOf(codes.origin!);
	if (origin >= 0) {
		const apart = codes.group === 'rest' ? ((origin * 71) % 150) - 40 : 0;
		return (310 + ((origin * 137) % 400) + country * 13 + apart) / 10;
	}
	const group = Math.max(0, GROUPS.indexOf(codes.group ?? 'foreign'));
	const apart = [71, 52, 88, 64, 35][country]!;
	return (583 + ((country * 37) % 100) + group * apart + year * 9) / 10;
}

function sliceOf(form: FigureForm, state: FigureState): Slice {
	const { status, hides, all }: { status?: Status; hides?: boolean; all?: boolean } = STATES[state];
	const dimensions = Object.entries(FORMS[form].codes).map(([id, codes]) => ({
		id,
		role: ROLES[id] ?? ('classification' as const),
		codes: [...codes]
	}));
	const slice: Slice = { dataset: 'test', dimensions, values: [], status: {} };
	for (let i = 0; i < sizeOf(dimensions); i++) {
		const codes = codesAt(slice, i);
		const touched = status !== undefined && (all || isTouched(form, codes, state));
		slice.values.push(touched && hides ? null : valueOf(form, codes));
		if (touched) slice.status[i] = status;
	}
	return slice;
}

const namesOf = (slice: Slice): Record<string, Names> =>
	Object.fromEntries(
		slice.dimensions.map(({ id, codes }) => [
			id,
			{
				label:
					{
						geo: 'Country',
						group: 'Group',
						level: 'Level',
						stay: 'Length of stay',
						origin: 'Country of origin',
						part: 'Part',
						reason: 'Reason',
						sex: 'Sex',
						age: 'Age',
						time: 'Year'
					}[id] ?? id,
				categories: Object.fromEntries(
					codes.map((code) => {
						const [label = code, short = label] = CATEGORIES[id]?.[code] ?? [];
						return [code, { label, short }];
					})
				)
			}
		])
	);

const UNITS = {
	own: { text: 'per cent', symbol: '%', kind: 'rate' },
	points: { text: 'percentage points', symbol: 'percentage points', kind: 'rate' },
	times: { text: 'times', symbol: 'times', kind: 'none' },
	percent: { text: 'per cent', symbol: '%', kind: 'none' },
	index: { text: 'index, 2019 = 100', symbol: '', kind: 'none' }
} satisfies Record<ResultUnit, Omit<Figure['unit'], 'decimals'>>;

/** One figure: a form of chart in one state. Marks and meanings of statuses are those of the site. */
export function figureIn(
	form: FigureForm,
	state: FigureState = 'plain',
	language: SiteLanguage = 'en'
): Figure {
	const slice = sliceOf(form, state);
	const view: View = FORMS[form].view;
	const rule = transformRule(view);
	const unit = UNITS[rule.unit('rate')];
	const held = new Set(Object.values(slice.status).flatMap(parseStatuses));
	const isMissing = slice.values.includes(null);
	return {
		id: `${form}-${state}`,
		language,
		slice,
		view,
		names: namesOf(slice),
		groups: {},
		ordered: ['age', 'stay'],
		widths: slice.dimensions.some(({ id }) => id === 'age') ? { age: WIDTHS } : {},
		palette: view.highlight ? { origin: [view.highlight] } : {},
		unit: { ...unit, ...rule.decimals({ decimals: 1 }) },
		measure: 'Employment rate',
		axisTitle: isComputed(view) ? `Employment rate, ${unit.text}` : '',
		...(formRule(view).guard && { guard: 'Groups at one time, nobody is followed.' }),
		headline: `A ${form} chart, ${state}`,
		subtitle: 'Employment rate, per cent of everyone aged 20–64, invented figures for tests',
		summary: ['The figures are invented.'],
		missing: isMissing ? 'Missing here: Iceland and one value of Sweden.' : null,
		verdict: null,
		notes: [],
		statuses: STATUSES.filter((s) => s !== 'ok' && held.has(s)).map((s) => ({
			status: s,
			mark: STATUS_MARKS[s],
			text: statusText(s, language)
		})),
		source: {
			text: 'Source: Office, table test',
			url: 'https://example.org/table',
			licence: 'CC BY 4.0',
			licenceUrl: 'https://example.org/licence'
		},
		release: '0123abcd',
		address: `/${language}/explore/test`,
		files: [],
		synthetic: false
	};
}

/** Every form in every state. */
export const everyFigure = (): Figure[] =>
	FIGURE_FORMS.flatMap((form) => FIGURE_STATES.map((state) => figureIn(form, state)));
