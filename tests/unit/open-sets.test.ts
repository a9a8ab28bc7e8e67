/** Every form and every transform is whole: unit, words in each language, a worked example, an approved picture. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FIGURE_FORMS, figureIn } from '#lib/charts/figures.fixture.ts';
import { DATASET } from '#lib/dataset/dataset.fixture.ts';
import type { Slice, Unit } from '#lib/dataset/model.ts';
import { parseSelection } from '#lib/dataset/selection.ts';
import { transformed } from '#lib/dataset/transforms/apply.ts';
import { TRANSFORMS, transformRule, type Transform } from '#lib/dataset/transforms/index.ts';
import type { ResultUnit } from '#lib/dataset/transforms/transform.ts';
import { drawingOf } from '#lib/forms/drawings.ts';
import { FORMS, formRule, type Form } from '#lib/forms/index.ts';
import { parseView, type View } from '#lib/forms/view.ts';
import { SITE_LANGUAGES } from '#lib/text/languages.ts';
import { fig_form } from '#lib/text/paraglide/messages.js';
import { measureText, sourceText, subjectText } from '#lib/text/transform-words.ts';

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
}
const OWN = {
	rate: 'own',
	share: 'own',
	count: 'own',
	money: 'own',
	mean: 'own',
	per1000: 'own'
} as const;
const DIFFERENCE = {
	rate: 'points',
	share: 'points',
	count: 'own',
	money: 'own',
	mean: 'own',
	per1000: 'own'
} as const;
/** Worked by hand. */
const TRANSFORM_EXAMPLES = {
	value: { values: SLICE.values, withBreak: SLICE.values, units: OWN },
	gap: { values: [-20, -19.1], withBreak: [-20, -19.1], units: DIFFERENCE },
	change: { values: [0, 4.1, 0, 3.2], withBreak: [0, null, 0, 3.2], units: DIFFERENCE }
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
		const subject = subjectText(
			{ transform },
			{ subject: 'S', reference: { code: '2019', name: 'N' }, period: '2020', isPair: false },
			{ locale }
		);
		// What is computed says so, and from what.
		for (const text of [measure, subject ?? ''])
			expect(/N|2019/.test(text), text).toBe(rule.reference !== 'none');
	});
	test('has an approved picture', () => {
		expect(picturesOf((view) => view.transform === transform)).not.toEqual([]);
	});
});

test('every module with a transform is one of them', () => {
	const modules = import.meta.glob<Record<string, unknown>>('/src/lib/dataset/transforms/*.ts', {
		eager: true
	});
	const rules = TRANSFORMS.map((transform) => transformRule({ transform }));
	for (const [file, module] of Object.entries(modules))
		for (const value of Object.values(module))
			if (typeof value === 'object' && value !== null && 'compute' in value)
				expect(rules, file).toContain(value);
});

/**
 * What an address with this selection asks for the form, and what is then drawn where. A form that suits no selection
 * best is asked for with `view`.
 */
const FORM_EXAMPLES = {
	line: { search: '', view: { x: 'time', colour: 'geo' } },
	dots: { search: 'time=2019', view: { x: 'geo' } },
	dumbbell: {
		search: 'time=2019&group+of+people=NAT,100%25',
		view: { x: 'geo', colour: 'group of people' }
	},
	stack: { search: 'time=2019&level=*', view: { x: 'geo', colour: 'level' } }
} satisfies Record<Form, { search: string; view: Partial<View> }>;

describe.each(FORMS)('form %s', (form) => {
	const { search, view } = FORM_EXAMPLES[form];
	const { selection } = parseSelection(DATASET, search, DATASET.defaults);

	test('is chosen as its example says, with the dimensions in their places', () => {
		expect(parseView(DATASET, selection, search).view).toMatchObject({ form, ...view });
		expect(parseView(DATASET, selection, `view=${form}`).view).toMatchObject({ form, ...view });
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
