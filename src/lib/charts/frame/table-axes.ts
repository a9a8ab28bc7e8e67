/** Which dimension of a figure its table puts across and which down. Apart from the table, as a page needs it before any is drawn. */
import { type SliceDimension, timeDimension } from '#lib/dataset/model.ts';
import type { Figure } from '#lib/forms/figure.ts';
import { formRule } from '#lib/forms/index.ts';

/** The dimension of the columns, and those of the rows from the outermost on. */
export function axesOf({ slice, view }: Figure): {
	across: SliceDimension;
	down: SliceDimension[];
} {
	const several = slice.dimensions.filter((d) => d.codes.length > 1);
	const across = several.find((d) => d.id === view[formRule(view).across]) ?? timeDimension(slice)!;
	let down = several.filter((d) => d !== across);
	if (down.length === 0) down = slice.dimensions.filter((d) => d.role === 'geo' && d !== across);
	// Panels first, so that the table reads like the page.
	down.sort((a, b) => Number(b.id === view.panel) - Number(a.id === view.panel));
	return { across, down };
}

/** How many rows the table of a figure has; cheaper than making it. */
export const rowsIn = (figure: Figure): number =>
	axesOf(figure).down.reduce((rows, { codes }) => rows * codes.length, 1);
