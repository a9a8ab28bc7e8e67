/** View ⇄ address, and the view a selection gets when the address does not ask for one. */
import { NORDIC } from '#lib/dataset/countries.ts';
import { byMeasurement, MEASURED } from '#lib/dataset/cohort.ts';
import type { Mix } from '#lib/dataset/composition/request.ts';
import { groupsBeside } from '#lib/dataset/groups.ts';
import { type Dataset, type Selection, timeDimension } from '#lib/dataset/model.ts';
import { queryValue, type AddressProblem, type Structure } from '#lib/dataset/selection.ts';
import { AS_PUBLISHED, isComputed, transformRule } from '#lib/dataset/transforms/index.ts';
import { displayTerms, parseDisplay, type Display } from './display.ts';
import type { Places, Refusal, Selected } from './form.ts';
import { FORMS, formRule, type Form } from './index.ts';
import {
	classesRefusal,
	computationTerms,
	oneOf,
	parseComputation,
	type Computation,
	type ComputationStructure
} from './computation.ts';
import { asksForClasses, formatMix, parseMix } from './mix-view.ts';

/** The chart specification: what is drawn where, and how its values are computed. */
export interface View extends Places, Computation, Display {
	form: Form;
	/** The classes two groups are given the same mix of; only where form and transform are of classes. */
	mix?: Mix;
}

export const PLACES = ['x', 'colour', 'panel'] as const;
export type Place = (typeof PLACES)[number];

/** As much of a dataset as the choice of a view needs. */
export type ViewStructure = ComputationStructure &
	Pick<Dataset, 'checks' | 'ordered' | 'width' | 'cohort' | 'comparability' | 'persons'>;

const severalOf = (dataset: ViewStructure, selection: Selection): string[] =>
	dataset.dimensions.map((d) => d.id).filter((id) => (selection[id]?.length ?? 0) > 1);

const timeOf = (dataset: ViewStructure): string | undefined => timeDimension(dataset)?.id;

/**
 * Dimensions whose categories are shares of one whole, as the dataset's own checks say: those that add up to a number,
 * in every cell. Persons add up to other persons as well, women and men to all, but that makes no bar of 100 per cent.
 */
export const wholesOf = (dataset: ViewStructure): string[] =>
	dataset.checks.flatMap((check) =>
		check.rule === 'parts-of-whole' && check.total !== undefined && !check.where
			? [check.dimension]
			: []
	);

/** What a view shows of a dataset: cohort tables can be read by year of measurement. */
const shownIn = (
	dataset: ViewStructure,
	selection: Selection,
	{ x }: Partial<View>
): { dataset: ViewStructure; selection: Selection } =>
	x === MEASURED ? byMeasurement(dataset, selection) : { dataset, selection };

/** Dimensions with several categories for which the view has no place; such a slice is shown as a table. */
export function undrawnDimensions(
	dataset: ViewStructure,
	selection: Selection,
	view: View
): string[] {
	if (view.mix) return [];
	const { dimension, code } = view.reference ?? {};
	const shown = shownIn(dataset, selection, view);
	return severalOf(shown.dataset, shown.selection).filter((id) => {
		if ([view.x, view.colour, view.panel].includes(id)) return false;
		const left = (shown.selection[id] ?? []).filter((c) => id !== dimension || c !== code);
		return left.length > 1;
	});
}

const selectedOf = (dataset: ViewStructure, selection: Selection): Selected => {
	const several = severalOf(dataset, selection);
	const geo = dataset.dimensions.find((d) => d.role === 'geo')?.id;
	return {
		several,
		time: timeOf(dataset),
		geo,
		// With the whole among its parts, they would fill it twice.
		whole: wholesOf(dataset).find(
			(id) =>
				several.includes(id) &&
				groupsBeside(
					dataset.dimensions.find((d) => d.id === id)!,
					selection[id] ?? []
				).length === 0
		),
		parts: Object.keys(dataset.whole ?? {}),
		ordered: dataset.ordered ?? [],
		widths: Object.keys(dataset.width ?? {}),
		kind: dataset.unit.kind,
		isNordic: geo !== undefined && (selection[geo] ?? []).every((code) => NORDIC.includes(code)),
		classes: classesRefusal(dataset),
		all: dataset.dimensions.map((d) => d.id),
		count: (id) => selection[id]?.length ?? 0
	};
};

const viewAs = (form: Form, selected: Selected): View => ({
	form,
	transform: AS_PUBLISHED,
	...formRule({ form }).places(selected)
});

/** The form that suits a selection best, with its dimensions in their places. */
export function automaticView(dataset: ViewStructure, selection: Selection): View {
	const selected = selectedOf(dataset, selection);
	const suitability = (form: Form) => formRule({ form }).suitability(selected);
	const best = FORMS.reduce((a, b) => (suitability(b) > suitability(a) ? b : a));
	return viewAs(best, selected);
}

/** The view an address starts from: its form, or the automatic one, with the dimensions in their places. */
const baseOf = (dataset: ViewStructure, selection: Selection, form: Form | undefined): View =>
	form ? viewAs(form, selectedOf(dataset, selection)) : automaticView(dataset, selection);

/** Why a form cannot be chosen for a selection and transform: the key of a message. */
export const refusalOf = (
	dataset: ViewStructure,
	selection: Selection,
	view: Pick<View, 'form' | 'transform'> & Partial<View>
): Refusal | undefined => {
	const shown = shownIn(dataset, selection, view);
	return formRule(view).refusal(selectedOf(shown.dataset, shown.selection), transformRule(view));
};

/** A view with a dimension in another place. Two places never hold one dimension: they are exchanged. */
export function placed(view: View, place: Place, id: string | undefined): View {
	const next = { ...view, [place]: id };
	for (const other of PLACES)
		if (id && other !== place && view[other] === id) next[other] = view[place]!;
	return next;
}

export interface ParsedView {
	view: View;
	problems: AddressProblem[];
}

/** Reads the page-only keys view, x, colour, panel, per, transform and reference. What they do not say is chosen automatically. */
export function parseView(published: ViewStructure, chosen: Selection, search: string): ParsedView {
	const { dataset, selection } = shownIn(published, chosen, {
		x: queryValue(search, 'x')
	});
	const problems: AddressProblem[] = [];
	const ids = dataset.dimensions.map((d) => d.id);
	const form = oneOf(search, 'view', FORMS, problems);
	const isOfClasses = form && formRule({ form }).ofClasses;
	if (isOfClasses || asksForClasses(search)) {
		const mix = parseMix(published, chosen, search, problems);
		return { view: { ...viewAs(mix.form, selectedOf(published, chosen)), ...mix }, problems };
	}
	let view = baseOf(dataset, selection, form);
	for (const place of PLACES) {
		const id = oneOf(search, place, place === 'x' ? ids : [...ids, 'none'], problems);
		if (id) view = placed(view, place, id === 'none' ? undefined : id);
	}
	const computation = parseComputation(dataset, selection, search, problems);
	const { scales } = formRule(view);
	const display = parseDisplay(selection, view, scales, search, problems);
	return { view: { ...view, ...computation, ...display }, problems };
}

/** The page-only keys that differ from the automatic view, as a query string without "?". */
export function formatView(published: ViewStructure, chosen: Selection, view: View): string {
	const { dataset, selection } = shownIn(published, chosen, view);
	const base = baseOf(dataset, selection, view.form);
	const terms: string[] = [];
	if (view.form !== automaticView(dataset, selection).form) terms.push(`view=${view.form}`);
	for (const key of PLACES)
		if (view[key] !== base[key] || view[key] === MEASURED)
			terms.push(`${key}=${encodeURIComponent(view[key] ?? 'none')}`);
	terms.push(...computationTerms(view), ...displayTerms(view));
	if (view.mix) terms.push(...formatMix(view.mix));
	return terms.join('&');
}

/** What has to be read for a view: the selection, and the reference its transform needs, in category order. */
export function selectionToRead(
	dataset: Structure,
	selection: Selection,
	view: Computation
): Selection {
	if (!view.reference || !isComputed(view)) return selection;
	const { dimension: id, code } = view.reference;
	// Years of measurement are those of what is chosen.
	if (id === MEASURED) return selection;
	const wanted = new Set([...(selection[id] ?? []), code]);
	const categories = dataset.dimensions.find((d) => d.id === id)?.categories ?? [];
	return { ...selection, [id]: categories.map((c) => c.code).filter((c) => wanted.has(c)) };
}
