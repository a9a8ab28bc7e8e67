/** Where on a sheet the table lies: title, rows of headings, columns of stub texts, rows of figures, notes. */
import { parseCell } from '../table/cells.ts';
import { isTimeName, parsePeriod } from '../table/periods.ts';
import { refuse } from '../table/table.ts';
import { columnName, type Sheet, type SheetCell, type SheetRow } from './sheet.ts';

export interface Layout {
	/** `pxweb`: headings above, stub texts without names · `flat`: one row with a name for each column. */
	kind: 'pxweb' | 'flat';
	title?: string;
	/** Lines between title and table. */
	above: string[];
	/** Rows of headings; of a flat table the one with the names. */
	heading: SheetRow[];
	/** Names of the stub variables where the last row of headings has them. */
	stubNames?: string[];
	/** Rows of figures, one after the other without a gap. */
	rows: SheetRow[];
	/** Columns of stub texts. */
	stub: number;
	/** Rows below the table. */
	below: SheetRow[];
}

export const textOf = (cell: SheetCell): string =>
	cell === undefined ? '' : typeof cell === 'object' ? cell.text : String(cell).trim();

const isBlank = (cell: SheetCell): boolean => cell === undefined;
const firstOf = (row: SheetRow): number => row.cells.findIndex((cell) => !isBlank(cell));
const countOf = (row: SheetRow): number => row.cells.filter((cell) => !isBlank(cell)).length;
const isPeriod = (cell: SheetCell): boolean => parsePeriod(textOf(cell)) !== undefined;
/** A number, or a text that may stand in place of one. */
const isFigure = (cell: SheetCell): boolean =>
	typeof cell === 'number' || (typeof cell === 'string' && parseCell(cell) !== undefined);

/** Rows that follow each other without a blank one, from `from` on. */
function blockOf(rows: readonly SheetRow[], from: number): SheetRow[] {
	let to = from + 1;
	while (to < rows.length && rows[to]!.at === rows[to - 1]!.at + 1) to++;
	return rows.slice(from, to);
}

/** All heading and a single row of figures, and no heading that names a variable: there is no stub. */
const isStubless = (block: readonly SheetRow[]): boolean => {
	const last = block.at(-1);
	const heading = block.slice(0, -1);
	const isHeading = (cell: SheetCell): boolean =>
		isBlank(cell) || isPeriod(cell) || (typeof cell === 'string' && !isTimeName(cell));
	return (
		last !== undefined &&
		heading.length > 0 &&
		last.cells.every(isFigure) &&
		countOf(last) === last.cells.length &&
		heading.every((row) => row.cells.every(isHeading))
	);
};

const isLine = (row: SheetRow): boolean => countOf(row) === 1 && typeof row.cells[0] === 'string';

/**
 * How many rows with nothing but one text in column A stand before the table: blocks of such rows, or, where the
 * table has no blank row above it, its first rows. Behind a title such a row may be a heading.
 */
function linesAbove(rows: readonly SheetRow[]): number {
	let count = 0;
	for (;;) {
		const block = count < rows.length ? blockOf(rows, count) : [];
		if (block.length === 0) return count;
		if (block.every(isLine)) count += block.length;
		else return count > 0 || isStubless(block) ? count : block.findIndex((row) => !isLine(row));
	}
}

/** A row of years, or of texts that are no figures: headings, even though column A has a name. */
const isNamed = (row: SheetRow, stub: number, heading: readonly SheetRow[]): boolean => {
	const cells = row.cells.slice(stub).filter((cell) => !isBlank(cell));
	const isYears = cells.every(isPeriod) && !heading.some((h) => h.cells.slice(stub).some(isPeriod));
	const isTexts = cells.every(
		(cell) => typeof cell === 'string' && !/^\W?\d/.test(cell) && !isFigure(cell)
	);
	return cells.length > 1 && (isYears || isTexts);
};

/** Is the first row one of names? It is not when a column of periods has a period in it as well. */
function isHeader(block: readonly SheetRow[]): boolean {
	const first = block[0]!;
	const rest = block.slice(1);
	if (rest.length === 0) return false;
	const width = Math.max(...block.map((row) => row.cells.length));
	if (countOf(first) < width || width < 2) return false;
	// A column may well be called "x", but not ".." or 71.2.
	const isSymbol = (cell: SheetCell) =>
		typeof cell === 'string' && /^(?:\.{1,7}|[-–:])$/.test(cell.trim());
	if (first.cells.some((cell) => (typeof cell === 'number' || isSymbol(cell)) && !isPeriod(cell)))
		return false;
	const times = first.cells.findIndex((_, column) =>
		rest.every((row) => isBlank(row.cells[column]) || isPeriod(row.cells[column]))
	);
	const hasText = first.cells.some((cell) => !isPeriod(cell));
	return hasText && (times < 0 || !isPeriod(first.cells[times]) || times === width - 1);
}

/** Column A is blank above the stub texts: headings, then rows of figures. */
function underHeadings(
	block: readonly SheetRow[],
	sheet: string
): Pick<Layout, 'heading' | 'rows' | 'stub' | 'stubNames'> | undefined {
	const stub = firstOf(block[0]!);
	let top = block.findIndex((row) => !isBlank(row.cells[0]));
	if (top < 1) return undefined;
	const first = block[top]!;
	const hasNames = isNamed(first, stub, block.slice(0, top)) && block.length > top + 1;
	if (hasNames) top++;
	const heading = block.slice(0, top);
	for (const row of heading.slice(0, hasNames ? -1 : undefined))
		if (firstOf(row) !== stub)
			refuse(
				'xlsx_ragged',
				{ column: columnName(firstOf(row)), first: columnName(stub) },
				{ sheet, row: row.at }
			);
	const stubNames = hasNames ? first.cells.slice(0, stub).map(textOf) : undefined;
	return { heading, rows: block.slice(top), stub, stubNames };
}

/** No headings at all: every variable is in the stub, the last column holds the figures. */
function withoutHeadings(
	block: readonly SheetRow[]
): Pick<Layout, 'heading' | 'rows' | 'stub'> | undefined {
	const width = Math.max(...block.map((row) => row.cells.length));
	const isTable =
		width > 1 &&
		countOf(block[0]!) === width &&
		block.every((row) => isFigure(row.cells[width - 1]));
	return isTable ? { heading: [], rows: [...block], stub: width - 1 } : undefined;
}

/** The table of a sheet; undefined for a sheet that has none. Refuses one whose bounds are not certain. */
export function layoutOf(sheet: Sheet): Layout | undefined {
	const lines = linesAbove(sheet.rows);
	const [title, ...above] = sheet.rows.slice(0, lines).map((row) => textOf(row.cells[0]));
	const [first] = sheet.rows.slice(lines);
	if (!first) return undefined;
	const block = blockOf(sheet.rows, lines);
	const below = sheet.rows.slice(lines + block.length);
	const common = { title, above, below };
	if (isBlank(first.cells[0])) {
		const found = underHeadings(block, sheet.name);
		return found && { kind: 'pxweb', ...found, ...common };
	}
	if (isStubless(block))
		return {
			kind: 'pxweb',
			heading: block.slice(0, -1),
			rows: block.slice(-1),
			stub: 0,
			...common
		};
	if (isHeader(block))
		return { kind: 'flat', heading: [first], rows: block.slice(1), stub: 0, ...common };
	const bare = withoutHeadings(block);
	return bare && { kind: 'pxweb', ...bare, ...common };
}
