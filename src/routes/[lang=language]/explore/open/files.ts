/** Files of what is shown of an opened file, written in the browser by the writers of the server. */
import { MAX_CELLS } from '#lib/dataset/slice.ts';
import { isComputed } from '#lib/dataset/transforms/index.ts';
import { computedRows } from '#lib/forms/computed-rows.ts';
import { openedAboutOf, openedFileNameOf } from '#lib/formats/about.ts';
import type { Block } from '#lib/formats/block.ts';
import { FILES, isPicture, type FileType } from '#lib/formats/files.ts';
import type { SiteLanguage } from '#lib/text/languages.ts';
import { formatNumber } from '#lib/text/numbers.ts';
import { page_open_from, page_open_too_many } from '#lib/text/paraglide/messages.js';
import type { Opened } from './opened.ts';
import { isTooMany } from '../workbench.ts';
import { askedOf, figuresOf, picturedOf } from './shown.ts';

type Asked = ReturnType<typeof askedOf>;
type Pieces = AsyncIterable<string | Uint8Array>;

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

const PLAIN = { labels: 'code', layout: 'long', flavour: 'plain' } as const;

/** Figures as the file holds them. */
function publishedPieces(
	type: FileType,
	{ cube, file, source }: Opened,
	{ dataset, read }: Asked,
	language: SiteLanguage
): Pieces {
	const from = page_open_from({ file }, { locale: language });
	return FILES[type].write({
		dataset,
		selection: read,
		about: openedAboutOf(dataset, read, { source: source ?? from, from }, language),
		language,
		form: PLAIN,
		source: {
			rows: () => unhurried(cube.rows(dataset, read)),
			statuses: () => Promise.resolve(cube.statuses)
		}
	});
}

/** Figures as they are computed for the screen, beside those of the file. @throws where they are too many */
function computedPieces(
	type: FileType,
	opened: Opened,
	{ dataset: published, selection: asked, view }: Asked,
	locale: SiteLanguage
): Pieces {
	if (isTooMany(published, asked, view))
		throw new Error(page_open_too_many({ most: formatNumber(MAX_CELLS, 0, locale) }, { locale }));
	const figures = figuresOf(opened, published, asked, view);
	const figure = picturedOf(opened, published, asked, view, locale);
	const { dataset, selection, further, block, statuses } = computedRows(figure, {
		...figures,
		published
	});
	const source = figure.source.text;
	const from = page_open_from({ file: opened.file }, { locale });
	return FILES[type].write({
		dataset,
		selection,
		about: {
			...openedAboutOf(dataset, selection, { source, from }, locale),
			unit: figure.unit.text,
			notes: figure.notes
		},
		language: locale,
		form: PLAIN,
		source: {
			rows: () => unhurried([block]),
			further,
			statuses: () => Promise.resolve(statuses)
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
	const asked = askedOf(opened, query);
	const { dataset, read, view } = asked;
	const steps = isComputed(view) ? [view.transform] : [];
	const piecesOf = isComputed(view) ? computedPieces : publishedPieces;
	let pieces: BlobPart[] = [];
	let size = 0;
	const written = isPicture(type)
		? [await pictureIn(opened, query, language)]
		: piecesOf(type, opened, asked, language);
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
	const name = `${openedFileNameOf(dataset, read, steps)}.${extension}`;
	return new File(pieces, name, { type: mime.split(';')[0]! });
}
