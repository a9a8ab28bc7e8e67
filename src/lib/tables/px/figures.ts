/** The cube of a PX file: its figures in place, counted against the values the file promises. */
import { PxCells } from './cell.ts';
import { PxData, type PxFigures } from './data.ts';
import type { PxHead } from './head.ts';
import { PxRows } from './rows.ts';
import { PxScan } from './scan.ts';
import type { PxVariable } from './variables.ts';
import type { SymbolTable } from '../table/symbols.ts';
import { refuse, type Report } from '../table/table.ts';
import type { InputFile } from '../bytes/input-file.ts';

export type Cube = Pick<PxFigures, 'values' | 'marks'>;

/** `scan` stands behind "DATA=". Refuses too few and too many cells. */
export async function figuresOf(
	file: InputFile,
	scan: PxScan,
	head: PxHead,
	variables: readonly PxVariable[],
	total: number,
	symbols: SymbolTable,
	report: Report
): Promise<Cube> {
	const rows = PxRows.of(head, variables);
	let cells = new PxCells(symbols, false);
	let figures = await new PxData(total, cells, false, rows).read(scan);
	if (!rows && figures.hasTightCommas && figures.hasMore) {
		// Read as separators the commas give too many cells: they may group digits.
		const again = new PxScan(file);
		await again.head();
		cells = new PxCells(symbols, true);
		figures = await new PxData(total, cells, true).read(again);
		await again.window.close();
		report.warned.push({
			line: 0,
			text: 'commas inside figures are read as marks between thousands'
		});
	}
	refuseCount(figures, total, rows !== undefined);
	if (!figures.isEnded)
		report.warned.push({
			line: figures.line,
			text: 'there is no “;” behind the last figure; its count is right, but the last one may be cut short'
		});
	if (figures.loose > 0)
		report.warned.push({ line: 0, text: `${figures.loose} figures are written like “.5” or “5.”` });
	if (cells.leaked > 0)
		report.warned.push({
			line: 0,
			text: `${cells.leaked} figures are numbers that stand for symbols inside the server; they are read as those symbols`
		});
	if (rows && figures.count < total)
		report.found.push({
			line: 0,
			text: `${total - figures.count} cells in rows that are not in the file are zero, as KEYS says`
		});
	return figures;
}

function refuseCount(figures: PxFigures, total: number, isKeyed: boolean): void {
	const { count, hasMore, isMidRow, isEnded } = figures;
	if (hasMore)
		refuse(
			`more than ${total} cells in DATA`,
			`${total} cells, the product of the number of values`,
			'The values do not fit the figures, or several files were put together; export the table again.'
		);
	if (count < total && !isKeyed)
		refuse(
			`a file that is truncated: ${count} of ${total} cells`,
			`${total} cells, the product of the number of values`,
			'Download the file again.'
		);
	// Without the semicolon nobody can tell rows that are zero from rows that were cut off.
	if (isKeyed && (isMidRow || !isEnded))
		refuse(
			`a file that is truncated after ${count} cells`,
			'whole rows, and “;” behind the last',
			'Download the file again.',
			figures.line,
			'DATA'
		);
}
