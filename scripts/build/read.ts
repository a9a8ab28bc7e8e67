/** A folder of datasets → checked, staged tables, or every breach in every file. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import type { Dataset } from '../../src/lib/dataset/model.ts';
import { parseDatasetJson, type Breach } from '../../src/lib/formats/dataset-json.ts';
import { checked, disagreeing, type RowBreach } from './checks.ts';
import { declare } from './load.ts';
import { digestOf, linesOf, stage } from './observations.ts';

export interface Input {
	dataset: Dataset;
	csv: string;
	file: string;
	staged: string;
	width: number;
}

/** Folders that hold a dataset.json, in the order of their names. */
async function foldersOf(dataDir: string): Promise<string[]> {
	const entries = await readdir(dataDir, { recursive: true, withFileTypes: true });
	return entries
		.filter((e) => e.isFile() && e.name === 'dataset.json')
		.map((e) => e.parentPath)
		.sort((a, b) => (basename(a) < basename(b) ? -1 : 1));
}

async function located(input: Input, found: RowBreach[]): Promise<Breach[]> {
	if (found.length === 0) return [];
	const rows = new Set(found.flatMap((b) => [b.row, b.other ?? b.row]));
	const lines = await linesOf(input.csv, rows, input.width);
	return found.map(({ row, other, column, found: what, allowed, todo }) => ({
		file: input.file,
		line: lines.get(row) ?? 0,
		column,
		found: other === undefined ? what : `${what} (first in line ${lines.get(other)})`,
		allowed,
		todo
	}));
}

export async function readAll(
	connection: DuckDBConnection,
	dataDir: string,
	log: (line: string) => void
) {
	const breaches: Breach[] = [];
	const inputs: Input[] = [];
	const whole = createHash('sha256');
	const shown = (path: string) => relative(process.cwd(), path);
	const folders = await foldersOf(dataDir).catch(() => []);
	if (folders.length === 0)
		breaches.push({
			file: shown(dataDir),
			line: 0,
			column: '',
			found: 'no dataset.json',
			allowed: 'data/<source>/<dataset>/dataset.json',
			todo: 'Name a folder with datasets.'
		});
	for (const folder of folders) {
		const json = join(folder, 'dataset.json');
		const csv = join(folder, 'observations.csv');
		const source = await readFile(json, 'utf8');
		const { dataset, breaches: wrong } = parseDatasetJson(source, shown(json));
		breaches.push(...wrong);
		if (!dataset) continue;
		const whole0 = (line: number, found: string, allowed: string, todo: string) =>
			breaches.push({ file: shown(line ? csv : json), line, column: '', found, allowed, todo });
		if (dataset.id !== basename(folder))
			breaches.push({
				file: shown(json),
				line: 1,
				column: 'extension.id',
				found: `"${dataset.id}"`,
				allowed: `"${basename(folder)}", the name of the folder`,
				todo: 'Rename one of them.'
			});
		if (inputs.some((i) => i.dataset.id === dataset.id)) {
			breaches.push({
				file: shown(json),
				line: 1,
				column: 'extension.id',
				found: `a second dataset "${dataset.id}"`,
				allowed: 'each id once',
				todo: 'Remove one of them.'
			});
			continue;
		}
		if (!existsSync(csv)) {
			breaches.push({
				file: shown(csv),
				line: 0,
				column: '',
				found: 'no file',
				allowed: 'observations.csv beside dataset.json',
				todo: 'Add the observations.'
			});
			continue;
		}
		log(`read ${dataset.id}`);
		const { digest, badLine } = await digestOf(csv);
		if (badLine > 0) {
			whole0(badLine, 'bytes that are not UTF-8', 'UTF-8', 'Save the file as UTF-8.');
			continue;
		}
		whole.update(
			`${dataset.id}\n${createHash('sha256').update(source.replaceAll('\r', '')).digest('hex')}\n${digest}\n`
		);
		const staged = `staged ${inputs.length}`;
		const { breaches: ragged, width } = await stage(connection, dataset, csv, shown(csv), staged);
		breaches.push(...ragged);
		await declare(connection, dataset);
		const input = { dataset, csv, file: shown(csv), staged, width };
		// A file with broken lines is checked as far as it could be read.
		const readable = !ragged.some((b) => b.line === 1);
		if (readable)
			breaches.push(...(await located(input, await checked(connection, dataset, staged))));
		if (readable) inputs.push(input);
	}
	if (breaches.length === 0)
		for (const input of inputs)
			for (const other of inputs)
				breaches.push(
					...(await located(
						input,
						await disagreeing(connection, input.dataset, input.staged, other.dataset, other.staged)
					))
				);
	return { breaches, inputs, release: whole.digest('hex').slice(0, 12) };
}
