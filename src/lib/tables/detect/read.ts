/** A file → a table: what it is by its content, its text as UTF-8, then the reader of its form. */
import { phrase, remark } from '#lib/dataset/problem.ts';
import { startOf, type InputFile } from '../bytes/input-file.ts';
import { formOf, LOOKED_AT, misnamed, textStart, WORKBOOK } from './form.ts';
import { READERS, type TableReaderName } from './readers.ts';
import { decodedFile } from '../encoding/decode.ts';
import { refuseZeros, warnOfLetters } from './doubts.ts';
import { withLabels } from '../table/labels.ts';
import type { ReadOptions, Report, Table } from '../table/table.ts';
import { unpacked } from '../unpack/unpack.ts';

/** A table with the form of the file it was read from. */
export interface RecognisedTable extends Table {
	format: TableReaderName;
}

/**
 * Reads a file of any known form. Its name only matters in messages.
 * @throws Refused for everything that cannot be read with certainty
 */
export async function readTable(
	file: InputFile,
	options: ReadOptions = {}
): Promise<RecognisedTable> {
	const report: Report = { found: [], assumed: [], warned: [] };
	const { file: bare, isWorkbook } = await unpacked(file, report);
	const text = isWorkbook ? bare : await decodedFile(bare, report);
	const start = isWorkbook
		? WORKBOOK
		: textStart(new TextDecoder().decode(await startOf(text, LOOKED_AT)));
	const format = formOf(start);
	const read = await READERS[format].load();
	const found = await read(text, options);
	const dimensions = withLabels(found.dimensions);
	const table: RecognisedTable = { ...found, dimensions, format };
	const wrong = misnamed(bare.name, format);
	if (wrong !== undefined) report.warned.push(wrong);
	const sizes = table.dimensions.map((d) => d.codes.length).join(' × ');
	table.report = {
		found: [
			remark('file_form', { form: format }),
			...report.found,
			...table.report.found,
			remark('file_size', { sizes: sizes || phrase('one_cell'), count: table.values.length })
		],
		assumed: [...report.assumed, ...table.report.assumed],
		warned: [...report.warned, ...table.report.warned]
	};
	warnOfLetters(table);
	refuseZeros(table, options);
	return table;
}
