/** What a file is written from: rows straight out of the database, or figures computed of a slice. */
import { Readable } from 'node:stream';
import type { Dataset, Selection } from '#lib/dataset/model.ts';
import type { Computation } from '#lib/forms/computation.ts';
import type { FigureVerdict } from '#lib/forms/figure.ts';
import { aboutOf } from '#lib/formats/about.ts';
import { measuredColumns, withMeasured } from '#lib/formats/measured.ts';
import type { FileDescription, FileRequest } from '#lib/formats/types/type.ts';
import { caveatsOf } from '#lib/text/caveats.ts';
import type { SiteLanguage } from '#lib/text/languages.ts';
import { parquet, parquetOf, rowsOf, statusesOf } from '#lib/warehouse/rows.ts';
import { computedFile } from './computed-file.ts';

export interface FileAsked {
	dataset: Dataset;
	selection: Selection;
	language: SiteLanguage;
	form: FileRequest['form'];
	release: string;
	/** Absolute address of the file. */
	address: string;
	/** How far figures as published may be compared. */
	verdict?: FigureVerdict | undefined;
}
type Pieces = AsyncIterable<string | Uint8Array>;
type Write = FileDescription['write'];

export function publishedPieces(
	write: Write,
	{ dataset, selection, language, form, release, address, verdict }: FileAsked
): Pieces {
	const caveats = caveatsOf(dataset, selection, language);
	const about = aboutOf(dataset, selection, release, address, language, caveats, verdict);
	const further = measuredColumns(dataset);
	const source = {
		rows: () => withMeasured(dataset, rowsOf(dataset, selection)),
		...(further.length > 0 ? { further } : {}),
		statuses: () => statusesOf(dataset),
		parquet: () => parquet(dataset, selection, about)
	};
	return write({ dataset, selection, about, language, form, source });
}

/** Computed when the first piece is asked for: there is a slot for the file then. */
export async function* computedPieces(
	write: Write,
	{ dataset: published, selection: asked, language, form, release, address }: FileAsked,
	computation: Computation
): AsyncGenerator<string | Uint8Array> {
	const made = await computedFile(published, asked, computation, language, release);
	const { dataset, selection, further, block, statuses } = made;
	const about = { ...aboutOf(dataset, selection, release, address, language), ...made.about };
	const rows = () => Readable.from([block]);
	const source = {
		rows,
		further,
		statuses: () => Promise.resolve(statuses),
		parquet: () => parquetOf(dataset, rows(), further, about)
	};
	yield* write({ dataset, selection, about, language, form, source });
}
