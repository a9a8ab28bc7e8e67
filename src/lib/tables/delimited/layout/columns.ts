/** What the columns of a delimited text are: title, header rows, columns of keys, columns of figures. */
import { remark, type Remark } from '#lib/dataset/problem.ts';
import { isBlank, isFigureField, isSepLine, unguarded, type SampleRow } from './sample.ts';
import { headerRowsOf } from './header.ts';
import { matchedFields } from './known.ts';
import type { Delimited } from './delimiter.ts';
import { folded } from '#lib/tables/table/names.ts';
import { isTimeName, parsePeriod, parsePeriods } from '#lib/tables/table/periods.ts';
import { refuse, type KnownTable } from '#lib/tables/table/table.ts';

export interface Layout {
	title?: string;
	/** Records before the first row of figures. */
	skip: number;
	/** Line of the last header row. */
	line: number;
	/** Fields of the last header row, and of every row. */
	width: number;
	/** Cleaned names of all columns, by field. */
	header: string[];
	/** Header cells behind a spreadsheet's guard. */
	guarded: number;
	/** All header rows, cleaned: they may come again. */
	headerRows: string[][];
	/** Mean length of a row. */
	rowBytes: number;
	/** Fields that name the cell. */
	keys: number[];
	/** Fields with figures. */
	figures: number[];
	/** Header cells of each column of figures, from the top row down. */
	headings: string[][];
	assumed: Remark[];
}

/** Finds out the layout. Refuses a text without columns of figures and one whose header has no rows. */
export function layoutOf({ rows, header: at }: Delimited, known?: KnownTable): Layout {
	if (at < 0) refuse('csv_no_header', {}, { line: 1 });
	const { first, count } = headerRowsOf(rows, at);
	const last = rows[first + count - 1]!;
	const width = last.cells.length;
	const data = rows
		.slice(first + count)
		.filter((row) => row.cells.length >= width && !isBlank(row));
	const used = usedWidth(rows.slice(first, first + count), data, width);
	const header = nameCells(rows.slice(first, first + count), used);
	const assumed: Remark[] = [];
	const isBare = header[0] === '' && data.every((row) => row.cells[0] === '');
	const fields = header.map((_, field) => field).slice(isBare ? 1 : 0);
	// A table without stub has one row, which begins with the delimiter.
	const figures =
		isBare && data.length === 1 ? fields : figureFields(header, data, fields, known, assumed, last);
	const isFigures = new Set(figures);
	const keys = fields.filter((field) => !isFigures.has(field));
	const guarded = last.texts.filter((text) => unguarded(text) !== text).length;
	return {
		guarded,
		title: titleOf(rows.slice(0, first)),
		skip: first + count,
		line: last.line,
		width,
		header,
		headerRows: rows.slice(first, first + count).map((row) => row.cells),
		rowBytes: data.reduce((sum, row) => sum + row.raw.length + 1, 0) / data.length,
		keys,
		figures,
		headings: headingsOf(rows.slice(first, first + count), figures),
		assumed
	};
}

const titleOf = (rows: readonly SampleRow[]): string | undefined => {
	const lines = rows.filter((row) => !isBlank(row) && !isSepLine(row));
	const text = lines
		.map((row) => (row.cells.length === 1 ? row.cells[0] : folded(row.raw)))
		.join(' ');
	return text === '' ? undefined : text;
};

/** Fields without the empty columns a spreadsheet adds at the end. */
function usedWidth(
	headers: readonly SampleRow[],
	data: readonly SampleRow[],
	width: number
): number {
	let used = width;
	const isEmpty = (row: SampleRow) => row.cells[used - 1] === '' && !row.quoted[used - 1];
	while (used > 1 && headers.every(isEmpty) && data.every(isEmpty)) used--;
	return used;
}

/** Name of each column: the lowest header cell that is not empty. */
const nameCells = (headers: readonly SampleRow[], used: number): string[] =>
	Array.from(
		{ length: used },
		(_, field) => headers.map((row) => row.cells[field]!).findLast((cell) => cell !== '') ?? ''
	);

/** Header cells above each column of figures; a cell left empty in an upper row repeats the one to its left. */
function headingsOf(headers: readonly SampleRow[], figures: readonly number[]): string[][] {
	const filled = headers.map((row, level) => {
		let held = '';
		return figures.map((field) => {
			const cell = row.cells[field]!;
			if (cell !== '' || level === headers.length - 1) held = cell;
			return held;
		});
	});
	return figures.map((_, column) => filled.map((row) => row[column]!));
}

/** Fields with figures, in file order. */
function figureFields(
	header: readonly string[],
	data: readonly SampleRow[],
	fields: readonly number[],
	known: KnownTable | undefined,
	assumed: Remark[],
	last: SampleRow
): number[] {
	const bound = known ? matchedFields(header, data, fields, known) : [];
	if (bound.length > 0 && bound.length < fields.length) {
		const rest = fields.filter((field) => !bound.includes(field));
		if (rest.every((field) => isFigureField(data, field))) return rest;
	}
	const bare = fields.findIndex((field) => !data.every((row) => row.quoted[field]));
	const isServerMade = bare > 0 && fields.every((field) => last.quoted[field]);
	if (isServerMade && fields.slice(bare).every((field) => isFigureField(data, field)))
		return fields.slice(bare);
	return unquotedFigures(header, data, fields, assumed, last);
}

/** Without quotes figures and codes such as ages look alike; names, periods and repeated keys tell them apart. */
function unquotedFigures(
	header: readonly string[],
	data: readonly SampleRow[],
	fields: readonly number[],
	assumed: Remark[],
	last: SampleRow
): number[] {
	const run = fields.slice(fields.findLastIndex((field) => !isFigureField(data, field)) + 1);
	const isPeriod = (field: number) => parsePeriod(header[field]!) !== undefined;
	const time = run.findLast((field) => isTimeField(header, data, field));
	const behind = run.filter((field) => time === undefined || field > time);
	if (behind.length === 0)
		refuse('csv_last_column', { column: header.at(-1)! }, { line: last.line });
	const firstPeriod = behind.findIndex(isPeriod);
	if (firstPeriod >= 0 && behind.slice(firstPeriod).every(isPeriod))
		return behind.slice(firstPeriod);
	if (behind.length === 1) return behind;
	const keys = fields.filter((field) => field < behind[0]!);
	if (isUnique(data, keys) || !isUnique(data, fields.slice(0, -1))) return behind;
	assumed.push(remark('csv_figures_last', { column: header.at(-1)! }, last.line));
	return behind.slice(-1);
}

const isTimeField = (
	header: readonly string[],
	data: readonly SampleRow[],
	field: number
): boolean =>
	isTimeName(header[field]!) && parsePeriods(data.map((row) => row.cells[field]!)) !== undefined;

const isUnique = (data: readonly SampleRow[], fields: readonly number[]): boolean =>
	new Set(data.map((row) => fields.map((field) => row.cells[field]).join('\u0000'))).size ===
	data.length;
