/** Computed figures as a file: the rows of the figure that chart, table and sentences show, and what it says of itself. */
import type { Dataset, Selection } from '#lib/dataset/model.ts';
import type { Computation } from '#lib/forms/computation.ts';
import { computedRows, type ComputedRows } from '#lib/forms/computed-rows.ts';
import { automaticView } from '#lib/forms/view.ts';
import type { About } from '#lib/formats/about.ts';
import { figureOf } from '#lib/text/figure.ts';
import type { SiteLanguage } from '#lib/text/languages.ts';
import { figuresOf } from './figures-of.ts';

export interface ComputedFile extends ComputedRows {
	/** What the file says of the computation. */
	about: Pick<About, 'unit' | 'source' | 'notes' | 'verdict'>;
}

/** @throws TooManyCells when there are more cells than can be computed at once */
export async function computedFile(
	published: Dataset,
	selection: Selection,
	asked: Computation,
	language: SiteLanguage,
	release: string
): Promise<ComputedFile> {
	const view = { ...automaticView(published, selection), ...asked };
	const found = await figuresOf(published, selection, view);
	const shown = { ...found, selection, language, release };
	const figure = figureOf({ ...shown, id: 'file', address: '', files: [] });
	const { verdict } = figure;
	return {
		...computedRows(figure, { ...found, published }),
		about: {
			unit: figure.unit.text,
			source: figure.source.text,
			notes: [...figure.notes, ...(verdict ? [verdict.text] : [])],
			...(verdict ? { verdict } : {})
		}
	};
}
