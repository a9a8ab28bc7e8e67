/** What every file says of itself: dataset, source, selection, release, licence, address, notes. */
import { textIn, type Dataset, type Language, type Selection } from '#lib/dataset/model.ts';
import { notesFor } from '#lib/dataset/notes.ts';
import { formatSelection } from '#lib/dataset/selection.ts';

export interface About {
	dataset: string;
	title: string;
	unit: string;
	source: string;
	source_url: string;
	retrieved: string;
	licence: string;
	licence_url: string;
	release: string;
	selection: Selection;
	address: string;
	notes: string[];
	synthetic: boolean;
}

/** @param address absolute address of the file */
export const aboutOf = (
	dataset: Dataset,
	selection: Selection,
	release: string,
	address: string,
	language: Language
): About => ({
	dataset: dataset.id,
	title: textIn(dataset.title, language),
	unit: textIn(dataset.unit.label, language),
	source: `${dataset.source.office} (${dataset.source.table})`,
	source_url: dataset.source.url,
	retrieved: dataset.source.retrieved,
	licence: dataset.source.licence.name,
	licence_url: dataset.source.licence.url,
	release,
	selection,
	address,
	notes: notesFor(dataset.notes, {
		dataset: dataset.id,
		dimensions: dataset.dimensions.map((d) => ({ ...d, codes: selection[d.id] ?? [] })),
		values: [],
		status: {}
	}).map((note) => textIn(note.text, language)),
	synthetic: dataset.synthetic
});

/** "nordic_lfsa_ergan_geo-SE_rd7da8930043c": readable, and safe in every file system. */
export function fileNameOf(dataset: Dataset, selection: Selection, release: string): string {
	const chosen = formatSelection(dataset, selection)
		.replace(/[^A-Za-z0-9]+/g, '-')
		.slice(0, 80);
	const synthetic = dataset.synthetic ? 'SYNTHETIC' : '';
	return ['nordic', synthetic, dataset.id.replace(/[^A-Za-z0-9_]+/g, '-'), chosen, `r${release}`]
		.filter(Boolean)
		.join('_');
}
