/** Which form a text has, by what it begins with; the name of the file is never asked. */
import { jsonFormatOf } from './json.ts';
import { refuseMarkup } from './markup.ts';
import { isPxStart } from '../encoding/decode.ts';
import { refuse, type Format } from '../table/table.ts';

/** Bytes of a text that are enough to tell its form. */
export const LOOKED_AT = 65_536;

const EXTENSIONS: Record<Format, string[]> = {
	csv: ['csv', 'txt', 'tsv', 'tab', 'prn'],
	'json-stat': ['json', 'jsonstat', 'js'],
	'pxweb-json': ['json'],
	px: ['px'],
	xlsx: ['xlsx', 'xlsm'],
	'sdmx-csv': ['csv', 'txt'],
	'eurostat-tsv': ['tsv', 'txt', 'csv']
};

/** The first lines that are not blank. */
const linesOf = (start: string): string[] =>
	start.split(/\r\n|[\r\n]/).filter((line) => line.trim() !== '');

/** Names in a line of SDMX-CSV, quotes removed. */
const namesIn = (line: string): string[] =>
	line.split(/[,;\t]/).map((name) => name.replace(/^"|"$/g, '').trim().toUpperCase());

function isSdmxCsv(line: string): boolean {
	const names = namesIn(line);
	return (
		/^(?:DATAFLOW|STRUCTURE)$/.test(names[0]!.replace(/\[.*$/, '')) && names.includes('OBS_VALUE')
	);
}

/** Dimensions and, behind a backslash, the name of the columns, in the first of several fields. */
const isEurostatTsv = (line: string): boolean =>
	/^"?[A-Za-z]\w*(?:,[A-Za-z]\w*)*\\[A-Za-z]\w*"?\s*\t/.test(line);

/** Neither of the first lines has a second field: a message, not a table. */
const isProse = (lines: readonly string[]): boolean =>
	!lines.some((line) => /[,;\t]/.test(line) || /"\s+"|"\s+[-\d.]/.test(line));

/**
 * The form of a text whose first `LOOKED_AT` bytes are `start`. Refuses pages, messages of servers, and texts without a header.
 */
export function formatOf(start: string): Exclude<Format, 'xlsx'> {
	const first = start.trimStart()[0];
	if (first === '<') refuseMarkup(start);
	if ((first === '{' || first === '[') && !/^\s*\[[^\]{]*\]\s*[,;\t]/.test(start))
		return jsonFormatOf(start);
	if (isPxStart(start)) return 'px';
	const lines = linesOf(start);
	const [line = ''] = lines;
	if (isEurostatTsv(line)) return 'eurostat-tsv';
	if (isSdmxCsv(line)) return 'sdmx-csv';
	if (isProse(lines))
		refuse(
			`no header of a table: "${line.trim().slice(0, 120)}"`,
			'a header with the names of the variables, and a line for each row',
			'This may be a message of the server; fetch or export the table again.',
			1
		);
	return 'csv';
}

/** What to say of a name that promises another form; undefined where it agrees or promises nothing. */
export function misnamed(name: string, format: Format): string | undefined {
	const extension = /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase();
	const promised = Object.entries(EXTENSIONS).filter(([, known]) =>
		known.includes(extension ?? '')
	);
	if (extension === undefined || promised.some(([form]) => form === format)) return undefined;
	if (promised.length === 0 && !['xls', 'xml', 'htm', 'html'].includes(extension)) return undefined;
	return `the name ends in .${extension} but the content is ${format}; the content decides`;
}
