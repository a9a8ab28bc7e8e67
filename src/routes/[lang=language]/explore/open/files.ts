/** Files of what is shown of an opened file, written in the browser by the writers of the server. */
import type { Dataset, Selection } from '#lib/dataset/model.ts';
import { openedAboutOf, openedFileNameOf } from '#lib/formats/about.ts';
import type { Block } from '#lib/formats/block.ts';
import { delimited, type DelimitedForm } from '#lib/formats/delimited.ts';
import { jsonStat, jsonStatHead } from '#lib/formats/json-stat.ts';
import type { SiteLanguage } from '#lib/text/languages.ts';
import { page_open_from } from '#lib/text/paraglide/messages.js';
import type { Opened } from './opened.ts';
import { askedOf, picturedOf } from './shown.ts';

export const KINDS = ['csv', 'excel', 'tsv', 'json', 'arrow', 'metadata.json', 'svg'] as const;
export type Kind = (typeof KINDS)[number];

const TYPES: Record<Kind, string> = {
	csv: 'text/csv',
	excel: 'text/csv',
	tsv: 'text/tab-separated-values',
	json: 'application/json',
	arrow: 'application/vnd.apache.arrow.stream',
	'metadata.json': 'application/json',
	svg: 'image/svg+xml'
};

/** Between two pieces the worker hears what else the page asks. */
async function* unhurried(rows: Iterable<Block>): AsyncGenerator<Block> {
	for (const block of rows) {
		yield block;
		await new Promise((resolve) => setTimeout(resolve));
	}
}

/** The chart as it is shown, with the fonts of the site. */
async function pictureIn(opened: Opened, query: string, language: SiteLanguage): Promise<string> {
	const [{ PICTURE, pictureOf }, { fontsInText }] = await Promise.all([
		import('#lib/charts/draw/picture.ts'),
		import('./fonts.ts')
	]);
	const { dataset, read, view } = askedOf(opened, query);
	const figure = picturedOf(opened, dataset, read, view, language);
	return pictureOf(figure, { ...PICTURE, theme: 'light', origin: '' }, await fontsInText());
}

async function* piecesOf(
	kind: Exclude<Kind, 'svg'>,
	{ cube, file, source }: Opened,
	dataset: Dataset,
	selection: Selection,
	language: SiteLanguage
): AsyncGenerator<string | Uint8Array> {
	const from = page_open_from({ file }, { locale: language });
	const about = openedAboutOf(dataset, selection, { source: source ?? from, from }, language);
	const head = jsonStatHead(dataset, selection, about, language);
	const rows = unhurried(cube.rows(dataset, selection));
	if (kind === 'metadata.json') yield JSON.stringify(head);
	else if (kind === 'json') yield* jsonStat(head, rows);
	else if (kind === 'arrow') {
		const { arrow } = await import('#lib/formats/arrow.ts');
		yield* arrow(dataset, cube.statuses, rows, about);
	} else {
		const form: DelimitedForm = {
			delimiter: kind === 'tsv' ? '\t' : ',',
			labels: kind === 'excel' ? 'both' : 'code',
			layout: 'long',
			flavour: kind === 'excel' ? 'excel' : 'plain',
			language
		};
		yield* delimited(dataset, rows, form, []);
	}
}

/** Characters or bytes after which pieces are handed to the browser, which may keep them on disk. */
const ENOUGH = 1 << 23;

/** The file of exactly what a query shows. */
export async function fileOf(
	kind: Kind,
	opened: Opened,
	query: string,
	language: SiteLanguage
): Promise<File> {
	const { dataset, read } = askedOf(opened, query);
	let pieces: BlobPart[] = [];
	let size = 0;
	const written =
		kind === 'svg'
			? [await pictureIn(opened, query, language)]
			: piecesOf(kind, opened, dataset, read, language);
	for await (const piece of written) {
		pieces.push(piece as BlobPart);
		size += piece.length;
		if (size < ENOUGH) continue;
		pieces = [new Blob(pieces)];
		size = 0;
	}
	const name = `${openedFileNameOf(dataset, read)}.${kind === 'excel' ? 'csv' : kind}`;
	return new File(pieces, name, { type: TYPES[kind] });
}
