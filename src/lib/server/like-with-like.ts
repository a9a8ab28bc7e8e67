/** Reads what a comparison with the same mix needs, and compares: persons in classes, or why there are none. */
import { countsOf, selectionFor, type Counted } from '#lib/dataset/composition/counts-of.ts';
import type { MixRefusal } from '#lib/dataset/composition/refusals.ts';
import {
	comparisonOf,
	isRefused,
	type Comparison,
	type Mix,
	type Reference
} from '#lib/dataset/composition/request.ts';
import type { Dataset, Language, Selection } from '#lib/dataset/model.ts';
import type { Compared as Figures } from '#lib/dataset/verdict/comparisons.ts';
import { localeOf } from '#lib/text/languages.ts';
import { mixRefusalText, sideNames } from '#lib/text/mix-words.ts';
import { catalogue } from '#lib/warehouse/catalogue.ts';
import { comparableSliceOf } from '#lib/warehouse/query.ts';

export interface Compared {
	comparison: Comparison;
	counted: Counted;
	/** What persons and rates were read from. */
	figures: Figures;
}

/** @throws TooManyCells when the classes hold more cells than a page may show */
export async function comparedWith(
	dataset: Dataset,
	selection: Selection,
	mix: Mix,
	reference: Reference | undefined
): Promise<Compared | MixRefusal> {
	const comparison = comparisonOf(dataset, selection, mix, reference);
	if (isRefused(comparison)) return comparison;
	const wanted = selectionFor(dataset, comparison);
	const behind = dataset.persons && (await catalogue()).find(dataset.persons.dataset);
	const [slice, persons] = await Promise.all([
		comparableSliceOf(dataset, wanted),
		behind && comparableSliceOf(behind, wanted)
	]);
	const counted = countsOf(
		{
			dataset,
			slice,
			...(behind && persons ? { persons: { dataset: behind, slice: persons } } : {})
		},
		comparison
	);
	if (isRefused(counted)) return counted;
	return { comparison, counted, figures: { dataset, slice, persons, isComputed: true } };
}

/** There is no such comparison, for a reason that is said to the reader. */
export class MixRefused extends Error {
	constructor(text: string) {
		super(text);
		this.name = 'MixRefused';
	}
}

/** The refusal, where an error is one. @throws any other error */
export function refusedIn(thrown: unknown): MixRefused {
	if (thrown instanceof MixRefused) return thrown;
	throw thrown;
}

/** @throws MixRefused with the reason in the reader's language */
export async function comparedOrRefused(
	dataset: Dataset,
	selection: Selection,
	{ mix, reference }: { mix: Mix; reference?: Reference },
	language: Language
): Promise<Compared> {
	const found = await comparedWith(dataset, selection, mix, reference);
	if (!isRefused(found)) return found;
	const named = { dataset, locale: localeOf(language) };
	const groups = (selection[reference?.dimension ?? ''] ?? []).filter(
		(code) => code !== reference?.code
	);
	const sides = reference
		? sideNames(named, { reference, group: groups[0] ?? reference.code })
		: { group: '', reference: '' };
	throw new MixRefused(mixRefusalText(named, found, sides));
}
