/** The figures of a view before its transform: as published, or divided by what the view asks for. */
import { divided } from '#lib/dataset/per/apply.ts';
import { perRule } from '#lib/dataset/per/index.ts';
import { timeDimension, type Dataset, type Selection, type Slice } from '#lib/dataset/model.ts';
import { chanceIn } from '#lib/dataset/readings/different.ts';
import type { NoiseOfSeries } from '#lib/dataset/readings/series-key.ts';
import { askedCells } from '#lib/dataset/selection.ts';
import { MAX_CELLS } from '#lib/dataset/slice.ts';
import { withCommonBase, type Series } from '#lib/dataset/transforms/common-base.ts';
import type { Computation } from '#lib/forms/computation.ts';
import { selectionToRead } from '#lib/forms/view.ts';
import { perDataset, type PerInput } from '#lib/text/per-words.ts';
import { catalogue } from '#lib/warehouse/catalogue.ts';
import { noiseIn } from '#lib/warehouse/noise.ts';
import { comparableSliceOf, sliceOf } from '#lib/warehouse/query.ts';

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
	/** Of figures of a survey that are not divided: the noise of the series, and the series over all periods. */
	noise?: NoiseOfSeries;
	whole?: Slice;
	/** The persons behind the figures, where they are published. */
	persons?: Slice | undefined;
	/** Where `slice` holds quotients: of which counts and denominators, cell by cell. */
	quotients?: { counts: Slice; denominators: (number | null)[] };
}

/** What sentences about differences need of a survey: all periods of the series that are read, in one slice from memory. */
async function noiseOf(
	dataset: Dataset,
	read: Selection
): Promise<Pick<Figures<Computation>, 'noise' | 'whole'>> {
	if (chanceIn(dataset.comparability) !== 'sample') return {};
	const time = timeDimension(dataset)!;
	const all = { ...read, [time.id]: time.categories.map(({ code }) => code) };
	const noise = await noiseIn(dataset);
	return askedCells(dataset, all) > MAX_CELLS
		? { noise }
		: { noise, whole: await comparableSliceOf(dataset, all) };
}

/** The cells of the dataset of persons that a dataset names. */
async function personsOf({ persons }: Dataset, read: Selection): Promise<Slice | undefined> {
	const named = persons && (await catalogue()).find(persons.dataset);
	if (!named) return undefined;
	const codes = named.dimensions.map(({ id, categories }) => {
		const all = categories.map(({ code }) => code);
		const own = all.filter((code) => read[id]?.includes(code) ?? true);
		return [id, own.length > 0 ? own : all] as const;
	});
	return sliceOf(named, Object.fromEntries(codes));
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
		const [persons, beside] = await Promise.all([personsOf(dataset, read), noiseOf(dataset, read)]);
		return { dataset, slice: counts, view, unsuited, persons, ...beside };
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
