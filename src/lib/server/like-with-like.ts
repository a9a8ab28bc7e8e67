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
import type { Dataset, Selection } from '#lib/dataset/model.ts';
import { catalogue } from '#lib/warehouse/catalogue.ts';
import { comparableSliceOf } from '#lib/warehouse/query.ts';

export interface Compared {
	comparison: Comparison;
	counted: Counted;
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
	return isRefused(counted) ? counted : { comparison, counted };
}
