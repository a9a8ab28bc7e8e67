/** Hand-made figures: each form of chart in each state its figures can be in. The numbers are invented. */
import type { Figure, Names } from '#lib/forms/figure.ts';
import type { Slice } from '#lib/dataset/model.ts';
import { formRule } from '#lib/forms/index.ts';
import type { View } from '#lib/forms/view.ts';
import { codesAt, sizeOf } from '#lib/dataset/slice.ts';
import { isComputed, transformRule } from '#lib/dataset/transforms/index.ts';
import type { ResultUnit } from '#lib/dataset/transforms/transform.ts';
import { parseStatuses, STATUSES, STATUS_MARKS, type Status } from '#lib/dataset/status.ts';
import {
	AGES,
	CATEGORIES,
	COUNTRIES,
	FORMS,
	GROUPS,
	ORIGINS,
	ROLES,
	STAYS,
	WIDTHS,
	YEARS,
	type Example,
	FIGURE_FORMS,
	type FigureForm
} from './examples.fixture.ts';
import type { SiteLanguage } from '#lib/text/languages.ts';
import { statusText } from '#lib/text/statuses.ts';

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
	const { codes: along }: Example = FORMS[form];
	const dimensions = Object.entries(along).map(([id, codes]) => ({
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
