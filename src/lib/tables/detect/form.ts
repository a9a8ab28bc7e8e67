/** Which form a file has, by what it begins with; its name is never asked. */
import { remark, type Remark } from '#lib/dataset/problem.ts';
import { answerIn, outerKeys } from '../json/answer.ts';
import type { FileStart } from '../reader/reader.ts';
import { Refused, refuse } from '../table/table.ts';
import { refuseMarkup } from './markup.ts';
import { READER_NAMES, READERS, type TableReaderName } from './readers.ts';

const endingsOf = (form: TableReaderName): readonly string[] => READERS[form].endings;

/** Bytes of a text that are enough to tell its form. */
export const LOOKED_AT = 65_536;

/** A JSON object or array; `[a],b` is a line of delimited text. */
const isJson = (text: string): boolean =>
	/^\s*[{[]/.test(text) && !/^\s*\[[^\]{]*\]\s*[,;\t]/.test(text);

export const WORKBOOK: FileStart = { isWorkbook: true, text: '', lines: [] };

/** What readers are shown of a text whose first `LOOKED_AT` bytes are `text`. */
export const textStart = (text: string): FileStart => ({
	isWorkbook: false,
	text,
	lines: text.split(/\r\n|[\r\n]/).filter((line) => line.trim() !== ''),
	...(isJson(text) ? { jsonNames: outerKeys(text) } : {})
});

/** The reader of a file. Refuses pages, answers of servers, and texts without a header. */
export function formOf(start: FileStart): TableReaderName {
	if (/^\s*</.test(start.text)) refuseMarkup(start.text);
	return READER_NAMES.find((name) => READERS[name].recognises(start)) ?? refuseUnknown(start);
}

function refuseUnknown({ text, lines: [line = ''], jsonNames }: FileStart): never {
	const answer = jsonNames && answerIn(text, jsonNames);
	if (answer) throw new Refused([answer]);
	return refuse('file_no_header', { text: line.trim().slice(0, 120) }, { line: 1 });
}

/** Endings of forms that are not read; a file named so holds something else than its name says. */
const OTHER_ENDINGS = ['xls', 'xml', 'htm', 'html'];

/** What to say of a name that promises another form; undefined where it agrees or promises nothing. */
export function misnamed(name: string, form: TableReaderName): Remark | undefined {
	const ending = /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase();
	if (ending === undefined || endingsOf(form).includes(ending)) return undefined;
	const isPromise =
		OTHER_ENDINGS.includes(ending) ||
		READER_NAMES.some((other) => endingsOf(other).includes(ending));
	if (!isPromise) return undefined;
	return remark('file_misnamed', { ending, form });
}
