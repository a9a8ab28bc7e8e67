/** What a reader can change of a view, each choice with the address it leads to; made where the figure is made. */
import { byMeasurement, MEASURED } from '#lib/dataset/cohort.ts';
import { measuredLabel } from '#lib/text/measured.ts';
import { categoryLabel } from '#lib/text/period-names.ts';
import {
	type Dataset,
	type Language,
	type Selection,
	textIn,
	timeDimension
} from '#lib/dataset/model.ts';
import {
	AS_PUBLISHED,
	isComputed,
	TRANSFORMS,
	transformRule,
	type Transform
} from '#lib/dataset/transforms/index.ts';
import { PERS, perRefusal, type Per } from '#lib/dataset/per/index.ts';
import { referencesOf, transformRefusal } from '#lib/forms/computation.ts';
import { FORMS, formRule, type Form } from '#lib/forms/index.ts';
import { parseView, placed, PLACES, refusalOf, type Place, type View } from '#lib/forms/view.ts';
import type { Asked, Control, ControlWords } from './control.ts';
import { mixControls, mixTarget, type Target } from './mix-controls.ts';

/** What has to stand in an address beside another choice: cohort tables stay read as they are. */
const readingOf = ({ x }: View): string => (x === MEASURED ? `&x=${MEASURED}` : '');

const asForm = (dataset: Dataset, selection: Selection, view: View, form: Form): View => ({
	...parseView(dataset, selection, `view=${form}${readingOf(view)}`).view,
	...(view.per ? { per: view.per } : {}),
	// A form of cells shows nothing of classes.
	...(view.mix ? {} : { transform: view.transform, reference: view.reference })
});

/** Transforms are measured from different things: only from one of its own kind does another keep the reference. */
function asTransform(dataset: Dataset, selection: Selection, view: View, to: Transform): View {
	if (view.mix) return parseView(dataset, selection, `transform=${to}`).view;
	const [own, next] = [view.transform, to].map((transform) => transformRule({ transform }));
	if (own!.reference === next!.reference) return { ...view, transform: to };
	const { reference } = parseView(dataset, selection, `transform=${to}${readingOf(view)}`).view;
	return { ...view, transform: to, reference };
}

function formControl(asked: Asked): Control {
	const { dataset, selection, view, words: w, choice } = asked;
	const choices = FORMS.map((form) => {
		const target: Target = formRule({ form }).ofClasses
			? mixTarget(asked)
			: { view: asForm(dataset, selection, view, form), selection };
		const refusal = refusalOf(dataset, selection, target.view);
		return choice(
			w[`page_explore_form_${form}`],
			form === view.form,
			target.view,
			refusal && w[refusal],
			target.selection
		);
	});
	return { key: 'form', name: w.page_explore_form, areLinks: true, choices };
}

/** Cohort tables are read by starting period, or by year of measurement. */
function readingControls(
	dataset: Dataset,
	selection: Selection,
	{ view, language, words: w, choice }: Asked
): Control[] {
	const start = dataset.dimensions.find((d) => d.id === dataset.cohort?.start);
	if (!start) return [];
	const isMeasured = view.x === MEASURED;
	const { view: published } = parseView(dataset, selection, '');
	const { view: measured } = parseView(dataset, selection, `x=${MEASURED}`);
	const choices = [
		choice(textIn(start.label, language), !isMeasured, isMeasured ? published : view),
		choice(w.page_explore_measured, isMeasured, isMeasured ? view : measured)
	];
	return [{ key: 'reading', name: w.page_explore_reading, choices }];
}

/** None where the figures can be divided by nothing, whatever is chosen of them. */
function perControls({ dataset, selection, view, words: w, choice }: Asked): Control[] {
	if (!dataset.population && !dataset.whole) return [];
	const { per: chosen, ...published } = view;
	/** What is not computed of figures so divided is not computed. */
	const dividedBy = (per: Per): View =>
		transformRefusal(dataset, selection, { per }, view.transform)
			? { ...published, per, transform: AS_PUBLISHED, reference: undefined }
			: { ...published, per };
	const choices = PERS.map((per) => {
		const refusal = perRefusal(per, dataset, selection);
		return choice(
			w[`page_explore_per_${per}`],
			per === chosen,
			dividedBy(per),
			refusal && w[refusal]
		);
	});
	const none = choice(w.page_explore_per_none, chosen === undefined, published);
	return [{ key: 'per', name: w.page_explore_per, choices: [none, ...choices] }];
}

function transformControl(asked: Asked): Control {
	const { dataset, selection, view, words: w, choice } = asked;
	const choices = TRANSFORMS.map((to) => {
		const isChosen = to === view.transform;
		const refusal = isChosen ? undefined : transformRefusal(dataset, selection, view, to);
		const target: Target = transformRule({ transform: to }).ofClasses
			? mixTarget(asked)
			: { view: asTransform(dataset, selection, view, to), selection };
		const name = w[`page_explore_transform_${to}`];
		return choice(name, isChosen, target.view, refusal && w[refusal], target.selection);
	});
	return { key: 'transform', name: w.page_explore_transform, choices };
}

function referenceControl(asked: Asked): Control {
	const { dataset, selection, view, reference, language, words: w, choice } = asked;
	const choices = referencesOf(dataset, selection, view.transform).map(({ dimension, code }) => {
		const d = dataset.dimensions.find(({ id }) => id === dimension)!;
		const c = d.categories.find((one) => one.code === code)!;
		return choice(
			`${textIn(d.label, language)}: ${categoryLabel(d, c, language)}`,
			dimension === reference?.dimension && code === reference.code,
			{ ...view, reference: { dimension, code } }
		);
	});
	return { key: 'reference', name: w.page_explore_reference, choices };
}

function placeControl(asked: Asked, place: Place): Control {
	const { dataset, view, language, words: w, several, time, choice } = asked;
	const ids = several
		.map((d): string | undefined => d.id)
		.filter((id) => id !== MEASURED)
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
	published: Dataset,
	chosen: Selection,
	{ view, reference }: Pick<Asked, 'view' | 'reference'>,
	language: Language,
	words: ControlWords,
	addressAt: (view: View, selection?: Selection) => string
): Control[] {
	const isMeasured = view.x === MEASURED;
	const { dataset, selection } = isMeasured
		? byMeasurement(published, chosen, measuredLabel())
		: { dataset: published, selection: chosen };
	const several = dataset.dimensions.filter((d) => (selection[d.id]?.length ?? 0) > 1);
	const asked: Asked = {
		dataset,
		selection,
		view,
		reference,
		language,
		words,
		several,
		time: timeDimension(dataset)?.id,
		choice: (name, chosen, next, refused, other) => ({
			name,
			chosen,
			// An address holds what was chosen, not the years of measurement made of it.
			address: addressAt(next, isMeasured ? undefined : other),
			refused
		})
	};
	if (view.mix) return [formControl(asked), transformControl(asked), ...mixControls(asked)];
	const places = PLACES.filter((place) => place !== 'x' || !(isMeasured || formRule(view).xIsTime));
	return [
		formControl(asked),
		...readingControls(published, chosen, asked),
		...perControls(asked),
		transformControl(asked),
		...(isComputed(view) ? [referenceControl(asked)] : []),
		...(several.length > 1 ? places.map((place) => placeControl(asked, place)) : [])
	];
}
