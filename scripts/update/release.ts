/** A fetched table → the datasets of a release, put in place together. */
import { remarkText } from '#lib/text/problems-english.ts';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Theme } from '#lib/dataset/model.ts';
import type { ListedTable } from '#lib/tables/client/client.ts';
import { memberOf, textAt, textsAt } from '#lib/tables/client/client.ts';
import { themeOf } from '../import/theme.ts';
import { changeLines, changesOf } from './changes.ts';
import type { Downloaded } from './download.ts';
import { Former, storedAt } from './former.ts';
import { commit, freshFolder } from './swap.ts';
import { byUnit } from './units.ts';
import { datasetOf, writeDataset } from './write-dataset.ts';

/** What is stored of a table: when the server had updated it, in which language, and in which datasets it is. */
export interface Released {
	updated: string;
	language: string;
	datasets: string[];
}

interface Origin extends Released {
	table: string;
	id: string;
}

async function originsIn(root: string): Promise<Origin[]> {
	const entries = existsSync(root) ? await readdir(root, { withFileTypes: true }) : [];
	const found: Origin[] = [];
	for (const { name } of entries.filter((e) => e.isDirectory() && !e.name.startsWith('.'))) {
		const file = join(root, name, 'release.json');
		if (!existsSync(file)) continue;
		const json: unknown = JSON.parse(await readFile(file, 'utf8'));
		const made = memberOf(json, 'release');
		found.push({
			id: name,
			table: textAt(json, 'table'),
			updated: textAt(made, 'updated'),
			language: textAt(made, 'language'),
			datasets: textsAt(made, 'datasets') ?? []
		});
	}
	return found;
}

/** Table code → its releases, of which each dataset is there; a unit that is gone leaves an older one behind. */
export async function releasesIn(root: string): Promise<Map<string, Released[]>> {
	const origins = await originsIn(root);
	const isThere = (id: string, { table, updated }: Origin): boolean =>
		origins.some((o) => o.id === id && o.table === table && o.updated === updated) &&
		['observations.csv', 'dataset.json'].every((name) => existsSync(join(root, id, name)));
	const found = new Map<string, Released[]>();
	for (const origin of origins) {
		const held = found.get(origin.table) ?? [];
		if (origin.datasets.every((id) => isThere(id, origin))) held.push(origin);
		found.set(origin.table, held);
	}
	return found;
}

const FOLDER_THEMES: readonly [RegExp, Theme][] = [
	[/labou?r|employment|work/i, 'employment'],
	[/education/i, 'education'],
	[/population|migration|citizen/i, 'settlement']
];

/** By the innermost folder that says it, else by the letters of the code. */
function themeIn({ folders, code }: ListedTable): Theme {
	for (const folder of folders.slice(1).reverse())
		for (const [words, theme] of FOLDER_THEMES) if (words.test(folder)) return theme;
	try {
		return themeOf(code);
	} catch {
		return 'settlement';
	}
}

/** Writes all datasets of a table beside the stored ones, then replaces these in one go. Returns the summary. */
export async function release(
	root: string,
	{ table, listed, batches }: Downloaded,
	about: { retrieved: string; language: string }
): Promise<string[]> {
	await mkdir(root, { recursive: true });
	const parts = byUnit(table);
	const base = (await storedAt(root, listed.code))?.dataset.id ?? listed.code;
	const ids = parts.map(({ suffix }) => `${base}${suffix}`);
	const summary: string[] = [];
	for (const [i, { table: part, part: unit }] of parts.entries()) {
		const id = ids[i]!;
		const stored = await storedAt(root, id);
		const naming = { id, theme: themeIn(listed), url: listed.address, retrieved: about.retrieved };
		part.matrix ??= listed.code;
		const dataset = datasetOf(part, { ...naming, part: unit }, stored?.dataset);
		const lines = stored
			? changeLines(changesOf(part, dataset, await Former.read(stored)))
			: [`new: ${part.values.length} observations`];
		summary.push(`${id}: ${lines[0]}`, ...lines.slice(1));
		if (!stored)
			for (const one of part.report.assumed) summary.push(`  assumed: ${remarkText(one)}`);
		for (const one of part.report.warned) summary.push(`  warning: ${remarkText(one)}`);
		await writeDataset(freshFolder(root, id), dataset, part, {
			table: listed.code,
			address: listed.address,
			title: listed.title,
			...(part.source === undefined ? {} : { source: part.source }),
			release: { updated: listed.updated, ...about, batches, datasets: ids }
		});
	}
	await commit(root, ids);
	return summary;
}
