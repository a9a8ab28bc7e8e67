/** The figures of a sheet: numbers, texts that are numbers, symbols, notes beside them. Dates and errors are refused. */
import { cause, remark, type Cause, type Remark } from '#lib/dataset/problem.ts';
import { isAmbiguous, parseCell, sentinelOf, type Cell } from '../table/cells.ts';
import { Rows } from '../table/cube.ts';
import type { SymbolTable } from '../table/symbols.ts';
import { Refused, type ReadOptions, type Report, type TableDimension } from '../table/table.ts';
import type { Axes } from './axes.ts';
import { textOf, type Layout } from './layout.ts';
import { columnName, type SheetCell } from './sheet.ts';

const MAX_FAULTS = 100;

function causeOf(cell: SheetCell, place: string): Cause {
	if (typeof cell !== 'object')
		return cause('xlsx_no_figure', { text: textOf(cell) }, { cell: place });
	const { kind, text } = cell;
	if (kind === 'date') return cause('xlsx_date_figure', { text }, { cell: place });
	return cause('xlsx_odd_figure', { kind, text }, { cell: place });
}

/** Whether texts among the figures have decimal commas: all that have a mark do, and one of them leaves no doubt. */
function hasDecimalCommas(texts: Iterable<string>): boolean {
	const marked = [...texts].filter((text) => /\d[.,]\d/.test(text));
	return (
		marked.some((text) => parseCell(text) === undefined && !isAmbiguous(text)) &&
		marked.every((text) => parseCell(text, true) !== undefined && !/\d\.\d{1,2}$/.test(text))
	);
}

interface Marked {
	/** NaN = no number. */
	value: number;
	/** As in `Table.marks`. */
	mark: number;
}

/** Observations of a sheet, and how many decimals its numbers have at most. */
export function figuresOf(
	layout: Layout,
	axes: Axes,
	dimensions: readonly TableDimension[],
	symbols: SymbolTable,
	report: Report,
	{ maxCells, decimalMark }: ReadOptions
) {
	const rows = new Rows(dimensions.length);
	const faults: Cause[] = [];
	const texts = new Set<string>();
	for (const { cells } of layout.rows)
		for (const column of axes.columns) {
			const cell = cells[column];
			if (typeof cell === 'string') texts.add(cell);
		}
	const isGuessed = decimalMark === undefined && hasDecimalCommas(texts);
	const comma = decimalMark === ',' || isGuessed;
	if (isGuessed) report.assumed.push(remark('xlsx_decimal_commas'));
	const parsed = new Map<string, Cell | undefined>();
	let [empty, asText, decimals] = [0, 0, 0];
	const parse = (text: string): Cell | undefined => {
		// Once the decimal mark is told, the other mark can only group digits.
		const group = comma ? '.' : ',';
		const isGrouped = decimalMark !== undefined && isAmbiguous(text) && text.includes(group);
		if (!parsed.has(text))
			parsed.set(text, parseCell(isGrouped ? text.replace(group, '') : text, comma));
		return parsed.get(text);
	};
	/** A number as the sheet has it; the server's inner numbers are symbols. */
	const ofNumber = (cell: number): Marked => {
		const symbol = sentinelOf(cell);
		return symbol === undefined
			? { value: cell === 0 ? 0 : cell, mark: 0 }
			: { value: NaN, mark: symbols.markOf(symbol) };
	};
	const ofText = (text: string): Marked | undefined => {
		const found = parse(text);
		if (!found) return undefined;
		const { value, symbol, glued } = found;
		if (!Number.isNaN(value)) asText++;
		const mark = symbol === '' ? 0 : glued ? symbols.flagOf(symbol) : symbols.markOf(symbol);
		return { value: Number.isNaN(value) ? symbols.valueOf(mark) : value, mark };
	};
	const markedOf = (cell: SheetCell): Marked | undefined => {
		if (typeof cell === 'number') return ofNumber(cell);
		if (typeof cell === 'string') return ofText(cell);
		if (cell !== undefined) return undefined;
		empty++;
		return { value: NaN, mark: symbols.markOf('') };
	};
	const add = (keys: number[], cell: SheetCell, note: string, at: number): boolean => {
		const marked = markedOf(cell);
		if (!marked) return false;
		const { value } = marked;
		const mark = note !== '' && marked.mark === 0 ? symbols.flagOf(note) : marked.mark;
		if (!Number.isInteger(value) && !Number.isNaN(value))
			decimals = Math.max(decimals, /\.(\d+)/.exec(String(value))?.[1]?.length ?? 0);
		rows.add(keys, value, mark, at);
		return true;
	};
	layout.rows.forEach((row, r) => {
		axes.columns.forEach((column, c) => {
			const beside = axes.noteColumns.get(column);
			const note = beside === undefined ? '' : textOf(row.cells[beside]);
			const keys = [...axes.rowKeys[r]!, ...axes.columnKeys[c]!];
			if (!add(keys, row.cells[column], note, row.at) && faults.length < MAX_FAULTS)
				faults.push(causeOf(row.cells[column], `${columnName(column)}${row.at}`));
		});
	});
	if (faults.length > 0) throw new Refused(faults);
	const warn = (one: Remark) => report.warned.push(one);
	if (empty > 0) warn(remark('xlsx_empty_cells', { count: empty }));
	if (asText > 0) warn(remark('xlsx_as_text', { count: asText }));
	return { ...rows.finish(dimensions, report, maxCells), decimals };
}
