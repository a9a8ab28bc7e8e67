/** A sheet with a name above each column is a delimited text in all but its form: it is read as one. */
import { cause, type Cause, type Remark, type Where } from '#lib/dataset/problem.ts';
import { memoryFile } from '../bytes/input-file.ts';
import { readCsv } from '../delimited/read.ts';
import { refusalOf, Refused, type ReadOptions, type Table } from '../table/table.ts';
import { textOf, type Layout } from './layout.ts';
import { columnName } from './sheet.ts';

/** Quoted only where it must be: the quotes would say that a year is a text. */
const quoted = (text: string): string =>
	/[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** Dates, truth values, errors and formulas without a result, each with its place. */
function oddCells(layout: Layout): Cause[] {
	return [...layout.heading, ...layout.rows].flatMap((row) =>
		row.cells.flatMap((cell, column): Cause[] =>
			typeof cell === 'object'
				? [
						cause(
							'xlsx_odd_cell',
							{ kind: cell.kind, text: cell.text },
							{ cell: `${columnName(column)}${row.at}` }
						)
					]
				: []
		)
	);
}

/** Reads the rows of a flat sheet; lines in messages are rows of the sheet. */
export async function readFlat(layout: Layout, name: string, options: ReadOptions): Promise<Table> {
	const faults = oddCells(layout);
	if (faults.length > 0) throw new Refused(faults.slice(0, 100));
	const all = [...layout.heading, ...layout.rows];
	const width = Math.max(...all.map((row) => row.cells.length));
	const top = all[0]!.at - 1;
	const lines = all.map((row) =>
		Array.from({ length: width }, (_, c) => quoted(textOf(row.cells[c]))).join(',')
	);
	const bytes = new TextEncoder().encode(`${lines.join('\n')}\n`);
	const inSheet = <Placed extends Remark | Cause>(one: Placed): Placed => ({
		...one,
		where: moved(one.where, top)
	});
	try {
		const table = await readCsv(memoryFile(name, bytes), { ...options, delimiter: ',' });
		const { assumed, warned } = table.report;
		table.report = { found: [], assumed: assumed.map(inSheet), warned: warned.map(inSheet) };
		return table;
	} catch (error) {
		throw new Refused(refusalOf(error).causes.map(inSheet));
	}
}

/** Lines of the text become rows of the sheet, which may begin further down. */
const moved = ({ line, ...where }: Where, by: number): Where =>
	line === undefined ? where : { line: line + by, ...where };
