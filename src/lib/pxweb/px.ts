/** PX files → Table. */
import { reportSymbols } from './csv-report.ts';
import { cellCountOf } from './cube.ts';
import { aboutOf } from './px-about.ts';
import { figuresOf } from './px-figures.ts';
import { PxHead } from './px-head.ts';
import { markCells } from './px-marks.ts';
import { notesOf } from './px-notes.ts';
import { PxScan } from './px-scan.ts';
import { symbolsOf } from './px-symbols.ts';
import { tellUnused } from './px-unused.ts';
import { variablesOf } from './px-variables.ts';
import type { ReadOptions, Report, Source, Table } from './table.ts';

/** `source`: UTF-8 without byte order mark, whatever CODEPAGE says. */
export async function readPx(source: Source, options: ReadOptions = {}): Promise<Table> {
	const report: Report = { found: [], assumed: [], warned: [] };
	const scan = new PxScan(source);
	try {
		const head = new PxHead(await scan.head(), report);
		const variables = variablesOf(head, report);
		const total = cellCountOf(
			variables.map(({ texts }) => texts.length),
			options.maxCells
		);
		const about = aboutOf(head, variables, report);
		const notes = notesOf(head, variables, report);
		const symbols = symbolsOf(head, notes, report);
		const cube = await figuresOf(source, scan, head, variables, total, symbols, report);
		markCells(head, variables, cube, symbols, report);
		reportSymbols(symbols, report);
		tellUnused(head, variables, report);
		return {
			format: 'px',
			...about,
			dimensions: variables.map(({ dimension }) => dimension),
			values: cube.values,
			marks: cube.marks,
			symbols: symbols.list,
			notes,
			report
		};
	} finally {
		await scan.window.close();
	}
}
