/** The first rows of a delimited text, decoded: enough to tell delimiter, title, header and columns of figures. */
import { parseCell, parsePercent } from '#lib/tables/table/cells.ts';
import { folded } from '#lib/tables/table/names.ts';
import { Records, type Delimiter } from '../records.ts';
import { Refused } from '#lib/tables/table/table.ts';
import type { InputFile } from '#lib/tables/bytes/input-file.ts';

const HEAD_BYTES = 1 << 20;
const MOST_ROWS = 500;

export interface SampleRow {
	line: number;
	/** Cleaned: folded, without the guards of spreadsheets. */
	cells: string[];
	/** As the file has them. */
	texts: string[];
	quoted: boolean[];
	raw: string;
}

export interface Head {
	bytes: Uint8Array;
	/** True when this is the whole file. */
	isWhole: boolean;
}

/** The first megabyte of a file. */
export async function headOf(file: InputFile): Promise<Head> {
	const pieces: Uint8Array[] = [];
	let size = 0;
	// A file may announce the size of what it was decoded from, so only its end tells that it is whole.
	let isWhole = true;
	for await (const chunk of file.chunks()) {
		isWhole = size < HEAD_BYTES;
		if (!isWhole) break;
		pieces.push(chunk);
		size += chunk.length;
	}
	const bytes = new Uint8Array(size);
	let at = 0;
	for (const piece of pieces) {
		bytes.set(piece, at);
		at += piece.length;
	}
	return { bytes, isWhole };
}

/** A spreadsheet's guard around a text, `="2016"` or a leading apostrophe, taken off. */
export const unguarded = (text: string): string =>
	/^=\s*"(.*)"$/s.exec(text.trim())?.[1] ?? text.replace(/^\s*'/, '');

/** A label or column name as it is compared: without guard, spaces folded. */
export const cleaned = (text: string): string => folded(unguarded(text));

/** Up to 500 rows by a delimiter. Refuses what `Records` refuses, unless rows came before it: the full pass meets it. */
export function sampleRows(head: Head, delimiter: Delimiter): SampleRow[] {
	const records = new Records(delimiter);
	records.feed(head.bytes, head.isWhole);
	const rows: SampleRow[] = [];
	try {
		while (rows.length < MOST_ROWS && records.next()) rows.push(rowOf(records));
	} catch (fault) {
		if (!(fault instanceof Refused) || rows.length < 2) throw fault;
	}
	return rows;
}

export function rowOf(records: Records): SampleRow {
	const texts = Array.from({ length: records.count }, (_, index) => records.text(index));
	return {
		line: records.line,
		texts,
		cells: texts.map(cleaned),
		quoted: texts.map((_, index) => records.quotes[index] !== 0),
		raw: records.raw()
	};
}

/** True for a row with nothing in it. */
export const isBlank = (row: Pick<SampleRow, 'cells'>): boolean =>
	row.cells.every((cell) => cell === '');

/** True for a number or a symbol, whatever the decimal mark. */
export const isFigure = (text: string): boolean =>
	(parseCell(text) ?? parseCell(text, true) ?? parsePercent(text) ?? parsePercent(text, true)) !==
	undefined;

/** True for a spreadsheet's line `sep=;`. */
export const isSepLine = (row: Pick<SampleRow, 'raw'>): boolean => /^"?sep=/i.test(row.raw);

/** True for a row with the fields of the header, and perhaps empty ones behind them. */
export const hasWidth = (row: SampleRow, width: number): boolean =>
	row.cells.length >= width && row.cells.slice(width).every((cell) => cell === '');

/**
 * Index of the header: the first row of more than one field whose next row has as many. A title has another number
 * of fields than what follows it, even when it holds the delimiter. -1 where there is none.
 */
export const headerIndexOf = (rows: readonly SampleRow[]): number =>
	rows.findIndex((row, index) => {
		const next = rows[index + 1];
		const isWide = row.cells.length > 1 && !isBlank(row) && !isSepLine(row);
		return isWide && next !== undefined && hasWidth(next, row.cells.length) && !isBlank(next);
	});

/** True for a column in which more than half of the rows have a figure. */
export const isFigureField = (data: readonly SampleRow[], field: number): boolean =>
	data.filter((row) => isFigure(row.texts[field]!)).length * 2 > data.length;
