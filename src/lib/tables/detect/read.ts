/** A file → a table: what it is by its content, its text as UTF-8, then the reader of its form. */
import { startOf, type InputFile } from '../bytes/input-file.ts';
import { formatOf, LOOKED_AT, misnamed } from './form.ts';
import { decodedFile } from '../encoding/decode.ts';
import { refuseZeros, warnOfLetters } from './doubts.ts';
import type { Format, ReadOptions, Report, Table } from '../table/table.ts';
import { unpacked } from '../unpack/unpack.ts';

type Reader = (file: InputFile, options: ReadOptions) => Promise<Table>;

/** Each reader is fetched only when a file needs it: a browser need not load all of them. */
const READERS: Record<Format, () => Promise<Reader>> = {
	csv: async () => (await import('../delimited/read.ts')).readCsv,
	'json-stat': async () => (await import('../json-stat/read.ts')).readJsonStat,
	'pxweb-json': async () => (await import('../pxweb-json/read.ts')).readPxWebJson,
	px: async () => (await import('../px/read.ts')).readPx,
	xlsx: async () => (await import('../xlsx/read.ts')).readXlsx,
	'sdmx-csv': async () => (await import('../sdmx-csv/read.ts')).readSdmxCsv,
	'eurostat-tsv': async () => (await import('../eurostat-tsv/read.ts')).readEurostatTsv
};

/**
 * Reads a file of any known form. Its name only matters in messages.
 * @throws Refused for everything that cannot be read with certainty
 */
export async function readTable(file: InputFile, options: ReadOptions = {}): Promise<Table> {
	const report: Report = { found: [], assumed: [], warned: [] };
	const { file: bare, isWorkbook } = await unpacked(file, report);
	const text = isWorkbook ? bare : await decodedFile(bare, report);
	const format = isWorkbook
		? 'xlsx'
		: formatOf(new TextDecoder().decode(await startOf(text, LOOKED_AT)));
	const reader = await READERS[format]();
	const table = await reader(text, options);
	const wrong = misnamed(bare.name, format);
	if (wrong !== undefined) report.warned.push({ line: 0, text: wrong });
	const sizes = table.dimensions.map((d) => d.codes.length).join(' × ');
	table.report = {
		found: [
			{ line: 0, text: `form: ${table.format}` },
			...report.found,
			...table.report.found,
			{ line: 0, text: `size: ${sizes || 'one cell'}, ${table.values.length} observations` }
		],
		assumed: [...report.assumed, ...table.report.assumed],
		warned: [...report.warned, ...table.report.warned]
	};
	warnOfLetters(table);
	refuseZeros(table, options);
	return table;
}
