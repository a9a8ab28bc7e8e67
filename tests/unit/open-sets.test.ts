/** Every form, every transform and every per is whole: unit, words in each language, a worked example, an approved picture. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FIGURE_FORMS } from '#lib/charts/examples.fixture.ts';
import { figureIn } from '#lib/charts/figures.fixture.ts';
import { DATASET } from '#lib/dataset/dataset.fixture.ts';
import type { Dataset, Selection, Slice, Unit } from '#lib/dataset/model.ts';
import { divided } from '#lib/dataset/per/apply.ts';
import { PERS, perRefusal, perRule, type Per } from '#lib/dataset/per/index.ts';
import { PER_REFUSALS } from '#lib/dataset/per/per.ts';
import { parseSelection } from '#lib/dataset/selection.ts';
import { transformed } from '#lib/dataset/transforms/apply.ts';
import {
	isComputed,
	TRANSFORMS,
	transformRule,
	type Transform
} from '#lib/dataset/transforms/index.ts';
import { TRANSFORM_REFUSALS, type ResultUnit } from '#lib/dataset/transforms/transform.ts';
import { drawingOf } from '#lib/forms/drawings.ts';
import { FORMS, formRule, type Form } from '#lib/forms/index.ts';
import { parseView, type View } from '#lib/forms/view.ts';
import { SITE_LANGUAGES } from '#lib/text/languages.ts';
import { fig_form } from '#lib/text/paraglide/messages.js';
import { perDataset, perNotes, perSource, perSubject, reasonTextOf } from '#lib/text/per-words.ts';
import { axisText, measureText, quotientReason, sourceText } from '#lib/text/transform-words.ts';

const AREAS = ['charts', 'figure', 'pages'];
const messagesIn = (language: string): Record<string, unknown> =>
	Object.assign(
		{},
		...AREAS.map((area): unknown =>
			JSON.parse(readFileSync(`src/lib/text/messages/${area}.${language}.json`, 'utf8'))
		)
	) as Record<string, unknown>;

/** Approved pictures of the figures that fit. */
const picturesOf = (fits: (view: View) => boolean): string[] =>
	FIGURE_FORMS.filter((name) => fits(figureIn(name).view))
		.map((name) => `tests/snapshots/${name}-plain.svg`)
		.filter((file) => existsSync(file));

/** Two groups (the second is the reference of categories) in two periods (the first is that of periods). */
const SLICE: Slice = {
	dataset: 'test',
	dimensions: [
		{ id: 'group', role: 'classification', codes: ['A', 'R'] },
		{ id: 'time', role: 'time', codes: ['2019', '2020'] }
	],
	values: [60, 64.1, 80, 83.2],
	status: {}
};
const REFERENCES = {
	none: undefined,
	category: { dimension: 'group', code: 'R' },
	period: { dimension: 'time', code: '2019' }
};

interface Example {
	/** Values of the slice above as measured, with one decimal. */
	values: (number | null)[];
	/** The same with a break at A in 2020. */
	withBreak: (number | null)[];
	units: Record<Unit['kind'], ResultUnit>;
	/** Kinds of unit it is not computed of. */
	refused: readonly Unit['kind'][];
}
const KINDS = ['rate', 'share', 'count', 'money', 'mean', 'per1000'] as const;
const inUnits = (unit: ResultUnit, ofPerCent = unit): Example['units'] =>
	Object.fromEntries(
		KINDS.map((kind) => [kind, kind === 'rate' || kind === 'share' ? ofPerCent : unit])
	) as Example['units'];
/** Worked by hand. */
const TRANSFORM_EXAMPLES = {
	value: {
		values: SLICE.values,
		withBreak: SLICE.values,
		units: inUnits('own'),
		refused: []
	},
	gap: {
		values: [-20, -19.1],
		withBreak: [-20, -19.1],
		units: inUnits('own', 'points'),
		refused: []
	},
	ratio: {
		values: [0.75, 0.77],
		withBreak: [0.75, 0.77],
		units: inUnits('times'),
		refused: ['share', 'mean']
	},
	change: {
		values: [0, 4.1, 0, 3.2],
		withBreak: [0, null, 0, 3.2],
		units: inUnits('own', 'points'),
		refused: []
	},
	percent: {
		values: [0, 6.8, 0, 4],
		withBreak: [0, null, 0, 4],
		units: inUnits('percent'),
		refused: ['rate', 'share', 'mean']
	},
	index: {
		values: [100, 106.8, 100, 104],
		withBreak: [100, null, 100, 104],
		units: inUnits('index'),
		refused: ['rate', 'share', 'mean']
	},
	// Of single cells, which are a class of their own, it is the difference.
	standardised: {
		values: [-20, -19.1],
		withBreak: [-20, -19.1],
		units: inUnits('own', 'points'),
		refused: []
	}
} satisfies Record<Transform, Example>;

describe.each(TRANSFORMS)('transform %s', (transform) => {
	const rule = transformRule({ transform });
	const example: Example = TRANSFORM_EXAMPLES[transform];
	const reference = REFERENCES[rule.reference];

	test('computes what was worked by hand', () => {
		const measured = (slice: Slice) =>
			transformed(slice, { transform, reference }, { decimals: 1 }).values;
		expect(measured(SLICE)).toEqual(example.values);
		expect(measured({ ...SLICE, status: { 1: 'break' } })).toEqual(example.withBreak);
	});
	test('says the unit of its result for each kind of unit', () => {
		for (const [kind, unit] of Object.entries(example.units))
			expect(rule.unit(kind as Unit['kind']), kind).toBe(unit);
	});
	test('is refused of the kinds of unit it says nothing of, in words', () => {
		expect(KINDS.filter((kind) => rule.refusal(kind)).sort()).toEqual([...example.refused].sort());
		for (const locale of SITE_LANGUAGES)
			for (const key of TRANSFORM_REFUSALS) expect(messagesIn(locale)).toHaveProperty(key);
	});
	test.each(SITE_LANGUAGES)('has words in %s', (locale) => {
		expect(messagesIn(locale)).toHaveProperty(`page_explore_transform_${transform}`);
		const source = { office: 'O', table: 'T', date: '2025' };
		expect(sourceText({ transform }, source, { locale })).toContain('O');
		const measure = measureText(
			{ transform },
			{ measure: 'M', reference: { code: '2019', name: 'N' } },
			{ locale }
		);
		expect(measure).toContain('M');
		if (isComputed({ transform })) {
			const reference = { code: '2019', name: 'N' };
			const axis = axisText({ transform }, { measure: 'M', unit: 'U', reference }, { locale });
			expect(axis).toMatch(/^M.*(N|2019)/);
			const reason = quotientReason({ transform }, 'not_applicable', { locale });
			expect(reason === undefined).toBe(!rule.isQuotient);
			for (const text of [axis, reason]) expect(text ?? '').not.toMatch(/fig_/);
		}
		// What is computed says so, and from what.
		expect(/N|2019/.test(measure), measure).toBe(rule.reference !== 'none');
	});
	test('has an approved picture', () => {
		expect(picturesOf((view) => view.transform === transform)).not.toEqual([]);
	});
});

test('every module with a transform is one of them', () => {
	const modules = import.meta.glob<Record<string, unknown>>(
		['/src/lib/dataset/transforms/*.ts', '!**/*.test.ts'],
		{
			eager: true
		}
	);
	const rules = TRANSFORMS.map((transform) => transformRule({ transform }));
	for (const [file, module] of Object.entries(modules))
		for (const value of Object.values(module))
			if (typeof value === 'object' && value !== null && 'compute' in value)
				expect(rules, file).toContain(value);
});

/** Counts of two groups, one the published whole, and what they are divided by. */
const COUNTS: Dataset = {
	...DATASET,
	unit: {
		label: { en: 'persons' },
		symbol: '',
		decimals: 0,
		kind: 'count',
		range: [0, null]
	},
	dimensions: (
		[
			['geo', 'geo', ['SE']],
			['group', 'classification', ['A', 'R']],
			['time', 'time', ['2019', '2020']]
		] as const
	).map(([id, role, codes]) => ({
		id,
		role,
		label: { en: id },
		categories: codes.map((code) => ({ code, label: { en: code } }))
	})),
	population: { dataset: 'people', at: 'start' },
	whole: { group: 'R' }
};
const PEOPLE: Dataset = {
	...COUNTS,
	id: 'people',
	dimensions: COUNTS.dimensions.filter(({ id }) => id !== 'group')
};
/** Worked by hand: 60 and 64 of group A. */
const PER_EXAMPLES = {
	inhabitants: { base: PEOPLE, denominators: [4000, null], values: [15, null] },
	whole: { base: COUNTS, denominators: [80, null], values: [75, null] }
} satisfies Record<Per, { base: Dataset; denominators: (number | null)[]; values: unknown }>;

describe.each(PERS)('per %s', (per) => {
	const rule = perRule(per);
	const { base, denominators, values } = PER_EXAMPLES[per];
	const selection = { geo: ['SE'], group: ['A'], time: ['2019', '2020'] };
	const sliceIn = (
		{ id, dimensions }: Dataset,
		codes: Selection,
		cells: (number | null)[]
	): Slice => ({
		dataset: id,
		dimensions: dimensions.map((d) => ({ id: d.id, role: d.role, codes: codes[d.id]! })),
		values: cells,
		status: {}
	});
	const slice = sliceIn(COUNTS, selection, [60, 64]);
	const below = sliceIn(base, rule.reads(COUNTS, selection, base), denominators);

	test('computes what was worked by hand', () => {
		const found = divided({
			per,
			dataset: COUNTS,
			slice,
			base,
			denominators: below
		});
		expect(found.slice.values).toEqual(values);
		expect([...found.lacking.values()].flat()).toEqual(['2020']);
	});
	test('is refused where figures are no counts, and where they name nothing to be divided by', () => {
		expect(perRefusal(per, COUNTS, selection)).toBeUndefined();
		for (const dataset of [DATASET, { ...COUNTS, population: undefined, whole: undefined }])
			expect(PER_REFUSALS).toContain(perRefusal(per, dataset, selection));
	});
	test.each(SITE_LANGUAGES)('has words in %s', (locale) => {
		const messages = messagesIn(locale);
		for (const key of [`page_explore_per_${per}`, ...PER_REFUSALS])
			expect(messages).toHaveProperty(key);
		const unit = perDataset(COUNTS, selection, per).unit.label[locale]!;
		const measure = perSubject('M', per, locale);
		const source = perSource('S', per, COUNTS, locale);
		const {
			lacking: [lacking = '']
		} = perNotes(
			COUNTS,
			per,
			{ base, denominators: below, lacking: new Map([[0, ['2020']]]) },
			locale
		);
		expect(measure).toMatch(/M .+|.+ M/);
		expect(source).toMatch(/^S.+/);
		expect(lacking).toContain('2020');
		const reasons = (['missing', 'not_applicable'] as const).map((reason) => {
			const text = reasonTextOf(reason, per, locale);
			expect(text).not.toBe(reasonTextOf(reason, undefined, locale));
			return text;
		});
		// A message without a variant says its own key.
		for (const text of [unit, measure, source, lacking, ...reasons])
			expect(text).not.toMatch(/fig_per/);
	});
});

test('every module with a per is one of them', () => {
	const modules = import.meta.glob<Record<string, unknown>>(
		['/src/lib/dataset/per/*.ts', '!**/*.test.ts'],
		{
			eager: true
		}
	);
	const rules = PERS.map(perRule);
	for (const [file, module] of Object.entries(modules))
		for (const value of Object.values(module))
			if (typeof value === 'object' && value !== null && 'factor' in value)
				expect(rules, file).toContain(value);
});

/**
 * What an address with this selection asks for the form, and what is then drawn where. A form that suits no selection
 * best is asked for with `view`.
 */
interface FormExample {
	/** The one all others are of, if left out. */
	dataset?: Dataset;
	search: string;
	view: Partial<View>;
}
/** More categories than rows can hold. */
const CROWD: Dataset = {
	...DATASET,
	dimensions: [
		...DATASET.dimensions,
		{
			id: 'origin',
			role: 'classification',
			label: { en: 'Origin' },
			categories: Array.from({ length: 60 }, (_, i) => ({ code: `O${i}`, label: { en: `O${i}` } }))
		}
	]
};
const FORM_EXAMPLES = {
	line: { search: '', view: { x: 'time', colour: 'geo' } },
	profile: {
		dataset: { ...DATASET, checks: [], ordered: ['schooling'] },
		search: 'time=2019&schooling=*',
		view: { x: 'schooling', panel: 'geo' }
	},
	strip: { dataset: CROWD, search: 'time=2019', view: { x: 'geo', colour: 'origin' } },
	scatter: {
		dataset: CROWD,
		search: 'view=scatter&time=2015,2019&geo=SE',
		view: { x: 'time', colour: 'origin' }
	},
	slope: { search: 'view=slope&time=2015,2019', view: { x: 'time', colour: 'geo' } },
	dots: { search: 'time=2019', view: { x: 'geo' } },
	dumbbell: {
		search: 'time=2019&group+of+people=NAT,100%25',
		view: { x: 'geo', colour: 'group of people' }
	},
	stack: { search: 'time=2019&schooling=*', view: { x: 'geo', colour: 'schooling' } },
	bars: { search: 'view=bars&time=2019', view: { x: 'geo' } },
	diverging: {
		search: 'view=diverging&time=2019&group+of+people=NAT,100%25&transform=gap',
		view: { x: 'geo' }
	},
	counts: {
		search: 'view=counts&time=2019&schooling=*',
		view: { x: 'geo' }
	},
	heat: { search: 'view=heat', view: { x: 'geo', colour: 'time' } },
	pyramid: { search: 'view=pyramid&time=2019&group+of+people=NAT,100%25', view: {} },
	tiles: { search: 'view=tiles&time=2019', view: { x: 'geo' } },
	decomposition: { search: 'view=decomposition', view: { transform: 'standardised' } }
} satisfies Record<Form, FormExample>;

describe.each(FORMS)('form %s', (form) => {
	const { dataset = DATASET, search, view }: FormExample = FORM_EXAMPLES[form];
	const { selection } = parseSelection(dataset, search, dataset.defaults);

	test('is chosen as its example says, with the dimensions in their places', () => {
		expect(parseView(dataset, selection, search).view).toMatchObject({ form, ...view });
		expect(parseView(dataset, selection, `view=${form}`).view).toMatchObject({ form, ...view });
	});
	test('has a drawing of its own', () => {
		expect(drawingOf({ form })).toBeTypeOf('function');
	});
	test('has a height that grows with what it holds', () => {
		const { height } = formRule({ form });
		const extent = { isNarrow: false, width: 760, type: 14, panels: 1, rows: 3, marks: 2 };
		expect(height(extent)).toBeGreaterThan(0);
		expect(height({ ...extent, rows: 9 })).toBeGreaterThanOrEqual(height(extent));
	});
	test.each(SITE_LANGUAGES)('has words in %s', (locale) => {
		expect(messagesIn(locale)).toHaveProperty(`page_explore_form_${form}`);
		// A message without a variant says its own key.
		expect(fig_form({ form }, { locale })).not.toBe('fig_form');
	});
	test('has an approved picture', () => {
		expect(picturesOf((v) => v.form === form)).not.toEqual([]);
	});
});

test('every folder of a form is one of them', () => {
	const folders = readdirSync('src/lib/forms', { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map(({ name }) => name);
	expect(folders.sort()).toEqual([...FORMS].sort());
});
