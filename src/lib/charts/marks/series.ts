/** The lines of a panel: which cells each runs through. */
import { cellOf, dimensionOf } from '#lib/dataset/slice.ts';
import type { Panel } from '#lib/charts/frame/panel.ts';

/** A panel of lines over periods, or over classes in their order. */
export interface LinePanel extends Panel {
	/** What is on x: from old to new, or from the first class to the last. */
	periods: string[];
	/** Width for the labels at the line ends: the same in all panels. */
	labelWidth: number;
}

/** One line's cells in the slice, along x. */
export interface SeriesCells {
	series: string;
	cells: number[];
}

export function seriesOf({ figure, codes, periods }: LinePanel): SeriesCells[] {
	const { slice, view } = figure;
	const all = view.colour ? (dimensionOf(slice, view.colour)?.codes ?? []) : [''];
	return all.map((series) => ({
		series,
		cells: periods.map((period) =>
			cellOf(slice, { ...codes, ...(view.colour && { [view.colour]: series }), [view.x]: period })
		)
	}));
}
