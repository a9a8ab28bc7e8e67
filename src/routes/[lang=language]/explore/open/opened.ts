/** A file of the reader's own → its cells and a dataset for each of its units. */
import type { Dataset } from '#lib/dataset/model.ts';
import { datasetOf, withPeriod } from '#lib/tables/dataset/description.ts';
import { readTable } from '#lib/tables/detect/read.ts';
import { refuse, type ReadOptions, type Report } from '#lib/tables/table/table.ts';
import type { InputFile } from '#lib/tables/bytes/input-file.ts';
import { TableCube } from '#lib/tables/table/cells-by-code.ts';
import { partsByUnit } from '#lib/tables/dataset/units.ts';

/** A page has less memory than a command: bytes of a file, cells of a table. */
export const MAX_BYTES = 2 ** 30;
export const MAX_CELLS = 20_000_000;

export interface OpenOptions extends Omit<ReadOptions, 'known' | 'maxCells'> {
	/** The one period of a file without a variable of time. */
	time?: string;
}

export interface Opened {
	/** Name of the file. */
	file: string;
	/** As the file states it. */
	source?: string;
	observations: number;
	report: Report;
	cube: TableCube;
	/** One for each unit; each names the categories that are in it. */
	datasets: Dataset[];
}

const stemOf = (name: string): string => name.replace(/\.[^.]{1,5}$/, '') || name;

/** Where a category is shown alone at first, the others can be measured from it. */
const referencesOf = ({ dimensions, defaults }: Dataset): Dataset['references'] =>
	Object.fromEntries(
		dimensions
			.filter(({ role }) => role !== 'time' && role !== 'geo')
			.flatMap(({ id }) => (defaults[id]?.[0] === undefined ? [] : [[id, defaults[id][0]]]))
	);

/** @throws Refused for everything that cannot be read with certainty */
export async function openTable(
	file: InputFile,
	{ time, ...options }: OpenOptions
): Promise<Opened> {
	if (file.size > MAX_BYTES) refuse('page_file_too_large', { size: file.size, most: MAX_BYTES });
	const read = await readTable(file, { ...options, maxCells: MAX_CELLS });
	if (read.values.length === 0) refuse('page_no_observations');
	const table = withPeriod(read, time);
	const parts = partsByUnit(table);
	const datasets = parts.map((part) => {
		const dataset = datasetOf(part, {
			id: table.matrix ?? stemOf(file.name),
			// Nobody is told: what is opened has no place among the themes of the site.
			theme: 'settlement',
			source: {
				office: table.source ?? '',
				table: table.matrix ?? '',
				url: '',
				licence: { name: '', url: '' },
				retrieved: ''
			}
		});
		return { ...dataset, references: referencesOf(dataset) };
	});
	return {
		file: file.name,
		source: table.source,
		observations: table.values.length,
		report: reportOf([table.report, ...parts.map(({ report }) => report)]),
		cube: new TableCube(table),
		datasets
	};
}

/** What is said of every part is said once. */
function reportOf(reports: readonly Report[]): Report {
	const all = (kind: keyof Report) => [
		...new Map(
			reports.flatMap((report) => report[kind].map((r) => [JSON.stringify(r), r]))
		).values()
	];
	return { found: all('found'), assumed: all('assumed'), warned: all('warned') };
}
