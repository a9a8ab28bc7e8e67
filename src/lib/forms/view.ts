/** View ⇄ address, and the view a selection gets when the address does not ask for one. */
import { datasetRefusal, type Mix } from '#lib/dataset/composition/request.ts';
import { groupsBeside } from '#lib/dataset/groups.ts';
import { type Dataset, type Selection, timeDimension } from '#lib/dataset/model.ts';
import { PERS, perRefusal, type Per } from '#lib/dataset/per/index.ts';
import type { PerStructure } from '#lib/dataset/per/per.ts';
import { queryValue, type AddressProblem, type Structure } from '#lib/dataset/selection.ts';
import {
	AS_PUBLISHED,
	isComputed,
	TRANSFORMS,
	transformRule,
	type Measurement,
	type Transform
} from '#lib/dataset/transforms/index.ts';
import type { Places, Refusal, Selected } from './form.ts';
import { FORMS, formRule, type Form } from './index.ts';
import { formatMix, parseMix } from './mix-view.ts';

/** The chart specification: what is drawn where, and how its values are computed. */
export interface View extends Places, Measurement {
	form: Form;
	/** What counts are divided by before anything else is computed. */
	per?: Per;
	/** The classes two groups are given the same mix of; only where form and transform are of classes. */
	mix?: Mix;
}

export const PLACES = ['x', 'colour', 'panel'] as const;
export type Place = (typeof PLACES)[number];

/** As much of a dataset as the choice of a view needs. */
export type ViewStructure = PerStructure &
	Pick<Dataset, 'checks' | 'references' | 'comparability' | 'persons' | 'composition'>;

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

/** Dimensions with several categories for which the view has no place; such a slice is shown as a table. */
export function undrawnDimensions(
	dataset: ViewStructure,
	selection: Selection,
	view: View
): string[] {
	if (view.mix) return [];
	const { dimension, code } = view.reference ?? {};
	return severalOf(dataset, selection).filter((id) => {
		if ([view.x, view.colour, view.panel].includes(id)) return false;
		const left = (selection[id] ?? []).filter((c) => id !== dimension || c !== code);
		return left.length > 1;
	});
}

const classesRefusal = (dataset: ViewStructure): Refusal | undefined => {
	const refused = datasetRefusal(dataset);
	return refused && `page_explore_mix_refused_${refused.code}`;
};

const selectedOf = (dataset: ViewStructure, selection: Selection): Selected => {
	const several = severalOf(dataset, selection);
	return {
		several,
		time: timeOf(dataset),
		geo: dataset.dimensions.find((d) => d.role === 'geo')?.id,
		// With the whole among its parts, they would fill it twice.
		whole: wholesOf(dataset).find(
			(id) =>
				several.includes(id) &&
				groupsBeside(
					dataset.dimensions.find((d) => d.id === id)!,
					selection[id] ?? []
				).length === 0
		),
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
	view: Pick<View, 'form' | 'transform'>
): Refusal | undefined =>
	formRule(view).refusal(selectedOf(dataset, selection), transformRule(view));

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
export function parseView(
	dataset: ViewStructure,
	selection: Selection,
	search: string
): ParsedView {
	const problems: AddressProblem[] = [];
	const ids = dataset.dimensions.map((d) => d.id);
	const oneOf = <T extends string>(key: string, allowed: readonly T[]): T | undefined => {
		const asked = queryValue(search, key);
		if (asked === undefined || asked === '') return undefined;
		if ((allowed as readonly string[]).includes(asked)) return asked as T;
		problems.push({ key, code: asked, allowed: [...allowed] });
		return undefined;
	};
	const form = oneOf('view', FORMS);
	const transform = oneOf('transform', TRANSFORMS) ?? AS_PUBLISHED;
	if ((form && formRule({ form }).ofClasses) || transformRule({ transform }).ofClasses) {
		const mix = parseMix(dataset, selection, search, problems);
		return { view: { ...viewAs(mix.form, selectedOf(dataset, selection)), ...mix }, problems };
	}
	let view = baseOf(dataset, selection, form);
	for (const place of PLACES) {
		const id = oneOf(place, place === 'x' ? ids : [...ids, 'none']);
		if (id) view = placed(view, place, id === 'none' ? undefined : id);
	}
	const per = oneOf(
		'per',
		PERS.filter((one) => !perRefusal(one, dataset, selection))
	);
	if (per) view = { ...view, per };
	const reference = isComputed({ transform })
		? parseReference(dataset, selection, transform, search, problems)
		: undefined;
	return {
		view: reference ? { ...view, transform, reference } : view,
		problems
	};
}

/** "citizen:NAT", or what the dataset itself compares with; from periods the first one of the selection. */
function parseReference(
	dataset: ViewStructure,
	selection: Selection,
	transform: Transform,
	search: string,
	problems: AddressProblem[]
): View['reference'] {
	const time = timeOf(dataset);
	const asked = queryValue(search, 'reference');
	const isOfPeriods = transformRule({ transform }).reference === 'period';
	const fits = dataset.dimensions.filter((d) => (d.id === time) === isOfPeriods);
	if (asked) {
		for (const d of fits)
			for (const c of d.categories)
				if (asked === `${d.id}:${c.code}`) return { dimension: d.id, code: c.code };
		const allowed = fits.flatMap((d) => d.categories.map((c) => `${d.id}:${c.code}`));
		problems.push({ key: 'reference', code: asked, allowed });
	}
	if (isOfPeriods)
		return time && selection[time]?.[0] ? { dimension: time, code: selection[time][0] } : undefined;
	const [dimension, code] = Object.entries(dataset.references)[0] ?? [];
	return dimension && code ? { dimension, code } : undefined;
}

/** The page-only keys that differ from the automatic view, as a query string without "?". */
export function formatView(dataset: ViewStructure, selection: Selection, view: View): string {
	const base = baseOf(dataset, selection, view.form);
	const terms: string[] = [];
	if (view.form !== automaticView(dataset, selection).form) terms.push(`view=${view.form}`);
	for (const key of PLACES)
		if (view[key] !== base[key]) terms.push(`${key}=${encodeURIComponent(view[key] ?? 'none')}`);
	if (view.per) terms.push(`per=${view.per}`);
	if (isComputed(view)) {
		terms.push(`transform=${view.transform}`);
		if (view.reference) {
			const { dimension, code } = view.reference;
			terms.push(`reference=${encodeURIComponent(dimension)}:${encodeURIComponent(code)}`);
		}
	}
	if (view.mix) terms.push(...formatMix(view.mix));
	return terms.join('&');
}

/** What has to be read for a view: the selection, and the reference its transform needs, in category order. */
export function selectionToRead(dataset: Structure, selection: Selection, view: View): Selection {
	if (!view.reference || !isComputed(view)) return selection;
	const { dimension: id, code } = view.reference;
	const wanted = new Set([...(selection[id] ?? []), code]);
	const categories = dataset.dimensions.find((d) => d.id === id)?.categories ?? [];
	return { ...selection, [id]: categories.map((c) => c.code).filter((c) => wanted.has(c)) };
}
