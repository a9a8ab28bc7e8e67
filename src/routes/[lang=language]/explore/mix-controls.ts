/** Whose mix of which classes, compared with whom: the choices of a view of two groups with the same mix. */
import { STANDARDS } from '#lib/dataset/composition/decompose.ts';
import {
	classDimensions,
	comparableSelection,
	comparedDimensions,
	defaultReference,
	type Mix,
	type Reference
} from '#lib/dataset/composition/request.ts';
import { textIn, type Selection } from '#lib/dataset/model.ts';
import { parseView, type View } from '#lib/forms/view.ts';
import { MIX_FORM } from '#lib/forms/mix-view.ts';
import { categoryLabel } from '#lib/text/period-names.ts';
import type { Asked, Control } from './control.ts';

/** A view, with a selection it can be made of. */
export interface Target {
	view: View;
	selection: Selection;
}

function targetOf({ dataset, selection }: Asked, mix: Mix, reference: Reference): Target {
	const by = mix.by.filter((id) => id !== reference.dimension);
	const classes = by.length > 0 ? by : classDimensions(dataset, reference).slice(0, 1);
	const chosen = comparableSelection(dataset, selection, classes, reference);
	const { view } = parseView(dataset, chosen, `view=${MIX_FORM}`);
	return { view: { ...view, mix: { ...mix, by: classes }, reference }, selection: chosen };
}

/** Where the choice of the form leads: the first class dimension, and what the dataset itself compares with. */
export function mixTarget(asked: Asked): Target {
	const { dataset, selection, view } = asked;
	const start = parseView(dataset, selection, `view=${MIX_FORM}`).view;
	const reference = view.mix ? view.reference : defaultReference(dataset, selection);
	const mix = view.mix ?? start.mix;
	return mix && reference ? targetOf(asked, mix, reference) : { view: start, selection };
}

/** None where the dataset can give no two groups the same mix. */
export function mixControls(asked: Asked): Control[] {
	const { dataset, view, language, words: w, choice } = asked;
	const { mix, reference } = view;
	if (!mix || !reference) return [];
	const to = (name: string, chosen: boolean, next: Mix, from = reference) => {
		const target = targetOf(asked, next, from);
		return choice(name, chosen, target.view, undefined, target.selection);
	};
	const toggled = (id: string): string[] => {
		const all = classDimensions(dataset, reference);
		const next = all.filter((one) => mix.by.includes(one) !== (one === id));
		return next.length > 0 ? next : mix.by;
	};
	const named = (id: string) =>
		textIn(dataset.dimensions.find((d) => d.id === id)!.label, language);
	return [
		{
			key: 'by',
			name: w.page_explore_by,
			areLinks: true,
			choices: classDimensions(dataset, reference).map((id) =>
				to(named(id), mix.by.includes(id), { ...mix, by: toggled(id) })
			)
		},
		{
			key: 'mix',
			name: w.page_explore_mix,
			areLinks: true,
			choices: STANDARDS.map((standard) =>
				to(w[`page_explore_mix_${standard}`], standard === mix.standard, { ...mix, standard })
			)
		},
		{
			key: 'reference',
			name: w.page_explore_reference,
			choices: comparedDimensions(dataset)
				.map((one) => dataset.dimensions.find(({ id }) => id === one.id)!)
				.flatMap((d) =>
					d.categories.map((c) =>
						to(
							`${textIn(d.label, language)}: ${categoryLabel(d, c, language)}`,
							d.id === reference.dimension && c.code === reference.code,
							mix,
							{ dimension: d.id, code: c.code }
						)
					)
				)
		}
	];
}
