/** Every type of file in which a slice can be had, in the order in which they are offered. */
import { arrow, parquet } from './types/columnar.ts';
import { csv, excel, tsv } from './types/delimited.ts';
import { json, metadata } from './types/json.ts';
import type { FileDescription } from './types/type.ts';

const TYPES = {
	csv,
	excel,
	tsv,
	json,
	arrow,
	parquet,
	'metadata.json': metadata
} satisfies Record<string, FileDescription>;

export type FileType = keyof typeof TYPES;
export const FILES: Record<FileType, FileDescription> = TYPES;
export const FILE_TYPES = Object.keys(FILES) as FileType[];

/** Types that addresses end in; the others are these with a query. */
export const ADDRESS_TYPES = FILE_TYPES.filter((type) => FILES[type].query === undefined);

/** The type of a file by the end of its name, the longest that fits. */
export const fileTypeOf = (file: string): FileType | undefined =>
	ADDRESS_TYPES.filter((type) => file.endsWith(`.${FILES[type].extension}`)).sort(
		(a, b) => FILES[b].extension.length - FILES[a].extension.length
	)[0];

/** Pictures of a chart, and their names. */
export const PICTURES = { png: 'PNG', svg: 'SVG' } as const;
export type PictureType = keyof typeof PICTURES;
export const PICTURE_TYPES = Object.keys(PICTURES) as PictureType[];
export const isPicture = (type: string): type is PictureType => type in PICTURES;

/** An address with more keys. */
const withQuery = (path: string, ...queries: (string | undefined)[]): string => {
	const query = queries.filter(Boolean).join('&');
	return query ? `${path}?${query}` : path;
};

/** Path and query of a file of a dataset. @param queries the selection, the release */
export const fileAddress = (type: FileType, dataset: string, ...queries: string[]): string =>
	withQuery(
		`/data/${encodeURIComponent(dataset)}.${FILES[type].extension}`,
		...queries,
		FILES[type].query
	);
