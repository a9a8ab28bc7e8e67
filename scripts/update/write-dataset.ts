/** A read table → a folder with observations.csv and dataset.json, complete and on the disk before anything is replaced. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { basename, join } from 'node:path';
import type { Dataset, Theme } from '#lib/dataset/model.ts';
import { toDatasetJson } from '#lib/formats/dataset-json-writer.ts';
import { parseDatasetJson } from '#lib/formats/dataset-json.ts';
import type { Table } from '#lib/tables/table/table.ts';
import { dataProblemText } from '#lib/dataset/problems/data.ts';
import { newDataset, updatedDataset } from '../import/dataset.ts';
import { csvBlocks } from '../import/observations.ts';
import { syncToDisk } from './swap.ts';

export interface DatasetAbout {
	/** Of the dataset and its folder. */
	id: string;
	theme?: Theme;
	/** Where a person can look at the table. */
	url: string;
	/** ISO date of this copy. */
	retrieved: string;
	/** What tells this dataset from others of the same table: "persons". */
	part?: string;
}

/**
 * The description of a table, new, or the one that is stored with what has changed: what people wrote of it stays.
 * What the table does not say is assumed, and said so in its report. Refuses a table without periods.
 */
export function datasetOf(table: Table, about: DatasetAbout, stored?: Dataset): Dataset {
	const { part, ...naming } = about;
	if (stored) return updatedDataset(stored, table, naming, false);
	const dataset = newDataset(table, naming);
	if (part === undefined) return dataset;
	return { ...dataset, title: { ...dataset.title, en: `${dataset.title.en} (${part})` } };
}

/** dataset.json; `updated` is what the table says of itself. */
function jsonOf(dataset: Dataset, updated: string | undefined): string {
	const text = toDatasetJson(dataset);
	if (updated === undefined) return text;
	const {
		version,
		class: kind,
		label,
		source,
		...rest
	} = JSON.parse(text) as Record<string, unknown>;
	return `${JSON.stringify({ version, class: kind, label, source, updated, ...rest }, null, '\t')}\n`;
}

async function writeText(path: string, text: string): Promise<void> {
	const handle = await open(path, 'w');
	try {
		await handle.writeFile(text);
		await handle.sync();
	} finally {
		await handle.close();
	}
}

/** Writes blocks as fast as the disk takes them; returns the SHA-256 of all. */
async function writeBlocks(path: string, blocks: Iterable<string>): Promise<string> {
	const hash = createHash('sha256');
	const out = createWriteStream(path);
	const done = finished(out);
	done.catch(() => {});
	for (const block of blocks) {
		hash.update(block);
		if (!out.write(block)) await Promise.race([once(out, 'drain'), done]);
	}
	out.end();
	await done;
	await syncToDisk(path);
	return hash.digest('hex');
}

/** What a release is made from, beside its two files. */
export type Origin = Record<string, unknown>;

/**
 * Writes a whole dataset into the empty folder `folder`, with `release.json`: where it comes from and the SHA-256 of
 * its observations.
 * @throws when what was written is no valid dataset; the folder is removed then
 */
export async function writeDataset(
	folder: string,
	dataset: Dataset,
	table: Table,
	origin: Origin
): Promise<void> {
	await rm(folder, { recursive: true, force: true });
	await mkdir(folder, { recursive: true });
	try {
		const blocks = csvBlocks(table, { symbol: false, decimals: dataset.unit.decimals });
		const sha256 = await writeBlocks(join(folder, 'observations.csv'), blocks);
		await writeText(join(folder, 'dataset.json'), jsonOf(dataset, table.updated));
		const { problems } = parseDatasetJson(
			await readFile(join(folder, 'dataset.json'), 'utf8'),
			`${dataset.id}/dataset.json`
		);
		if (problems.length > 0) throw new Error(problems.map(dataProblemText).join('\n'));
		const release = { dataset: dataset.id, ...origin, observations: table.values.length, sha256 };
		await writeText(join(folder, 'release.json'), `${JSON.stringify(release, null, '\t')}\n`);
		await syncToDisk(folder);
	} catch (error) {
		await rm(folder, { recursive: true, force: true });
		throw new Error(`${basename(folder)} could not be written: ${String(error)}`, { cause: error });
	}
}
