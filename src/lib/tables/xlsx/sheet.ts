/** One sheet of a workbook as rows of cells: cached values only, formulas and looks left aside. */
import { phrase, type Phrase } from '#lib/dataset/problem.ts';
import type { Book } from './book.ts';
import { unguarded } from './book.ts';
import { refuse } from '../table/table.ts';
import type { InputFile } from '../bytes/input-file.ts';
import { attributeOf, scanXml } from './xml.ts';

/** What stands in a cell and is neither a text nor a number: a date, TRUE, #REF!. */
export interface OddCell {
	kind: 'date' | 'truth' | 'error' | 'formula';
	text: string;
}
export type SheetCell = string | number | OddCell | undefined;

export interface SheetRow {
	/** Counted from 1, as Excel shows it. */
	at: number;
	isHidden: boolean;
	/** By column, A = 0; undefined = blank. */
	cells: SheetCell[];
}

/** A block of merged cells; columns from 0, rows from 1, both ends included. */
export interface Merge {
	row: [number, number];
	column: [number, number];
}

export interface Sheet {
	name: string;
	/** Rows with at least one cell that is not blank. */
	rows: SheetRow[];
	merges: Merge[];
	/** Columns that are not shown. */
	hiddenColumns: [number, number][];
}

const MAX_ROW = 1_048_576;
const MAX_COLUMN = 16_384;

/** 0 → A, 27 → AB. */
export function columnName(column: number): string {
	let name = '';
	for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26))
		name = String.fromCharCode(65 + ((n - 1) % 26)) + name;
	return name;
}

/** "AB12" → row 12, column 27. */
export function parsePlace(place: string): { row: number; column: number } | undefined {
	const [, letters = '', digits = ''] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(place) ?? [];
	let column = 0;
	for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
	const row = Number(digits);
	return column > 0 && column <= MAX_COLUMN && row > 0 && row <= MAX_ROW
		? { row, column: column - 1 }
		: undefined;
}

function parseMerge(range: string): Merge[] {
	const [from, to] = range.split(':').map(parsePlace);
	return from && to ? [{ row: [from.row, to.row], column: [from.column, to.column] }] : [];
}

const blank = (text: string): string | undefined => (text.trim() === '' ? undefined : text);

/** A cell from its type, the index of its format and its value. */
function cellOf(type: string, format: number, value: string, book: Book): SheetCell {
	if (type === 's') return blank(book.texts[Number(value)] ?? '');
	if (type === 'inlineStr' || type === 'str') return blank(unguarded(value));
	if (type === 'b') return { kind: 'truth', text: value === '0' ? 'FALSE' : 'TRUE' };
	if (type === 'e') return { kind: 'error', text: value };
	if (type === 'd') return { kind: 'date', text: value };
	if (value.trim() === '') return undefined;
	const number = Number(value);
	if (Number.isNaN(number)) return value;
	return book.isDate[format] ? { kind: 'date', text: value } : number;
}

/** Reads a sheet. What it says of its own size is not believed; only cells that are there take room. */
export async function readSheet(name: string, part: InputFile, book: Book): Promise<Sheet> {
	const sheet: Sheet = { name, rows: [], merges: [], hiddenColumns: [] };
	let row: SheetRow = { at: 0, isHidden: false, cells: [] };
	let column = -1;
	let type = '';
	let format = 0;
	let value = '';
	let isValue = false;
	let isPhonetic = false;
	let isFormula = false;
	const beyond = (place: string | Phrase): never =>
		refuse('xlsx_cell_outside', { place }, { sheet: name });
	const openCell = (attributes: string): void => {
		const place = attributeOf(attributes, 'r');
		const at = place === undefined ? { row: row.at, column: column + 1 } : parsePlace(place);
		if (!at || at.column >= MAX_COLUMN || at.row !== row.at)
			return beyond(place ?? phrase('beyond_last'));
		column = at.column;
		type = attributeOf(attributes, 't') ?? '';
		format = Number(attributeOf(attributes, 's') ?? '0');
		value = '';
		isFormula = false;
	};
	const openRow = (attributes: string): void => {
		const at = Number(attributeOf(attributes, 'r') ?? row.at + 1);
		if (!(at > row.at && at <= MAX_ROW)) beyond(`row ${at}`);
		const hidden = attributeOf(attributes, 'hidden') ?? '0';
		row = { at, isHidden: hidden === '1' || hidden === 'true', cells: [] };
		column = -1;
	};
	await scanXml(part, {
		open: (tag, attributes) => {
			if (tag === 'c') openCell(attributes);
			else if (tag === 'row') openRow(attributes);
			else if (tag === 'v' || tag === 't') isValue = !isPhonetic;
			else if (tag === 'f') isFormula = true;
			else if (tag === 'rPh') isPhonetic = true;
			else if (tag === 'mergeCell')
				sheet.merges.push(...parseMerge(attributeOf(attributes, 'ref') ?? ''));
			else if (tag === 'col' && /^(1|true)$/.test(attributeOf(attributes, 'hidden') ?? '')) {
				const end = (name: string) => Number(attributeOf(attributes, name)) - 1;
				sheet.hiddenColumns.push([end('min'), end('max')]);
			}
		},
		text: (piece) => {
			if (isValue) value += piece;
		},
		close: (tag) => {
			if (tag === 'v' || tag === 't') isValue = false;
			else if (tag === 'rPh') isPhonetic = false;
			else if (tag === 'c') {
				const isUnknown = isFormula && value === '' && type !== 'str';
				const cell: SheetCell = isUnknown
					? { kind: 'formula', text: '' }
					: cellOf(type, format, value, book);
				if (cell !== undefined) row.cells[column] = cell;
			} else if (tag === 'row' && row.cells.length > 0) sheet.rows.push(row);
		}
	});
	return sheet;
}
