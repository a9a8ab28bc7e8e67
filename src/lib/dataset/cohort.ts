/**
 * Cohort tables by year of measurement. Of starting period, time since then and year of measurement any two say which
 * cell is meant, so that the year can stand in the place of one of the others.
 */
import type { Cohort } from './links.ts';
import type { Dimension, Selection, Slice, Text } from './model.ts';
import { cellOf, codesAt, selectionOf, sizeOf } from './slice.ts';

/** The year of measurement as a dimension, and `x` of the views that show it. */
export const MEASURED = 'measured';

/** As much of a dataset as is read otherwise. */
export interface CohortStructure {
	dimensions: (Pick<Dimension, 'id' | 'role'> & { categories: { code: string }[] })[];
	cohort?: Cohort;
}

/** The year in which a cell was counted. */
export const measuredAt = ({ offset }: Cohort, start: string, since: string): string =>
	String(Number(start) + offset[since]!);

/** The year in which each cell of a cohort table was counted, as a column of its own. */
export interface MeasuredColumn {
	id: typeof MEASURED;
	/** Every year there can be. */
	texts: string[];
	at: (codes: Readonly<Record<string, string>>) => string;
}

/** Undefined where a dataset follows no cohorts. */
export function measuredColumn({
	cohort,
	dimensions
}: CohortStructure): MeasuredColumn | undefined {
	if (!cohort) return undefined;
	const { start, since } = cohort;
	const codesOf = (id: string) =>
		dimensions.find((d) => d.id === id)?.categories.map(({ code }) => code) ?? [];
	const years = codesOf(start).flatMap((from) =>
		codesOf(since).map((after) => measuredAt(cohort, from, after))
	);
	return {
		id: MEASURED,
		texts: [...new Set(years)].sort(),
		at: (codes) => measuredAt(cohort, codes[start]!, codes[since]!)
	};
}

/** The dimension whose place the year takes: the one with more chosen categories, as an axis has more room than a key. */
const replacedBy = ({ start, since }: Cohort, selection: Selection): string =>
	(selection[start]?.length ?? 0) > (selection[since]?.length ?? 0) ? start : since;

/** @param label of the year of measurement, where it is shown */
export function byMeasurement<D extends CohortStructure>(
	dataset: D,
	selection: Selection,
	label: Text = { en: MEASURED }
): { dataset: D; selection: Selection } {
	const { cohort } = dataset;
	if (!cohort) return { dataset, selection };
	const { start, since } = cohort;
	const replaced = replacedBy(cohort, selection);
	const years = new Set(
		selection[start]!.flatMap((from) =>
			selection[since]!.map((after) => measuredAt(cohort, from, after))
		)
	);
	const measured = [...years].sort();
	const dimension = {
		id: MEASURED,
		role: 'time' as const,
		label,
		categories: measured.map((code) => ({ code, label: { en: code } }))
	};
	const dimensions = dataset.dimensions.map((d) => {
		if (d.id === replaced) return dimension;
		return d.id === start ? { ...d, role: 'classification' as const } : d;
	});
	const kept = Object.entries(selection).filter(([id]) => id !== replaced);
	return {
		dataset: { ...dataset, dimensions, cohort: undefined },
		selection: { ...Object.fromEntries(kept), [MEASURED]: measured }
	};
}

/** The same cells by year of measurement; where no cell was chosen that was counted in a year, nothing applies. */
export function measuredSlice(slice: Slice, cohort: Cohort): Slice {
	const { start, since } = cohort;
	const chosen = selectionOf(slice);
	const replaced = replacedBy(cohort, chosen);
	const structure = {
		dimensions: slice.dimensions.map((d) => ({
			...d,
			categories: d.codes.map((code) => ({ code }))
		})),
		cohort
	};
	const seen = byMeasurement(structure, chosen);
	const result: Slice = {
		dataset: slice.dataset,
		dimensions: seen.dataset.dimensions.map(({ id, role }) => ({
			id,
			role,
			codes: seen.selection[id]!
		})),
		values: [],
		status: {}
	};
	const count = sizeOf(result.dimensions);
	for (let cell = 0; cell < count; cell++) {
		const { [MEASURED]: year, ...codes } = codesAt(result, cell);
		const own = chosen[replaced]!.find((code) => {
			const both = { ...codes, [replaced]: code };
			return measuredAt(cohort, both[start]!, both[since]!) === year;
		});
		const from = own === undefined ? -1 : cellOf(slice, { ...codes, [replaced]: own });
		result.values.push(slice.values[from] ?? null);
		const status = from < 0 ? 'not_applicable' : slice.status[from];
		if (status) result.status[cell] = status;
		if (slice.hiddenBreaks?.includes(from)) (result.hiddenBreaks ??= []).push(cell);
	}
	return result;
}
