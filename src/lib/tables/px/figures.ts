/** The cube of a PX file: its figures in place, counted against the values the file promises. */
import { remark } from '#lib/dataset/problem.ts';
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
		report.warned.push(remark('px_commas'));
	}
	refuseCount(figures, total, rows !== undefined);
	if (!figures.isEnded) report.warned.push(remark('px_no_end', {}, figures.line));
	if (figures.loose > 0) report.warned.push(remark('px_loose', { count: figures.loose }));
	if (cells.leaked > 0) report.warned.push(remark('table_leaked', { count: cells.leaked }));
	if (rows && figures.count < total)
		report.found.push(remark('px_zero_rows', { count: total - figures.count }));
	return figures;
}

function refuseCount(figures: PxFigures, total: number, isKeyed: boolean): void {
	const { count, hasMore, isMidRow, isEnded } = figures;
	if (hasMore) refuse('px_cells_more', { total });
	if (count < total && !isKeyed) refuse('px_truncated', { count, total });
	// Without the semicolon nobody can tell rows that are zero from rows that were cut off.
	if (isKeyed && (isMidRow || !isEnded))
		refuse('px_truncated_rows', { count }, { line: figures.line, keyword: 'DATA' });
}
