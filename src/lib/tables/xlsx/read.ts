/** Reads an Excel workbook: the layout of PxWeb, or a sheet with a name above each column. */
import { remark } from '#lib/dataset/problem.ts';
import { matrixOf } from '../table/matrix.ts';
import { SymbolTable } from '../table/symbols.ts';
import { refuse, type ReadOptions, type Report, type Table } from '../table/table.ts';
import type { InputFile } from '../bytes/input-file.ts';
import { axesOf } from './axes.ts';
import { belowOf } from './below.ts';
import { openBook, type Book } from './book.ts';
import { figuresOf } from './figures.ts';
import { readFlat } from './flat.ts';
import { layoutOf, type Layout } from './layout.ts';
import { dimensionsOf } from './names.ts';
import { readSheet, type OddCell, type Sheet } from './sheet.ts';

interface Found {
	sheet: Sheet;
	layout: Layout;
}

/** The tables of the sheets that are shown, or, where there are none, of those that are hidden. */
async function tablesOf(book: Book, isHidden: boolean, name: string | undefined): Promise<Found[]> {
	const found: Found[] = [];
	let fault: unknown;
	for (const part of book.sheets) {
		if (name === undefined ? part.isHidden !== isHidden : part.name !== name) continue;
		const sheet = await readSheet(part.name, part.part, book);
		try {
			const layout = layoutOf(sheet);
			if (layout) found.push({ sheet, layout });
		} catch (error) {
			fault ??= error;
		}
	}
	// A sheet that is only nearly a table does not matter beside one that is.
	if (found.length === 0 && fault !== undefined) throw fault;
	return found;
}

async function tableOf(book: Book, options: ReadOptions, report: Report): Promise<Found> {
	const { dataset } = options;
	const shown = await tablesOf(book, false, dataset);
	let found = shown;
	if (shown.length === 0 && dataset === undefined) found = await tablesOf(book, true, dataset);
	if (found.length === 0) {
		const sheets = book.sheets.map((s) => s.name);
		if (dataset === undefined) refuse('xlsx_no_sheet', { sheets });
		refuse('xlsx_no_such_sheet', { dataset, sheets });
	}
	if (found.length > 1)
		refuse(
			'xlsx_sheets',
			{ count: found.length, sheets: found.map((f) => f.sheet.name) },
			{},
			{ option: 'dataset', answers: found.map((f) => f.sheet.name) }
		);
	const only = found[0]!;
	if (shown.length === 0)
		report.warned.push(remark('xlsx_hidden_sheet', { sheet: only.sheet.name }));
	return only;
}

/** What may have been changed by hand: rows and columns out of sight, merged figures. */
function checkLooks({ sheet, layout }: Found, report: Report): void {
	const rows = [...layout.heading, ...layout.rows];
	const hidden = rows.filter((row) => row.isHidden).length;
	const width = Math.max(...rows.map((row) => row.cells.length));
	const columns = sheet.hiddenColumns.filter(([min]) => min < width).length;
	if (hidden > 0) report.warned.push(remark('xlsx_hidden_rows', { count: hidden }));
	if (columns > 0) report.warned.push(remark('xlsx_hidden_columns'));
	const [first, last] = [layout.rows[0]!.at, layout.rows.at(-1)!.at];
	for (const { row, column } of sheet.merges)
		if (row[0] >= first && row[1] <= last && column[1] >= layout.stub && layout.kind === 'pxweb')
			refuse('xlsx_merged', {}, { sheet: sheet.name, row: row[0] });
}

/** Every combination of categories has its figure, unless the file is said to be a part. */
function checkComplete(
	count: number,
	sizes: readonly number[],
	partial: boolean | undefined
): void {
	const cells = sizes.reduce((product, size) => product * size, 1);
	if (count < cells && !partial)
		refuse(
			'xlsx_incomplete',
			{ count, sizes: sizes.join(' × '), cells },
			{},
			{ option: 'partial' }
		);
}

/** Reads a workbook. `file` is its zip archive. */
export async function readXlsx(file: InputFile, options: ReadOptions = {}): Promise<Table> {
	const report: Report = { found: [], assumed: [], warned: [] };
	const found = await tableOf(await openBook(file), options, report);
	const { sheet, layout } = found;
	checkLooks(found, report);
	report.found.push(remark('xlsx_sheet', { sheet: sheet.name, row: layout.rows[0]!.at }));
	const { notes, facts } = belowOf(layout.below);
	for (const text of layout.above)
		notes.unshift({ scope: {}, text: { en: text }, mandatory: false });
	const title = layout.title;
	const matrix = facts.matrix ?? matrixOf(title, sheet.name);
	const about = {
		...facts,
		...(title === undefined ? {} : { title: { en: title } }),
		...(matrix === undefined ? {} : { matrix })
	};
	if (layout.kind === 'flat') {
		const table = await readFlat(layout, sheet.name, options);
		return {
			...table,
			...about,
			notes: [...table.notes, ...notes],
			report: {
				found: [...report.found, ...table.report.found],
				assumed: [...report.assumed, ...table.report.assumed],
				warned: [...report.warned, ...table.report.warned]
			}
		};
	}
	const odd = layout.heading
		.flatMap((row) => row.cells)
		.find((cell): cell is OddCell => typeof cell === 'object');
	if (odd) refuse('xlsx_odd_heading', { kind: odd.kind, text: odd.text });
	const axes = axesOf(layout);
	const dimensions = dimensionsOf([...axes.stub, ...axes.heading], options.known, report, notes);
	const symbols = new SymbolTable();
	symbols.heed(notes.map(({ text }) => text.en));
	const figures = figuresOf(layout, axes, dimensions, symbols, report, options);
	const { decimals, ...observations } = figures;
	checkComplete(
		observations.values.length,
		dimensions.map((d) => d.codes.length),
		options.partial
	);
	return {
		...about,
		decimals,
		dimensions,
		...observations,
		symbols: symbols.list,
		notes,
		report
	};
}
