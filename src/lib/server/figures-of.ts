/** The figures of a view before its transform: as published, or divided by what the view asks for. */
import { divided } from '#lib/dataset/per/apply.ts';
import { perRule } from '#lib/dataset/per/index.ts';
import type { Dataset, Selection, Slice } from '#lib/dataset/model.ts';
import { withCommonBase, type Series } from '#lib/dataset/transforms/common-base.ts';
import type { Computation } from '#lib/forms/computation.ts';
import { selectionToRead } from '#lib/forms/view.ts';
import { perDataset, type PerInput } from '#lib/text/per-words.ts';
import { catalogue } from '#lib/warehouse/catalogue.ts';
import { comparableSliceOf } from '#lib/warehouse/query.ts';

export interface Figures<C extends Computation> {
	/** With the unit of the figures. */
	dataset: Dataset;
	/** With what the reference needs. */
	slice: Slice;
	/** With the period that values are measured from, where they are and none was asked for. */
	view: C;
	/** Series that no common base was found for. */
	unsuited: Series[];
	per?: PerInput;
	/** Where `slice` holds quotients: of which counts and denominators, cell by cell. */
	quotients?: { counts: Slice; denominators: (number | null)[] };
}

/** @throws TooManyCells when a selection with its reference holds more cells than a page may show */
export async function figuresOf<C extends Computation>(
	dataset: Dataset,
	selection: Selection,
	asked: C
): Promise<Figures<C>> {
	const read = selectionToRead(dataset, selection, asked);
	const counts = await comparableSliceOf(dataset, read);
	const { per } = asked;
	if (!per) {
		const { measurement: view, unsuited } = withCommonBase(asked, counts);
		return { dataset, slice: counts, view, unsuited };
	}
	const rule = perRule(per);
	const base = (await catalogue()).find(rule.base(dataset));
	if (!base) throw new Error(`dataset ${dataset.id} names a population that is not there`);
	const denominators = await comparableSliceOf(base, rule.reads(dataset, read, base));
	const {
		slice,
		lacking,
		denominators: means
	} = divided({ per, dataset, slice: counts, base, denominators });
	const { measurement: view, unsuited } = withCommonBase(asked, slice);
	return {
		dataset: perDataset(dataset, read, per),
		slice,
		view,
		unsuited,
		per: { base, denominators, lacking },
		quotients: { counts, denominators: means }
	};
}
