/** Reader of PxWeb's delimited texts: csv, csv2, csv3, relational, API v2, and what spreadsheets make of them. */
import { remark, type Remark } from '#lib/dataset/problem.ts';
import { cubeOf, planCube } from './cube.ts';
import { dimensionsOf, knownOf } from './dimensions.ts';
import { readHeading } from './heading.ts';
import { type Delimited, DELIMITER_NAMES, findLayout, type Layout } from './layout/index.ts';
import { resolveDecimalMark } from './decimal-mark.ts';
import {
	checkPercent,
	checkWidth,
	isPerCent,
	reportCells,
	reportGuards,
	reportRange
} from './report.ts';
import { readRows, type CsvRows } from './rows.ts';
import { ValueReader, type DecimalMark } from './values.ts';
import { matrixOf } from '../table/matrix.ts';
import { SymbolTable, reportSymbols } from '../table/symbols.ts';
import type { ReadOptions, Report, Table } from '../table/table.ts';
import type { InputFile } from '../bytes/input-file.ts';

interface ReadRows {
	rows: CsvRows;
	reader: ValueReader;
	symbols: SymbolTable;
	mark?: DecimalMark;
}

/** Reads all rows, a second time when only the first pass could tell what "1.234" is. */
async function readAll(
	file: InputFile,
	{ delimiter }: Delimited,
	layout: Layout,
	known?: DecimalMark
): Promise<ReadRows> {
	const symbols = new SymbolTable();
	const reader = new ValueReader(symbols, known);
	const rows = await readRows(file, delimiter, layout, reader);
	if (known) return { rows, reader, symbols, mark: known };
	const { mark, isAgain } = resolveDecimalMark(reader.evidence);
	return isAgain
		? readAll(file, { delimiter } as Delimited, layout, mark)
		: { rows, reader, symbols, mark };
}

/**
 * Reads a delimited text in UTF-8 without BOM. `options.known` binds columns by name and splits glued headings;
 * `options.delimiter`, `options.decimalMark`, `options.partial` and `options.maxCells` as their names say.
 */
export async function readCsv(file: InputFile, options: ReadOptions): Promise<Table> {
	const { delimited, layout } = await findLayout(file, options);
	const read = await readAll(file, delimited, layout, options.decimalMark);
	return tableOf(layout, delimited, read, options);
}

function tableOf(
	layout: Layout,
	delimited: Delimited,
	read: ReadRows,
	options: ReadOptions
): Table {
	const { rows, reader, symbols } = read;
	const { known } = options;
	const report: Report = { found: [], assumed: [...layout.assumed], warned: [] };
	const keys = rows.keys.map(({ name, labels }) => ({
		name,
		labels,
		line: layout.line,
		known: knownOf(known, name)
	}));
	const rest = known?.dimensions.filter((dimension) =>
		keys.every((key) => key.known !== dimension)
	);
	const heading = readHeading(layout.headings, rest, layout.line, report);
	const { dimensions, maps, notes } = dimensionsOf([...keys, ...heading.variables], report);
	const texts = [
		layout.title,
		heading.contents,
		...dimensions.flatMap(({ labels }) => (labels.length === 1 ? labels.map((l) => l.en) : []))
	];
	const isUnit = isPerCent(texts);
	checkPercent(reader, isUnit);
	checkWidth(layout, rows, report);
	const plan = planCube(dimensions, maps, heading.columns, layout.figures.length);
	const observations = cubeOf(rows, plan, report, options);
	describe(layout, delimited, read, report);
	reportGuards(layout, rows, report);
	reportCells(reader, rows, report);
	const meaning = symbols.list.some(({ text }) => text === '..')
		? symbols.heed(rows.odd.notes.map(({ text }) => text))
		: undefined;
	if (meaning) report.found.push(remark('csv_suppressed_by_note', { note: meaning }));
	reportSymbols(symbols, report);
	if (isUnit) reportRange(observations, report);
	const { title } = layout;
	const contents = heading.contents === '' ? undefined : heading.contents;
	const isCode = matrixOf(undefined, contents) !== undefined;
	return {
		matrix: matrixOf(title, contents),
		title: title === undefined ? undefined : { en: title },
		contents: contents === undefined || isCode ? undefined : { en: contents },
		unit: isUnit ? '%' : undefined,
		dimensions,
		...observations,
		symbols: symbols.list,
		notes: [
			...notes,
			...rows.odd.notes.map(({ text }) => ({ scope: {}, text: { en: text }, mandatory: false }))
		],
		report
	};
}

/** Says what the file is. */
function describe(
	layout: Layout,
	delimited: Delimited,
	{ rows, mark }: ReadRows,
	report: Report
): void {
	const { odd, count, isEnded } = rows;
	const say = (one: Remark) => report.found.push(one);
	say(
		remark(delimited.by === 'sep' ? 'csv_form_sep' : 'csv_form', {
			delimiter: DELIMITER_NAMES[delimited.delimiter]
		})
	);
	say(
		remark('csv_header', { keys: layout.keys.length, figures: layout.figures.length }, layout.line)
	);
	say(remark('csv_rows', { count }));
	if (mark) say(remark('csv_decimal_mark', { mark }));
	if (!isEnded) say(remark('csv_no_line_end'));
	for (const { line, text } of odd.notes) say(remark('csv_note', { text }, line));
}
