/** Reader of Eurostat's tab-separated tables: keys glued by commas, one column for each period, flags behind figures. */
import { cause, remark } from '#lib/dataset/problem.ts';
import { GrowingArray } from '../table/growing-array.ts';
import { Faults } from '../delimited/faults.ts';
import { LineIndex } from '../delimited/lines.ts';
import { headOf, type SampleRow, sampleRows } from '../delimited/layout/index.ts';
import { arrangeObservations, cellCountOf, stridesOf } from '../table/cube.ts';
import { FlaggedFigures } from './figures.ts';
import { uniqueIdsOf } from '../table/names.ts';
import { recordsOf, type Records } from '../delimited/records.ts';
import { SymbolTable } from '../table/symbols.ts';
import {
	refuse,
	type ReadOptions,
	type Report,
	type Table,
	type TableDimension
} from '../table/table.ts';
import type { InputFile } from '../bytes/input-file.ts';

interface Header {
	/** Names of the variables glued in the first field. */
	names: string[];
	/** Name of the variable of the columns. */
	across: string;
	columns: string[];
}

/** Reads `freq,unit,geo\TIME_PERIOD` and the columns behind it. */
function headerOf(row: SampleRow): Header {
	const [first = '', ...columns] = row.cells;
	const [glued = '', across = ''] = first.split('\\');
	if (glued === '' || across === '' || columns.length === 0)
		refuse('tsv_header', { header: first }, { line: 1 });
	return { names: glued.split(',').map((name) => name.trim()), across, columns };
}

/** Codes of one variable, numbered as they come. */
class Codes {
	readonly list: string[] = [];
	readonly #indexes = new Map<string, number>();

	indexOf(code: string): number {
		let index = this.#indexes.get(code);
		if (index === undefined) {
			index = this.list.push(code) - 1;
			this.#indexes.set(code, index);
		}
		return index;
	}
}

/**
 * Reads a table in UTF-8 without BOM. Rows that are not in the file are absent cells; ":" is a missing figure, with
 * the reason its flags give. Refuses rows with other numbers of keys or columns than the header.
 */
export async function readEurostatTsv(file: InputFile, options: ReadOptions): Promise<Table> {
	const report: Report = { found: [], assumed: [], warned: [] };
	const header = headerOf(sampleRows(await headOf(file), '\t')[0]!);
	const { names, columns } = header;
	const symbols = new SymbolTable();
	const figures = new FlaggedFigures(symbols, report);
	const faults = new Faults();
	const codes = names.map(() => new Codes());
	const rows = names.map(() => new GrowingArray(Uint32Array));
	const values = new GrowingArray(Float64Array);
	const marks = new GrowingArray(Uint16Array);
	const lines = new LineIndex();
	let count = -1;
	for await (const records of recordsOf(file, '\t')) {
		while (records.next()) {
			if (count < 0) {
				count = 0;
				continue;
			}
			if (records.count === 1 && records.text(0).trim() === '') continue;
			const parts = records.text(0).split(',');
			if (records.count !== columns.length + 1 || parts.length !== names.length) {
				faults.add(misfit(records, parts.length, header));
				continue;
			}
			parts.forEach((code, d) => rows[d]!.push(codes[d]!.indexOf(code.trim())));
			for (let field = 1; field <= columns.length; field++) {
				if (!figures.read(records, field))
					faults.add(
						cause(
							'tsv_no_figure',
							{ text: records.text(field) },
							{ line: records.line, column: columns[field - 1]! }
						)
					);
				values.push(figures.value);
				marks.push(figures.mark);
			}
			lines.add(count++, records.line);
		}
	}
	faults.settle();
	if (count <= 0) refuse('tsv_no_rows', {}, { line: 1 });
	const lists = [...codes.map(({ list }) => list), [...new Set(columns)]];
	const dimensions = dimensionsOf([...names, header.across], lists);
	const total = cellCountOf(
		lists.map((list) => list.length),
		options.maxCells
	);
	const strides = stridesOf(lists.map((list) => list.length));
	const across = columns.map((code) => lists.at(-1)!.indexOf(code));
	const cells = new Uint32Array(count * columns.length);
	for (let row = 0, i = 0; row < count; row++) {
		const base = rows.reduce((sum, column, d) => sum + column.at(row) * strides[d]!, 0);
		for (const column of across) cells[i++] = base + column;
	}
	const held = { cells, values: values.done(), marks: marks.done() };
	const observations = arrangeObservations(
		held,
		lines.lines(count, columns.length),
		total,
		dimensions,
		report
	);
	report.found.push(
		remark('tsv_form', { dimensions: dimensions.length, columns: columns.length }, 1),
		remark('table_cells_in_file', { count: observations.values.length, total })
	);
	return {
		dimensions,
		...observations,
		symbols: symbols.list,
		notes: [],
		report
	};
}

const misfit = (records: Records, keys: number, { names, columns }: Header) =>
	cause(
		'tsv_misfit',
		{ keys, columns: records.count - 1, names: names.length, width: columns.length },
		{ line: records.line }
	);

function dimensionsOf(names: readonly string[], lists: readonly string[][]): TableDimension[] {
	const ids = uniqueIdsOf(names.map((name) => (/^time_period$/i.test(name) ? 'time' : name)));
	return names.map((name, d) => ({
		id: ids[d]!,
		name,
		label: { en: name },
		role: /^time(_period)?$/i.test(name) ? 'time' : /^geo$/i.test(name) ? 'geo' : 'classification',
		codes: lists[d]!,
		labels: lists[d]!.map((code) => ({ en: code })),
		coded: 'codes'
	}));
}
