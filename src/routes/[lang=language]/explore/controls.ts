/** What a reader can change of a view, each choice with the address it leads to; made where the figure is made. */
import {
	FORMS,
	TRANSFORMS,
	textIn,
	type Dataset,
	type Form,
	type Language,
	type Selection,
	type Transform,
	type View
} from '#lib/dataset/model.ts';
import { parseView, wholesOf } from '#lib/dataset/view.ts';

/** Messages the controls are made of. */
export const CONTROL_WORDS = [
	'page_explore_colour',
	'page_explore_form',
	'page_explore_form_dots',
	'page_explore_form_dumbbell',
	'page_explore_form_line',
	'page_explore_form_refused',
	'page_explore_form_stack',
	'page_explore_line_refused',
	'page_explore_none',
	'page_explore_panel',
	'page_explore_reference',
	'page_explore_rows',
	'page_explore_transform',
	'page_explore_transform_change',
	'page_explore_transform_gap',
	'page_explore_transform_value'
] as const;
export type ControlWords = Record<(typeof CONTROL_WORDS)[number], string>;

export interface Choice {
	name: string;
	chosen: boolean;
	address: string;
	/** Why it cannot be chosen. */
	refused?: string;
}
export interface Control {
	key: 'form' | 'transform' | 'reference' | Place;
	name: string;
	choices: Choice[];
}

const PLACES = ['x', 'colour', 'panel'] as const;
type Place = (typeof PLACES)[number];

const asForm = (dataset: Dataset, selection: Selection, view: View, form: Form): View => ({
	...parseView(dataset, selection, `view=${form}`).view,
	transform: view.transform,
	reference: view.reference
});

/** A gap and a change are measured from different things: each starts with what the dataset itself compares with. */
function asTransform(dataset: Dataset, selection: Selection, view: View, to: Transform): View {
	if (to === view.transform) return view;
	const { reference } = parseView(dataset, selection, `transform=${to}`).view;
	return { ...view, transform: to, reference };
}

/** Two places never hold one dimension: whoever had it takes what was here. */
function asPlace(view: View, place: Place, id: string | undefined): View {
	const next: Record<string, unknown> = { ...view, [place]: id };
	for (const other of PLACES)
		if (id && other !== place && view[other] === id) next[other] = view[place];
	return next as unknown as View;
}

/** The controls that can be of use for this selection and view, in the order they stand on the page. */
export function controlsOf(
	dataset: Dataset,
	selection: Selection,
	view: View,
	language: Language,
	w: ControlWords,
	addressAt: (view: View) => string
): Control[] {
	const several = dataset.dimensions.filter((d) => (selection[d.id]?.length ?? 0) > 1);
	const time = dataset.dimensions.find((d) => d.role === 'time');
	const hasYears = several.some((d) => d.id === time?.id);
	const hasWhole = several.some((d) => wholesOf(dataset).includes(d.id));
	const nameOf = (id: string) =>
		textIn(dataset.dimensions.find((d) => d.id === id)?.label ?? { en: id }, language);
	const choice = (name: string, chosen: boolean, next: View, refused?: string): Choice => ({
		name,
		chosen,
		address: addressAt(next),
		refused
	});
	const refusal = (form: Form): string | undefined => {
		if (form === 'line' && !hasYears) return w.page_explore_line_refused;
		if (form === 'stack' && (!hasWhole || view.transform !== 'value'))
			return w.page_explore_form_refused;
		return undefined;
	};
	const controls: Control[] = [
		{
			key: 'form',
			name: w.page_explore_form,
			choices: FORMS.map((form) =>
				choice(
					w[`page_explore_form_${form}`],
					form === view.form,
					asForm(dataset, selection, view, form),
					refusal(form)
				)
			)
		},
		{
			key: 'transform',
			name: w.page_explore_transform,
			choices: TRANSFORMS.filter((t) => t !== 'change' || hasYears).map((to) =>
				choice(
					w[`page_explore_transform_${to}`],
					to === view.transform,
					asTransform(dataset, selection, view, to)
				)
			)
		}
	];
	if (view.transform !== 'value')
		controls.push({
			key: 'reference',
			name: w.page_explore_reference,
			choices: dataset.dimensions
				.filter((d) => (d.role === 'time') === (view.transform === 'change') && d.role !== 'geo')
				.filter((d) => d.categories.length > 1)
				.flatMap((d) =>
					d.categories.map((c) =>
						choice(
							`${textIn(d.label, language)}: ${textIn(c.label, language)}`,
							d.id === view.reference?.dimension && c.code === view.reference.code,
							{ ...view, reference: { dimension: d.id, code: c.code } }
						)
					)
				)
		});
	if (several.length < 2) return controls;
	for (const place of PLACES) {
		if (place === 'x' && view.form === 'line') continue;
		const ids = several
			.filter((d) => view.form !== 'line' || d.id !== time?.id)
			.map((d): string | undefined => d.id);
		if (place !== 'x') ids.unshift(undefined);
		else if (!ids.includes(view.x)) ids.push(view.x);
		controls.push({
			key: place,
			name: w[`page_explore_${place === 'x' ? 'rows' : place}`],
			choices: ids.map((id) =>
				choice(
					id === undefined ? w.page_explore_none : nameOf(id),
					id === view[place],
					asPlace(view, place, id)
				)
			)
		});
	}
	return controls;
}
