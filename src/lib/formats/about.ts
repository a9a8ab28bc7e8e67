/** What every file says of itself: dataset, source, selection, release, licence, address, notes. */
import { textIn, type Dataset, type Language, type Selection } from '#lib/dataset/model.ts';
import { unitText } from '#lib/dataset/magnitude.ts';
import { notesFor } from '#lib/dataset/notes.ts';
import type { Level } from '#lib/dataset/verdict/rule.ts';
import { formatSelection } from '#lib/dataset/selection.ts';
import { licenceText, tableText } from '#lib/dataset/source.ts';

export interface AboutVerdict {
	level: Level;
	text: string;
	comparisons: { dimension: string; level: Level; rules: { id: string; text: string }[] }[];
}

export interface About {
	dataset: string;
	title: string;
	/** With its magnitude: "million euro". */
	unit: string;
	/** Power of ten the values count in, where it is not 0. */
	multiplier?: number;
	source: string;
	source_url?: string;
	retrieved?: string;
	licence?: string;
	licence_url?: string;
	/** Left out, like address and licence, where the figures come from a file of the reader's own. */
	release?: string;
	/** Whose file it was, and its name. */
	opened_from?: string;
	selection: Selection;
	address?: string;
	notes: string[];
	/** How far the figures may be compared with each other; left out of files that hold too much to say it. */
	verdict?: AboutVerdict;
	synthetic: boolean;
}

/** Metadata values are texts in Arrow and Parquet; structures travel as JSON. */
export const metadataOf = (about: About): [key: string, value: string][] =>
	Object.entries(about).map(([key, v]) => [key, typeof v === 'string' ? v : JSON.stringify(v)]);

const unitOf = ({ unit }: Dataset, language: Language): Pick<About, 'unit' | 'multiplier'> => ({
	unit: unitText(unit, language),
	...(unit.multiplier ? { multiplier: unit.multiplier } : {})
});

const notesOf = (dataset: Dataset, selection: Selection, language: Language): string[] =>
	notesFor(dataset.notes, {
		dataset: dataset.id,
		dimensions: dataset.dimensions.map((d) => ({ ...d, codes: selection[d.id] ?? [] })),
		values: [],
		status: {}
	}).map((note) => textIn(note.text, language));

/**
 * @param address absolute address of the file
 * @param caveats what has to be said beside the notes of the dataset
 * @param verdict how far the figures may be compared; its sentence is the last note
 */
export const aboutOf = (
	dataset: Dataset,
	selection: Selection,
	release: string,
	address: string,
	language: Language,
	caveats: readonly string[] = [],
	verdict?: AboutVerdict
): About => ({
	dataset: dataset.id,
	title: textIn(dataset.title, language),
	...unitOf(dataset, language),
	source: `${dataset.source.office} (${tableText(dataset.source, language)})`,
	source_url: dataset.source.url,
	retrieved: dataset.source.retrieved,
	licence: licenceText(dataset.source, language),
	licence_url: dataset.source.licence.url,
	release,
	selection,
	address,
	notes: [...notesOf(dataset, selection, language), ...caveats, ...(verdict ? [verdict.text] : [])],
	...(verdict ? { verdict } : {}),
	synthetic: dataset.synthetic
});

/** Of a file a reader has opened: what it says of itself, and that it is theirs. */
export const openedAboutOf = (
	dataset: Dataset,
	selection: Selection,
	opened: { source: string; from: string },
	language: Language
): About => ({
	dataset: dataset.id,
	title: textIn(dataset.title, language),
	...unitOf(dataset, language),
	source: opened.source,
	opened_from: opened.from,
	selection,
	notes: notesOf(dataset, selection, language),
	synthetic: dataset.synthetic
});

/** More codes than this are counted. */
const NAMED = 3;

/** "DK-SE", "6-origin"; "" for a dimension of which all is chosen. Periods are from–to. */
function chosenOf({ id, role, categories }: Dataset['dimensions'][number], codes: string[]) {
	if (role === 'time') return codes.length > 1 ? `${codes[0]}-${codes.at(-1)}` : (codes[0] ?? '');
	if (codes.length === categories.length && role !== 'geo') return '';
	return codes.length > NAMED ? `${codes.length}-${id}` : codes.join('-');
}

/** Longer names are cut: some file systems hold no more than 255 bytes of one. */
const LONGEST = 80;

/** "lfsa_ergan_SE_2015-2024_gap_en_d7da8930": readable, and safe in every file system. */
export function fileNameOf(
	dataset: Dataset,
	selection: Selection,
	{ steps, language, release }: { steps: readonly string[]; language: Language; release: string }
): string {
	const rank = { geo: 0, metric: 1, classification: 1, time: 2 };
	const chosen = [...dataset.dimensions]
		.sort((a, b) => rank[a.role] - rank[b.role])
		.map((d) => chosenOf(d, selection[d.id] ?? d.categories.map(({ code }) => code)));
	return [
		dataset.synthetic ? 'SYNTHETIC' : '',
		dataset.id,
		chosen.filter(Boolean).join('_').slice(0, LONGEST),
		steps.join('-'),
		language,
		release.slice(0, 8)
	]
		.map((part) => part.replace(/[^A-Za-z0-9_-]+/g, '-'))
		.filter(Boolean)
		.join('_');
}

/** "own-file_WORK32_time-2024_gap": nobody takes it for a file of ours. @param steps what is computed, if anything is */
export function openedFileNameOf(
	dataset: Dataset,
	selection: Selection,
	steps: readonly string[] = []
): string {
	const chosen = formatSelection(dataset, selection)
		.replace(/[^A-Za-z0-9]+/g, '-')
		.slice(0, 80);
	const synthetic = dataset.synthetic ? 'SYNTHETIC' : '';
	return ['own-file', synthetic, dataset.id.replace(/[^A-Za-z0-9_]+/g, '-'), chosen, ...steps]
		.filter(Boolean)
		.join('_');
}
