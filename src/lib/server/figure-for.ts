/** Makes the figure of a selection and a view: everything a reader sees of it comes from one slice. */
import { textIn, THEMES, type Dataset, type Language, type Selection } from '#lib/dataset/model.ts';
import type { View } from '#lib/forms/view.ts';
import type { Figure, FigureFile } from '#lib/forms/figure.ts';
import { byMeasurement, MEASURED, measuredSlice } from '#lib/dataset/cohort.ts';
import { notesFor } from '#lib/dataset/notes.ts';
import { formatSelection, parseSelection } from '#lib/dataset/selection.ts';
import { selectionOf } from '#lib/dataset/slice.ts';
import { computationTerms } from '#lib/forms/computation.ts';
import { tooMuchForPicture } from '#lib/forms/pictured.ts';
import { formatView, parseView, undrawnDimensions } from '#lib/forms/view.ts';
import { FILE_TYPES, fileAddress, FILES, PICTURE_TYPES, PICTURES } from '#lib/formats/files.ts';
import { MIX_FILE_TYPES } from '#lib/formats/mix-file.ts';
import { figuresOf, type Figures } from './figures-of.ts';
import { comparedOrRefused } from './like-with-like.ts';
import { figureOf } from '#lib/text/figure.ts';
import { mixFigureOf } from '#lib/text/mix-figure.ts';
import { measuredLabel } from '#lib/text/measured.ts';
import { catalogue } from '#lib/warehouse/catalogue.ts';
import { releaseQuery } from '#lib/warehouse/releases.ts';

const withQuery = (path: string, ...queries: string[]): string => {
	const query = queries.filter(Boolean).join('&');
	return query ? `${path}?${query}` : path;
};

const explorePath = (id: string, language: Language): string =>
	`/${language}/explore/${encodeURIComponent(id)}`;

/** Explore as it opens with a dataset, of the release that is read. */
export const startAddressOf = ({ id }: Pick<Dataset, 'id'>, language: Language): string =>
	withQuery(explorePath(id, language), releaseQuery());

/** The address of a view, of the same selection or another. */
export type AddressAt = (view: View, selection?: Selection) => string;

/** Path and query of views of one selection on the Explore page: what is at its default is left out. */
export function addressesOf(dataset: Dataset, selection: Selection, language: Language): AddressAt {
	const path = explorePath(dataset.id, language);
	const pin = releaseQuery();
	const own = formatSelection(dataset, selection, dataset.defaults);
	return (view, of = selection) => {
		const chosen = of === selection ? own : formatSelection(dataset, of, dataset.defaults);
		return withQuery(path, chosen, formatView(dataset, of, view), pin);
	};
}

export const addressOf = (
	dataset: Dataset,
	selection: Selection,
	view: View,
	language: Language
): string => addressesOf(dataset, selection, language)(view);

/** The files that hold exactly what a view shows; a picture only of what makes one. */
function filesOf(
	dataset: Dataset,
	selection: Selection,
	view: View,
	language: Language,
	cells: number
): FigureFile[] {
	const computed = view.mix ? [formatView(dataset, selection, view)] : computationTerms(view);
	const exact = [formatSelection(dataset, selection), ...computed];
	const shown = addressOf(dataset, selection, view, language).split('?')[1] ?? '';
	const isDrawn =
		undrawnDimensions(dataset, selection, view).length === 0 &&
		!tooMuchForPicture(view, cells, (id) => selection[id]?.length ?? 1);
	const pictures = (isDrawn ? PICTURE_TYPES : []).map((type) => ({
		type,
		name: PICTURES[type],
		isPicture: true as const,
		address: withQuery(`/${language}/picture/${encodeURIComponent(dataset.id)}.${type}`, shown)
	}));
	const files = (view.mix ? MIX_FILE_TYPES : FILE_TYPES).map((type) => ({
		type,
		name: textIn(FILES[type].name, language),
		address: fileAddress(type, dataset.id, ...exact, releaseQuery())
	}));
	return [...pictures, ...files];
}

/** What of them is shown. */
interface Shown {
	selection: Selection;
}

/** Figures of a cohort table as a view shows them: by year of measurement, with the notes on the cells they come from. */
function shownBy(figures: Figures<View>, selection: Selection): Figures<View> & Shown {
	const { dataset, slice, view } = figures;
	if (view.x !== MEASURED || !dataset.cohort) return { ...figures, selection };
	const notes = notesFor(dataset.notes, slice).map((note) => ({ ...note, scope: {} }));
	return {
		...figures,
		dataset: { ...byMeasurement(dataset, selectionOf(slice), measuredLabel()).dataset, notes },
		slice: measuredSlice(slice, dataset.cohort),
		selection: byMeasurement(dataset, selection).selection
	};
}

/**
 * @param id unique on the page
 * @throws TooManyCells when the selection holds more cells than a page may show; MixRefused where groups cannot be given the same mix
 */
export async function figureFor(
	id: string,
	dataset: Dataset,
	selection: Selection,
	view: View,
	language: Language
): Promise<Figure> {
	if (view.mix) {
		const { mix, reference } = view;
		const asked = { mix, ...(reference ? { reference } : {}) };
		const [compared, { release }] = await Promise.all([
			comparedOrRefused(dataset, selection, asked, language),
			catalogue()
		]);
		const cells = compared.counted.classes.length;
		const address = addressOf(dataset, selection, view, language);
		const files = filesOf(dataset, selection, view, language, cells);
		return mixFigureOf({ id, dataset, ...compared, view, language, release, address, files });
	}
	const [figures, { release }] = await Promise.all([
		figuresOf(dataset, selection, view),
		catalogue()
	]);
	const shown = shownBy(figures, selection);
	return figureOf({
		id,
		...shown,
		language,
		release,
		address: addressOf(dataset, selection, view, language),
		files: filesOf(dataset, selection, figures.view, language, figures.slice.values.length)
	});
}

/** What the Explore page of a dataset starts with; undefined where that is too much for a chart. */
export async function firstFigure(
	id: string,
	dataset: Dataset,
	language: Language
): Promise<Figure | undefined> {
	const { selection } = parseSelection(dataset, '', dataset.defaults);
	const { view } = parseView(dataset, selection, '');
	if (undrawnDimensions(dataset, selection, view).length > 0) return undefined;
	return figureFor(id, dataset, selection, view, language);
}

/** Datasets by theme, in the order of the themes. */
export const byTheme = (datasets: readonly Dataset[]) =>
	THEMES.map((theme) => ({ theme, datasets: datasets.filter((d) => d.theme === theme) }));
