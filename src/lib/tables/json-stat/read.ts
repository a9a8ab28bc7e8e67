/** JSON-stat, versions 1 and 2, as PxWeb and others write it → Table. */
import { remark, type Remark } from '#lib/dataset/problem.ts';
import { cellCountOf } from '../table/cube.ts';
import { aboutOf, languageOfTexts } from './about.ts';
import { cellsOf } from './cells.ts';
import { dimensionsOf } from './dimensions.ts';
import { scanJsonStat } from './file.ts';
import { layoutOf } from './layout.ts';
import { notesOf, statusLabelsOf } from './notes.ts';
import { SymbolTable, reportSymbols } from '../table/symbols.ts';
import { refuse, type ReadOptions, type Report, type Table } from '../table/table.ts';
import type { InputFile } from '../bytes/input-file.ts';

/** `file`: UTF-8 without byte order mark. Refuses anything that is not one complete dataset. */
export async function readJsonStat(file: InputFile, options: ReadOptions = {}): Promise<Table> {
	const report: Report = { found: [], assumed: [], warned: [] };
	const find = (one: Remark): void => void report.found.push(one);
	const { name, members, figures, statuses } = await scanJsonStat(file, options);
	const layout = layoutOf(members);
	const sizes = layout.dimensions.map(({ size }) => size);
	const total = cellCountOf(sizes, options.maxCells);
	const language = languageOfTexts(members, report);
	const { dimensions, keys } = dimensionsOf(layout.dimensions, language, report);
	if (!figures) refuse('jsonstat_no_value');
	const about = aboutOf(members, layout, dimensions, language, report);
	const notes = notesOf(members, layout, dimensions, keys, language);
	const symbols = new SymbolTable();
	const heeded = symbols.heed(notes.map(({ text }) => text.en));
	if (heeded !== undefined)
		report.assumed.push(remark('table_suppressed_by_note', { note: heeded }));
	const cells = cellsOf(figures, statuses, statusLabelsOf(members), total, symbols, report);
	reportSymbols(symbols, report);
	const version = members.get('version');
	find(remark('jsonstat_version', { version: typeof version === 'string' ? version : '1' }));
	if (name !== '') find(remark('jsonstat_dataset', { name }));
	if (layout.phantom) find(remark('jsonstat_phantom', { id: layout.phantom.id }));
	return {
		...about,
		dimensions,
		...cells,
		symbols: symbols.list,
		notes,
		report
	};
}
