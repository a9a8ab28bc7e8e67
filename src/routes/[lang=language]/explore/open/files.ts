/** Files of what is shown of an opened file, written in the browser by the writers of the server. */
import type { Dataset, Selection } from '#lib/dataset/model.ts';
import { openedAboutOf, openedFileNameOf } from '#lib/formats/about.ts';
import type { Block } from '#lib/formats/block.ts';
import { FILES, isPicture, type FileType } from '#lib/formats/files.ts';
import type { SiteLanguage } from '#lib/text/languages.ts';
import { page_open_from } from '#lib/text/paraglide/messages.js';
import type { Opened } from './opened.ts';
import { askedOf, picturedOf } from './shown.ts';

/** What can be saved of an opened file. */
export type SavedType = FileType | 'svg';
/** What the page offers: named by the server, as the list of writers stays out of pages. */
export interface Offer {
	type: SavedType | 'png';
	name: string;
	isPicture: boolean;
}

/** Between two pieces the worker hears what else the page asks. */
async function* unhurried(rows: Iterable<Block>): AsyncGenerator<Block> {
	for (const block of rows) {
		yield block;
		await new Promise((resolve) => setTimeout(resolve));
	}
}

/** The chart as it is shown, with the fonts of the site. */
async function pictureIn(opened: Opened, query: string, language: SiteLanguage): Promise<string> {
	const [{ pictureOf }, { fontsInText }] = await Promise.all([
		import('#lib/charts/draw/picture.ts'),
		import('./fonts.ts')
	]);
	const { dataset, selection, view } = askedOf(opened, query);
	const figure = picturedOf(opened, dataset, selection, view, language);
	return pictureOf(figure, { origin: '' }, await fontsInText());
}

function piecesOf(
	type: FileType,
	{ cube, file, source }: Opened,
	dataset: Dataset,
	selection: Selection,
	language: SiteLanguage
): AsyncIterable<string | Uint8Array> {
	const from = page_open_from({ file }, { locale: language });
	return FILES[type].write({
		dataset,
		selection,
		about: openedAboutOf(dataset, selection, { source: source ?? from, from }, language),
		language,
		form: { labels: 'code', layout: 'long', flavour: 'plain' },
		source: {
			rows: () => unhurried(cube.rows(dataset, selection)),
			statuses: () => Promise.resolve(cube.statuses)
		}
	});
}

/** Characters or bytes after which pieces are handed to the browser, which may keep them on disk. */
const ENOUGH = 1 << 23;

/** The file of exactly what a query shows. */
export async function fileOf(
	type: SavedType,
	opened: Opened,
	query: string,
	language: SiteLanguage
): Promise<File> {
	const { dataset, read } = askedOf(opened, query);
	let pieces: BlobPart[] = [];
	let size = 0;
	const written = isPicture(type)
		? [await pictureIn(opened, query, language)]
		: piecesOf(type, opened, dataset, read, language);
	for await (const piece of written) {
		pieces.push(piece as BlobPart);
		size += piece.length;
		if (size < ENOUGH) continue;
		pieces = [new Blob(pieces)];
		size = 0;
	}
	const { extension, mime } = isPicture(type)
		? { extension: type, mime: 'image/svg+xml' }
		: FILES[type];
	const name = `${openedFileNameOf(dataset, read)}.${extension}`;
	return new File(pieces, name, { type: mime.split(';')[0]! });
}
