/** One downloaded table → its dataset: read, bound to what is stored of it, compared, written. */
import { join } from 'node:path';
import type { Dataset, Theme } from '#lib/dataset/model.ts';
import { matchTable } from '#lib/tables/match/match.ts';
import { knownOf } from '#lib/tables/match/known.ts';
import { withPeriod } from '#lib/tables/dataset/description.ts';
import { unitOf } from '#lib/tables/dataset/guess.ts';
import { readTable } from '#lib/tables/detect/read.ts';
import { refuse, type ReadOptions, type Table } from '#lib/tables/table/table.ts';
import type { InputFile } from '#lib/tables/bytes/input-file.ts';
import { newDataset, updatedDataset, type Naming } from './dataset.ts';
import { compareRows, isAllZero, mergedBlocks, type Counts, type Rows } from './merge.ts';
import {
	keyCodes,
	replace,
	rowKey,
	storedAs,
	storedIn,
	storedRows,
	type Stored
} from './stored.ts';

export interface ImportOptions {
	dataDir: string;
	source: string;
	as?: string;
	theme?: Theme;
	url?: string;
	/** ISO date; today if left out. */
	retrieved?: string;
	/** The one period of a file without a variable of time. */
	time?: string;
	delimiter?: ReadOptions['delimiter'];
	decimalMark?: ReadOptions['decimalMark'];
	dataset?: string;
	partial?: boolean;
	older?: boolean;
	force?: boolean;
}

export interface Imported {
	id: string;
	folder: string;
	table: Table;
	observations: number;
	isNew: boolean;
	/** Nothing was written: what is stored holds the same. */
	isUnchanged: boolean;
	counts: Counts;
}

/** The table code a file of PxWeb is named after: WORK32_20251208-090000.csv. */
const codeInName = (name: string): string | undefined =>
	/^([A-Z]{2,8}\d{2,6})(?=[_.\s-])/.exec(name)?.[1];

/** What is stored of the table a file is of, by the id that was named, else by the code in its name. */
async function storedFor(
	name: string | undefined,
	sourceFolder: string
): Promise<Stored | undefined> {
	return name === undefined
		? undefined
		: ((await storedIn(join(sourceFolder, name))) ?? (await storedAs(sourceFolder, name)));
}

/** Reads a file and, once its table code is known, reads it again with what is stored of that table. */
async function readKnown(file: InputFile, options: ImportOptions, sourceFolder: string) {
	const { delimiter, decimalMark, partial, dataset: part } = options;
	const plain: ReadOptions = { delimiter, decimalMark, partial, dataset: part };
	const read = async (stored: Stored | undefined) => {
		const rows: Rows = stored
			? await storedRows(
					stored.folder,
					stored.dataset.dimensions.map(({ id }) => id)
				)
			: noRows();
		const known = stored && {
			...knownOf(stored.dataset, stored.updated),
			isAllZero: options.force || isAllZero(rows)
		};
		const table = withPeriod(
			await readTable(file, { ...plain, ...(known ? { known } : {}) }),
			options.time
		);
		return { table, stored, known, rows };
	};
	const early = await storedFor(options.as ?? codeInName(file.name), sourceFolder);
	if (early || options.as !== undefined) return read(early);
	const first = await read(undefined);
	const late = await storedFor(first.table.matrix, sourceFolder);
	return late ? read(late) : first;
}

const noRows = (): Rows => new Map<string, [value: string, status: string]>();

/** The id of the dataset: that of what is stored, the one that was named, or the table code. Refuses what is no id. */
function idOf(
	table: Table,
	file: string,
	stored: Stored | undefined,
	named: string | undefined
): string {
	const id = stored?.dataset.id ?? named ?? (table.matrix ?? codeInName(file))?.toLowerCase();
	if (id !== undefined && /^[A-Za-z][A-Za-z0-9_]*$/.test(id)) return id;
	return id === undefined ? refuse('import_no_code') : refuse('import_bad_id', { id });
}

const namingOf = (id: string, { theme, url, retrieved }: ImportOptions): Naming => ({
	id,
	theme,
	url,
	retrieved: retrieved ?? new Date().toISOString().slice(0, 10)
});

const dimensionIds = (dataset: Dataset): string[] => dataset.dimensions.map(({ id }) => id);

/** The stored rows that can be compared with those of `dataset`, and the order of the dimensions in their keys. */
function comparable(
	dataset: Dataset,
	stored: Stored | undefined,
	rows: Rows
): { ids: string[]; before: Rows } {
	const ids = dimensionIds(dataset);
	if (!stored) return { ids, before: rows };
	const storedIds = dimensionIds(stored.dataset);
	if (!storedIds.every((id) => ids.includes(id))) return { ids, before: noRows() };
	return { ids: storedIds, before: storedIds.length === ids.length ? rows : noRows() };
}

/** True when what is stored says the same, whenever it was retrieved. */
function isSameText(dataset: Dataset, updated: string | undefined, stored: Stored): boolean {
	const textOf = (one: Dataset) =>
		JSON.stringify({ ...one, source: { ...one.source, retrieved: '' } });
	return updated === stored.updated && textOf(dataset) === textOf(stored.dataset);
}

function refuseRemoved(removed: number): void {
	if (removed > 0) refuse('import_removed', { count: removed });
}

/** Imports one table into `dataDir/source/id`. Throws `Refused`, and changes nothing then. */
export async function importTable(file: InputFile, options: ImportOptions): Promise<Imported> {
	const sourceFolder = join(options.dataDir, options.source);
	const { table: read, stored, known, rows } = await readKnown(file, options, sourceFolder);
	const { force, older, partial } = options;
	const title = stored?.dataset.title.en;
	const table = known ? matchTable(read, known, { title, force, older, partial }).table : read;
	const naming = namingOf(idOf(table, file.name, stored, options.as), options);
	const keepsOld = partial === true && !force;
	const dataset = stored
		? updatedDataset(stored.dataset, table, naming, keepsOld)
		: newDataset(table, naming);
	const { ids, before } = comparable(dataset, stored, rows);
	const counts = compareRows(table, ids, before);
	const folder = stored?.folder ?? join(sourceFolder, naming.id);
	if (stored && !partial && !force) refuseRemoved(counts.removed);
	const removed = keepsOld ? 0 : counts.removed;
	const isUnchanged =
		stored !== undefined &&
		counts.added + counts.changed + counts.statusChanged + removed === 0 &&
		isSameText(dataset, table.updated, stored);
	if (!isUnchanged) {
		const { decimals } = unitOf({ ...table, report: { found: [], assumed: [], warned: [] } });
		const kept = keepsOld ? reordered(before, ids, dimensionIds(dataset)) : noRows();
		await replace(folder, dataset, table.updated, mergedBlocks(table, dataset, kept, decimals));
	}
	return {
		id: naming.id,
		folder,
		table,
		observations: table.values.length + counts.removed - removed,
		isNew: !stored,
		isUnchanged,
		counts
	};
}

/** Keys in another order of dimensions. */
function reordered(rows: Rows, from: readonly string[], to: readonly string[]): Rows {
	const places = to.map((id) => from.indexOf(id));
	return new Map(
		[...rows].map(([key, row]) => {
			const codes = keyCodes(key);
			return [rowKey(places.map((at) => codes[at] ?? '')), row];
		})
	);
}
