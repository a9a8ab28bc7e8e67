/** What a reader can change of a view, each choice with the address it leads to; made where the figure is made. */
import { categoryLabel } from '#lib/text/period-names.ts';
import {
	type Dataset,
	type Language,
	type Selection,
	textIn,
	timeDimension
} from '#lib/dataset/model.ts';
import {
	isComputed,
	TRANSFORMS,
	transformRule,
	type Transform
} from '#lib/dataset/transforms/index.ts';
import { PERS, perRefusal } from '#lib/dataset/per/index.ts';
import { FORMS, formRule, type Form } from '#lib/forms/index.ts';
import { mixControls, mixTarget } from './mix-controls.ts';
import { parseView, placed, PLACES, refusalOf, type Place, type View } from '#lib/forms/view.ts';
import type { Asked, Choice, Control, ControlWords } from './control.ts';

const asForm = (dataset: Dataset, selection: Selection, view: View, form: Form): View => ({
	...parseView(dataset, selection, `view=${form}`).view,
	...(view.per ? { per: view.per } : {}),
	// A form of cells shows nothing of classes.
	...(view.mix ? {} : { transform: view.transform, reference: view.reference })
});

/** Transforms are measured from different things: each starts with what the dataset itself compares with. */
function asTransform(dataset: Dataset, selection: Selection, view: View, to: Transform): View {
	if (to === view.transform) return view;
	if (view.mix) return parseView(dataset, selection, `transform=${to}`).view;
	const { reference } = parseView(dataset, selection, `transform=${to}`).view;
	return { ...view, transform: to, reference };
}

function formControl(asked: Asked): Control {
	const { dataset, selection, view, words: w, choice } = asked;
	const choices = FORMS.map((form) => {
		const refusal = refusalOf(dataset, selection, { ...view, form });
		const target = formRule({ form }).ofClasses && mixTarget(asked);
		if (target)
			return choice(
				w[`page_explore_form_${form}`],
				form === view.form,
				target.view,
				refusal && w[refusal],
				target.selection
			);
		return choice(
			w[`page_explore_form_${form}`],
			form === view.form,
			asForm(dataset, selection, view, form),
			refusal && w[refusal]
		);
	});
	return { key: 'form', name: w.page_explore_form, areLinks: true, choices };
}

/** None where the figures can be divided by nothing, whatever is chosen of them. */
function perControls({ dataset, selection, view, words: w, choice }: Asked): Control[] {
	if (!dataset.population && !dataset.whole) return [];
	const { per: chosen, ...published } = view;
	const choices = PERS.map((per) => {
		const refusal = perRefusal(per, dataset, selection);
		return choice(
			w[`page_explore_per_${per}`],
			per === chosen,
			{ ...published, per },
			refusal && w[refusal]
		);
	});
	const none = choice(w.page_explore_per_none, chosen === undefined, published);
	return [{ key: 'per', name: w.page_explore_per, choices: [none, ...choices] }];
}

function mixChoice(asked: Asked, to: Transform): Choice {
	const { dataset, selection, view, words: w, choice } = asked;
	const target = mixTarget(asked);
	const refusal = refusalOf(dataset, selection, target.view);
	const name = w[`page_explore_transform_${to}`];
	return choice(name, to === view.transform, target.view, refusal && w[refusal], target.selection);
}

/** Periods are measured from each other only where there are several. */
function transformControl(asked: Asked): Control {
	const { dataset, selection, view, words: w, several, time, choice } = asked;
	const hasPeriods = several.some((d) => d.id === time);
	const choices = TRANSFORMS.filter(
		(transform) => hasPeriods || transformRule({ transform }).reference !== 'period'
	).map((to) => {
		if (transformRule({ transform: to }).ofClasses) return mixChoice(asked, to);
		return choice(
			w[`page_explore_transform_${to}`],
			to === view.transform,
			asTransform(dataset, selection, view, to)
		);
	});
	return { key: 'transform', name: w.page_explore_transform, choices };
}

function referenceControl({ dataset, view, language, words: w, choice }: Asked): Control {
	const isOfPeriods = transformRule(view).reference === 'period';
	const choices = dataset.dimensions
		.filter((d) => (d.role === 'time') === isOfPeriods && d.role !== 'geo')
		.filter((d) => d.categories.length > 1)
		.flatMap((d) =>
			d.categories.map((c) =>
				choice(
					`${textIn(d.label, language)}: ${categoryLabel(d, c, language)}`,
					d.id === view.reference?.dimension && c.code === view.reference.code,
					{ ...view, reference: { dimension: d.id, code: c.code } }
				)
			)
		);
	return { key: 'reference', name: w.page_explore_reference, choices };
}

function placeControl(asked: Asked, place: Place): Control {
	const { dataset, view, language, words: w, several, time, choice } = asked;
	const ids = several
		.map((d): string | undefined => d.id)
		.filter((id) => !formRule(view).xIsTime || id !== time);
	if (place !== 'x') ids.unshift(undefined);
	else if (!ids.includes(view.x)) ids.push(view.x);
	const nameOf = (id: string) =>
		textIn(dataset.dimensions.find((d) => d.id === id)?.label ?? { en: id }, language);
	const choices = ids.map((id) =>
		choice(
			id === undefined ? w.page_explore_none : nameOf(id),
			id === view[place],
			placed(view, place, id)
		)
	);
	return { key: place, name: w[`page_explore_${place === 'x' ? 'rows' : place}`], choices };
}

/** The controls that can be of use for this selection and view, in the order they stand on the page. */
export function controlsOf(
	dataset: Dataset,
	selection: Selection,
	view: View,
	language: Language,
	words: ControlWords,
	addressAt: (view: View, selection?: Selection) => string
): Control[] {
	const several = dataset.dimensions.filter((d) => (selection[d.id]?.length ?? 0) > 1);
	const asked: Asked = {
		dataset,
		selection,
		view,
		language,
		words,
		several,
		time: timeDimension(dataset)?.id,
		choice: (name, chosen, next, refused, other) => ({
			name,
			chosen,
			address: addressAt(next, other),
			refused
		})
	};
	if (view.mix) return [formControl(asked), transformControl(asked), ...mixControls(asked)];
	const places = PLACES.filter((place) => place !== 'x' || !formRule(view).xIsTime);
	return [
		formControl(asked),
		...perControls(asked),
		transformControl(asked),
		...(isComputed(view) ? [referenceControl(asked)] : []),
		...(several.length > 1 ? places.map((place) => placeControl(asked, place)) : [])
	];
}
