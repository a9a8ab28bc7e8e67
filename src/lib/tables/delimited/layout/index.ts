/** What a delimited text looks like, told from its first rows: delimiter, title, header, columns of keys and of figures. */
import type { InputFile } from '#lib/tables/bytes/input-file.ts';
import { refuse, type ReadOptions } from '#lib/tables/table/table.ts';
import { layoutOf, type Layout } from './columns.ts';
import { delimiterOf, type Delimited } from './delimiter.ts';
import { headOf } from './sample.ts';

export type { Layout } from './columns.ts';
export { DELIMITER_NAMES, type Delimited } from './delimiter.ts';
export { knownByName } from './known.ts';
export {
	cleaned,
	headOf,
	isBlank,
	isFigure,
	rowOf,
	sampleRows,
	unguarded,
	type SampleRow
} from './sample.ts';

/** Finds delimiter and layout. `options.known` tells columns by their names, `options.delimiter` is believed. */
export async function findLayout(
	file: InputFile,
	{ delimiter, known }: ReadOptions
): Promise<{ delimited: Delimited; layout: Layout }> {
	const head = await headOf(file);
	if (head.bytes.every((byte) => byte <= 32)) refuse('csv_empty');
	const delimited = delimiterOf(head, delimiter);
	return { delimited, layout: layoutOf(delimited, known) };
}
