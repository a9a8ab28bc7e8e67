/** Names of the file formats a reader is offered, in the order they are offered. They are the same in every language. */
export const FORMAT_NAMES = {
	png: 'PNG',
	svg: 'SVG',
	csv: 'CSV',
	excel: 'CSV (Excel)',
	tsv: 'TSV',
	json: 'JSON-stat',
	arrow: 'Arrow',
	parquet: 'Parquet'
} as const;
export type FormatName = keyof typeof FORMAT_NAMES;
