/** Where the header of a delimited text begins and how many rows it has: spreadsheets write one for each heading variable. */
import { isBlank, isFigure, isSepLine, type SampleRow } from './sample.ts';
import { parsePeriod } from '#lib/tables/table/periods.ts';
import { refuse } from '#lib/tables/table/table.ts';

export interface HeaderRows {
	/** Index of the first header row. */
	first: number;
	count: number;
}

const MOST_ROWS = 6;

/**
 * Header rows from the candidate `at` on. A row that has no figures where the last rows have them is a header too:
 * the lower row of several when cells are left empty above or before it, else the real header below a title that
 * happens to have as many fields.
 */
export function headerRowsOf(rows: readonly SampleRow[], at: number): HeaderRows {
	const width = rows[at]!.cells.length;
	const block = rows.slice(at).filter((row) => row.cells.length === width && !isBlank(row));
	const model = block.at(-1)!;
	const start = figureStart(model);
	let count = 1;
	while (
		count < Math.min(MOST_ROWS, block.length - 1) &&
		isHeading(rows[at]!, rows[at + count]!, start, model)
	)
		count++;
	const isSpread = rows
		.slice(at, at + count)
		.some((row) => row.cells.slice(0, Math.max(1, start)).includes(''));
	if (count > 1 && isSpread) return { first: at, count };
	const first = count === 2 && isTitle(rows[at]!, rows[at + 1]!) ? at + 1 : at;
	checkStart(rows, first, start, model);
	return { first, count: 1 };
}

/** True for an unquoted title that happens to have as many fields as the header below it. */
const isTitle = (row: SampleRow, next: SampleRow): boolean =>
	!row.quoted.includes(true) &&
	(next.quoted.every(Boolean) || row.texts.slice(1).every((text) => text.startsWith(' ')));

/** Refuses to take a row of figures as the header because the rows above it are too short or too long. */
function checkStart(
	rows: readonly SampleRow[],
	first: number,
	start: number,
	model: SampleRow
): void {
	const header = rows[first]!;
	const isRow = (row: SampleRow) =>
		row.cells.length > 1 &&
		!isSepLine(row) &&
		(isFigure(row.texts.at(-1)!) || row.quoted.filter(Boolean).length > 1) &&
		!isBlank(row);
	const above = rows.slice(0, first).filter(isRow);
	const over = header.cells.slice(start).filter((cell) => cell !== '');
	// Codes such as "1" are names when they are quoted and the figures are not.
	const isNamed = isQuotedFrom(header, start) && !isQuotedFrom(model, start);
	const isData =
		!isNamed &&
		over.some((cell) => /\d/.test(cell)) &&
		over.every((cell) => isFigure(cell) && parsePeriod(cell) === undefined);
	const odd =
		above.length > 0
			? rows.find(
					(row, index) => index < first && row.cells.length !== header.cells.length && isRow(row)
				)
			: undefined;
	if (odd) misfit(odd, header, rows[0] !== odd);
	if (above.length > 0 || isData) refuse('csv_figures_as_header', {}, { line: header.line });
}

function misfit(row: SampleRow, header: SampleRow, isBelow: boolean): never {
	refuse(
		'csv_row_misfit',
		{
			fields: row.cells.length,
			width: header.cells.length,
			position: isBelow ? 'between' : 'above'
		},
		{ line: row.line }
	);
}

/** First field of the figures at the end of a row. */
function figureStart(row: SampleRow): number {
	let start = row.cells.length;
	while (start > 1 && isFigure(row.texts[start - 1]!) && !row.quoted[start - 1]) start--;
	return start === row.cells.length ? start - 1 : start;
}

const isQuotedFrom = (row: SampleRow, start: number): boolean =>
	row.quoted.slice(start).every(Boolean);

/** True when the cells over the figures are texts, or periods that cannot be figures. */
function isHeading(top: SampleRow, row: SampleRow, start: number, model: SampleRow): boolean {
	if (row.cells.length !== top.cells.length) return false;
	const cells = row.cells.slice(start);
	const filled = cells.filter((cell) => cell !== '');
	if (filled.length === 0) return false;
	if (filled.every((cell) => !isFigure(cell))) return true;
	const isPeriods = filled.every((cell) => parsePeriod(cell) !== undefined);
	// Below periods there is no second row of periods, only figures that look like years.
	if (top.cells.slice(start).every((cell) => parsePeriod(cell) !== undefined)) return false;
	const isQuoted = isQuotedFrom(row, start) && !isQuotedFrom(model, start);
	return (
		isPeriods &&
		(isQuoted ||
			row.cells.slice(0, start).includes('') ||
			top.cells.slice(start).includes('') ||
			new Set(filled).size < filled.length)
	);
}
