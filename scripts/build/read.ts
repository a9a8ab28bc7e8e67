/** A folder of datasets → checked tables, or every breach in every file. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import type { Dataset } from '../../src/lib/dataset/model.ts';
import { parseDatasetJson, type Breach } from '../../src/lib/formats/dataset-json.ts';
import { disagreeing } from './agreement.ts';
import { checked, type RowBreach } from './checks.ts';
import { badLineOf, digestOf } from './digest.ts';
import { FRAME_TABLES } from './frame.ts';
import { linesOf, stage } from './observations.ts';
import { declare, tableOfFile, tableOfTexts } from './table.ts';

export interface Input {
	dataset: Dataset;
	/** The text of dataset.json. */
	source: string;
	csv: string;
	/** The path of the observations as readers of a breach know it. */
	file: string;
}

/** Made up for tests and benchmarks: never beside real figures, only when asked for by itself. */
const SYNTHETIC = 'synthetic';

/** Temporary tables of texts. */
const STAGED = 'staged texts';
const OTHER = 'other staged texts';

/** Folders that hold a dataset.json, in the order of their names. */
async function foldersOf(dataDir: string): Promise<string[]> {
	const entries = await readdir(dataDir, { recursive: true, withFileTypes: true });
	return entries
		.filter((e) => e.isFile() && e.name === 'dataset.json')
		.map((e) => e.parentPath)
		.filter((folder) => {
			const parts = relative(dataDir, folder).split(sep);
			// An update that was cut short leaves folders with a dot until the next one tidies up.
			return parts[0] !== SYNTHETIC && !parts.some((part) => part.startsWith('.'));
		})
		.sort((a, b) => (basename(a) < basename(b) ? -1 : 1));
}

/** Line of a place in a text that is known to be JSON. */
function lineOf(source: string, path: (string | number)[]): number {
	const tree = parseTree(source);
	const node = tree && findNodeAtLocation(tree, path);
	return source.slice(0, node?.offset ?? 0).split('\n').length;
}

/** @param until only lines before this one can be told apart */
async function located(input: Input, found: RowBreach[], until = Infinity): Promise<Breach[]> {
	if (found.length === 0) return [];
	const rows = new Set(found.flatMap((b) => [b.row, b.other ?? b.row]));
	const lines = await linesOf(input.csv, rows, input.dataset.dimensions.length + 2);
	return found
		.map(({ row, other, column, found: what, allowed, todo }) => ({
			file: input.file,
			line: lines.get(row) ?? 0,
			column,
			found: other === undefined ? what : `${what} (first in line ${lines.get(other)})`,
			allowed,
			todo
		}))
		.filter(({ line }) => until === Infinity || (line > 0 && line < until));
}

/** A dataset that is to agree with one that is not there would never be compared. */
const alone = (inputs: Input[], shown: (path: string) => string): Breach[] =>
	inputs.flatMap(({ dataset, source, csv }) =>
		dataset.checks.flatMap((check, i) => {
			if (check.rule !== 'agrees-with') return [];
			if (inputs.some((other) => other.dataset.id === check.dataset)) return [];
			const path = ['extension', 'checks', i, 'dataset'];
			return {
				file: shown(join(dirname(csv), 'dataset.json')),
				line: lineOf(source, path),
				column: path.join('.'),
				found: `"${check.dataset}"`,
				allowed: inputs.map((other) => other.dataset.id).join(', '),
				todo: 'Name a dataset that is there, or remove the check.'
			};
		})
	);

/** Looks closely at a file in which something is wrong, or seems to be: then its table is made from its texts. */
async function examined(connection: DuckDBConnection, input: Input): Promise<Breach[]> {
	const { dataset, csv, file } = input;
	const { breaches, until } = await stage(connection, dataset, csv, file, STAGED);
	// A file with broken lines is checked as far as it could be read.
	if (until > 1)
		breaches.push(...(await located(input, await checked(connection, dataset, STAGED), until)));
	if (breaches.length === 0) await tableOfTexts(connection, dataset, STAGED);
	return breaches;
}

/** Breaches in both files of two datasets that are to agree; their texts are read only when they do not. */
async function agreed(connection: DuckDBConnection, one: Input, other: Input): Promise<Breach[]> {
	const found = (names: [string, string]) =>
		disagreeing(connection, one.dataset, names[0], other.dataset, names[1]);
	const { own, others } = await found([one.dataset.id, other.dataset.id]);
	if (own.length + others.length === 0) return [];
	await stage(connection, one.dataset, one.csv, one.file, STAGED);
	await stage(connection, other.dataset, other.csv, other.file, OTHER);
	const named = await found([STAGED, OTHER]);
	return [...(await located(one, named.own)), ...(await located(other, named.others))];
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
		const bytes = await readFile(json);
		const source = bytes.toString('utf8');
		const encoding = (file: string, line: number) => ({
			file: shown(file),
			line,
			column: '',
			found: 'bytes that are not UTF-8',
			allowed: 'UTF-8',
			todo: 'Save the file as UTF-8.'
		});
		const badJson = badLineOf(bytes);
		if (badJson > 0) {
			breaches.push(encoding(json, badJson));
			continue;
		}
		const { dataset, breaches: wrong } = parseDatasetJson(source, shown(json));
		breaches.push(...wrong);
		if (!dataset) continue;
		const line = lineOf(source, ['extension', 'id']);
		if (dataset.id !== basename(folder))
			breaches.push({
				file: shown(json),
				line,
				column: 'extension.id',
				found: `"${dataset.id}"`,
				allowed: `"${basename(folder)}", the name of the folder`,
				todo: 'Rename one of them.'
			});
		// The database does not tell "A" from "a".
		const name = dataset.id.toLowerCase();
		if (FRAME_TABLES.includes(name)) {
			breaches.push({
				file: shown(json),
				line,
				column: 'extension.id',
				found: `"${dataset.id}"`,
				allowed: `any id but ${FRAME_TABLES.join(', ')}`,
				todo: 'Name the dataset otherwise.'
			});
			continue;
		}
		if (inputs.some((i) => i.dataset.id.toLowerCase() === name)) {
			breaches.push({
				file: shown(json),
				line,
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
		const input = { dataset, source, csv, file: shown(csv) };
		await declare(connection, dataset);
		// The digest is made while the database reads: neither waits for the other.
		const [{ digest, badLine }, isSound] = await Promise.all([
			digestOf(csv),
			tableOfFile(connection, dataset, csv)
		]);
		if (badLine > 0) {
			breaches.push(encoding(csv, badLine));
			continue;
		}
		whole.update(
			`${dataset.id}\n${createHash('sha256').update(source.replaceAll('\r', '')).digest('hex')}\n${digest}\n`
		);
		if (!isSound) breaches.push(...(await examined(connection, input)));
		inputs.push(input);
	}
	if (breaches.length === 0) breaches.push(...alone(inputs, shown));
	if (breaches.length === 0)
		for (const one of inputs)
			for (const other of inputs) breaches.push(...(await agreed(connection, one, other)));
	return { breaches, inputs, release: whole.digest('hex').slice(0, 12) };
}
