/** A dataset as it lies in its folder: found, read, and replaced in one go. */
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import Papa from 'papaparse';
import { format } from 'prettier';
import type { Dataset } from '#lib/dataset/model.ts';
import { toDatasetJson } from '#lib/formats/dataset-json-writer.ts';
import { dataProblemText } from '#lib/dataset/problems/data.ts';
import { parseDatasetJson } from '#lib/formats/dataset-json.ts';
import { countriesIn } from '#lib/warehouse/build/countries.ts';
import { commit, freshFolder, syncToDisk } from '../update/swap.ts';

export interface Stored {
	folder: string;
	dataset: Dataset;
	/** As the table's file wrote it. */
	updated?: string;
}

/** The dataset of a folder; undefined where there is none. Throws where dataset.json cannot be read. */
export async function storedIn(folder: string): Promise<Stored | undefined> {
	const file = join(folder, 'dataset.json');
	if (!existsSync(file)) return undefined;
	const text = await readFile(file, 'utf8');
	const { countries } = await countriesIn(dirname(dirname(folder)));
	const { dataset, problems } = parseDatasetJson(text, file, countries);
	if (!dataset) throw new Error(problems.map(dataProblemText).join('\n'));
	const { updated } = JSON.parse(text) as { updated?: unknown };
	return { folder, dataset, ...(typeof updated === 'string' ? { updated } : {}) };
}

/** The dataset of a source that has this id or comes from this table, in whatever case it is written. */
export async function storedAs(sourceFolder: string, name: string): Promise<Stored | undefined> {
	const wanted = name.toLowerCase();
	const folders = await readdir(sourceFolder, { withFileTypes: true }).catch(() => []);
	for (const entry of folders) {
		if (!entry.isDirectory()) continue;
		const stored = await storedIn(join(sourceFolder, entry.name));
		if (
			stored &&
			[stored.dataset.id, stored.dataset.source.table].some((n) => n.toLowerCase() === wanted)
		)
			return stored;
	}
	return undefined;
}

const KEY = '\u0000';

/** Rows of observations.csv by key: codes in the order of `ids`. */
export async function storedRows(
	folder: string,
	ids: readonly string[]
): Promise<Map<string, [value: string, status: string]>> {
	const rows = new Map<string, [string, string]>();
	const file = join(folder, 'observations.csv');
	if (!existsSync(file)) return rows;
	await new Promise<void>((resolve, reject) => {
		Papa.parse<Record<string, string>>(createReadStream(file, 'utf8'), {
			header: true,
			delimiter: ',',
			skipEmptyLines: true,
			step: ({ data }) => {
				rows.set(ids.map((id) => data[id] ?? '').join(KEY), [
					data['value'] ?? '',
					data['status'] ?? ''
				]);
			},
			complete: () => resolve(),
			error: reject
		});
	});
	return rows;
}

export const rowKey = (codes: readonly string[]): string => codes.join(KEY);
export const keyCodes = (key: string): string[] => key.split(KEY);

/** dataset.json with the date the table's file gave, in the spelling of the house. */
async function jsonOf(dataset: Dataset, updated: string | undefined): Promise<string> {
	const {
		version,
		class: kind,
		label,
		source,
		...rest
	} = JSON.parse(toDatasetJson(dataset)) as Record<string, unknown>;
	const whole = {
		version,
		class: kind,
		label,
		source,
		...(updated === undefined ? {} : { updated }),
		...rest
	};
	return format(JSON.stringify(whole, null, '\t'), {
		parser: 'json',
		useTabs: true,
		printWidth: 100
	});
}

/**
 * Writes both files into a folder beside the dataset's, reads the description back, and only then puts it in place.
 * @throws when what was written is no valid dataset; what was there stays
 */
export async function replace(
	folder: string,
	dataset: Dataset,
	updated: string | undefined,
	blocks: Iterable<string>
): Promise<void> {
	const [root, id] = [dirname(folder), basename(folder)];
	const fresh = freshFolder(root, id);
	await rm(fresh, { recursive: true, force: true });
	try {
		// What else is in the folder stays.
		if (existsSync(folder)) await cp(folder, fresh, { recursive: true });
		await mkdir(fresh, { recursive: true });
		const text = await jsonOf(dataset, updated);
		const { countries } = await countriesIn(dirname(root));
		const { problems } = parseDatasetJson(text, `${id}/dataset.json`, countries);
		if (problems.length > 0) throw new Error(problems.map(dataProblemText).join('\n'));
		await pipeline(Readable.from(blocks), createWriteStream(join(fresh, 'observations.csv')));
		await writeFile(join(fresh, 'dataset.json'), text);
		for (const name of ['observations.csv', 'dataset.json']) await syncToDisk(join(fresh, name));
		await commit(root, [id]);
	} finally {
		await rm(fresh, { recursive: true, force: true });
	}
}
