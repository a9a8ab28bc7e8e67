/** PX files → Table. */
import { reportSymbols } from '../table/symbols.ts';
import { cellCountOf } from '../table/cube.ts';
import { aboutOf } from './about.ts';
import { figuresOf } from './figures.ts';
import { PxHead } from './head.ts';
import { markCells } from './marks.ts';
import { notesOf } from './notes.ts';
import { PxScan } from './scan.ts';
import { symbolsOf } from './symbols.ts';
import { reportIgnored } from './ignored-keywords.ts';
import { variablesOf } from './variables.ts';
import type { ReadOptions, Report, Table } from '../table/table.ts';
import type { InputFile } from '../bytes/input-file.ts';

/** `file`: UTF-8 without byte order mark, whatever CODEPAGE says. */
export async function readPx(file: InputFile, options: ReadOptions = {}): Promise<Table> {
	const report: Report = { found: [], assumed: [], warned: [] };
	const scan = new PxScan(file);
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
		const cube = await figuresOf(file, scan, head, variables, total, symbols, report);
		markCells(head, variables, cube, symbols, report);
		reportSymbols(symbols, report);
		reportIgnored(head, variables, report);
		return {
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
