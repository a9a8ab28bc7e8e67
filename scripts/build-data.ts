/** Builds the database of the site: reads data/, checks everything, loads, and replaces the former file in one step. */
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Dataset } from '../src/lib/dataset/model.ts';
import { parseDatasetJson, type Breach } from '../src/lib/formats/dataset-json.ts';
import { checked, disagreeing, type RowBreach } from './build/checks.ts';
import { compare, declare, FRAME, load } from './build/load.ts';
import { digestOf, linesOf, rowsOf, stage } from './build/observations.ts';

export interface BuildOptions {
	dataDir: string;
	/** The database file to be written. */
	out: string;
	log?: (line: string) => void;
}
export interface BuildResult {
	/** Empty when there were breaches: nothing was replaced then. */
	release: string;
	breaches: Breach[];
	observations: number;
	/** Dataset, status, count. */
	statuses: [dataset: string, status: string, count: number][];
	changes: { dataset: string; added: number; removed: number; changed: number; statusChanged: number }[];
}

export const breachText = ({ file, line, column, found, allowed, todo }: Breach): string =>
	`${file}:${line}${column ? ` ${column}` : ''}: found ${found}; allowed: ${allowed}. ${todo}`;

interface Input {
	dataset: Dataset;
	csv: string;
	file: string;
	staged: string;
	width: number;
}

/** Folders that hold a dataset.json, in the order of their names. */
async function foldersOf(dataDir: string): Promise<string[]> {
	const entries = await readdir(dataDir, { recursive: true, withFileTypes: true });
	return entries.filter((e) => e.isFile() && e.name === 'dataset.json').map((e) => e.parentPath).sort((a, b) => (basename(a) < basename(b) ? -1 : 1));
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

/** Reads and checks everything; loads only when there is no breach at all. */
export async function buildData({ dataDir, out, log = () => {} }: BuildOptions): Promise<BuildResult> {
	const target = resolve(out);
	const fresh = `${target}.new-${process.pid}`;
	await mkdir(dirname(target), { recursive: true });
	await rm(fresh, { force: true });
	const instance = await DuckDBInstance.create(fresh, { preserve_insertion_order: 'true' });
	const connection = await instance.connect();
	try {
		const { breaches, inputs, release } = await readAll(connection, dataDir, log);
		if (breaches.length > 0) return { release: '', breaches, observations: 0, statuses: [], changes: [] };
		await connection.run(FRAME);
		for (const { dataset, staged } of inputs) {
			log(`load ${dataset.id}`);
			await load(connection, dataset, staged);
		}
		await compare(connection, inputs.map((i) => i.dataset), existsSync(target) ? target : undefined);
		await connection.run(
			`INSERT INTO release SELECT '${release}', now()::TIMESTAMP, (SELECT coalesce(sum(cells), 0) FROM availability), (SELECT count(*) FROM catalogue)`
		);
		const result = await resultOf(connection, inputs, release);
		await connection.run('CHECKPOINT');
		connection.closeSync();
		instance.closeSync();
		await rename(fresh, target);
		return result;
	} finally {
		connection.closeSync();
		instance.closeSync();
		await rm(fresh, { force: true });
		await rm(`${fresh}.wal`, { force: true });
	}
}

async function readAll(connection: DuckDBConnection, dataDir: string, log: (line: string) => void) {
	const breaches: Breach[] = [];
	const inputs: Input[] = [];
	const whole = createHash('sha256');
	const shown = (path: string) => relative(process.cwd(), path);
	const folders = await foldersOf(dataDir).catch(() => []);
	if (folders.length === 0)
		breaches.push({ file: shown(dataDir), line: 0, column: '', found: 'no dataset.json', allowed: 'data/<source>/<dataset>/dataset.json', todo: 'Name a folder with datasets.' });
	for (const folder of folders) {
		const json = join(folder, 'dataset.json');
		const csv = join(folder, 'observations.csv');
		const source = await readFile(json, 'utf8');
		const { dataset, breaches: wrong } = parseDatasetJson(source, shown(json));
		breaches.push(...wrong);
		if (!dataset) continue;
		const whole0 = (line: number, found: string, allowed: string, todo: string) => breaches.push({ file: shown(line ? csv : json), line, column: '', found, allowed, todo });
		if (dataset.id !== basename(folder)) breaches.push({ file: shown(json), line: 1, column: 'extension.id', found: `"${dataset.id}"`, allowed: `"${basename(folder)}", the name of the folder`, todo: 'Rename one of them.' });
		if (inputs.some((i) => i.dataset.id === dataset.id)) {
			breaches.push({ file: shown(json), line: 1, column: 'extension.id', found: `a second dataset "${dataset.id}"`, allowed: 'each id once', todo: 'Remove one of them.' });
			continue;
		}
		if (!existsSync(csv)) {
			breaches.push({ file: shown(csv), line: 0, column: '', found: 'no file', allowed: 'observations.csv beside dataset.json', todo: 'Add the observations.' });
			continue;
		}
		log(`read ${dataset.id}`);
		const { digest, badLine } = await digestOf(csv);
		if (badLine > 0) {
			whole0(badLine, 'bytes that are not UTF-8', 'UTF-8', 'Save the file as UTF-8.');
			continue;
		}
		whole.update(`${dataset.id}\n${createHash('sha256').update(source.replaceAll('\r', '')).digest('hex')}\n${digest}\n`);
		const staged = `staged ${inputs.length}`;
		const { breaches: ragged, width } = await stage(connection, dataset, csv, shown(csv), staged);
		breaches.push(...ragged);
		await declare(connection, dataset);
		const input = { dataset, csv, file: shown(csv), staged, width };
		// A file with broken lines is checked as far as it could be read.
		const readable = !ragged.some((b) => b.line === 1);
		if (readable) breaches.push(...(await located(input, await checked(connection, dataset, staged))));
		if (readable) inputs.push(input);
	}
	if (breaches.length === 0)
		for (const input of inputs)
			for (const other of inputs)
				breaches.push(...(await located(input, await disagreeing(connection, input.dataset, input.staged, other.dataset, other.staged))));
	return { breaches, inputs, release: whole.digest('hex').slice(0, 12) };
}

async function resultOf(connection: DuckDBConnection, inputs: Input[], release: string): Promise<BuildResult> {
	const statuses: BuildResult['statuses'] = [];
	for (const { dataset } of inputs) {
		const table = `"${dataset.id.replaceAll('"', '""')}"`;
		for (const [status, count] of await rowsOf(connection, `SELECT status::VARCHAR, count(*)::INTEGER FROM ${table} GROUP BY 1 ORDER BY 2 DESC`))
			statuses.push([dataset.id, String(status), Number(count)]);
	}
	const changes = (await rowsOf(connection, 'SELECT dataset, added::INTEGER, removed::INTEGER, changed::INTEGER, status_changed::INTEGER FROM changes')).map(
		([dataset, added, removed, changed, statusChanged]) => ({ dataset: String(dataset), added: Number(added), removed: Number(removed), changed: Number(changed), statusChanged: Number(statusChanged) })
	);
	return { release, breaches: [], observations: statuses.reduce((n, [, , count]) => n + count, 0), statuses, changes };
}

async function main(): Promise<void> {
	const { values } = parseArgs({ options: { data: { type: 'string', default: 'data' }, out: { type: 'string' } } });
	const out = values.out ?? process.env.NORDIC_WAREHOUSE ?? '.warehouse/warehouse.duckdb';
	const started = performance.now();
	const log = process.stdout.isTTY ? (line: string) => console.log(`  ${line}`) : undefined;
	const { release, breaches, observations, statuses, changes } = await buildData({ dataDir: values.data, out, log });
	if (breaches.length > 0) {
		for (const breach of breaches) console.error(breachText(breach));
		console.error(`${breaches.length} ${breaches.length === 1 ? 'breach' : 'breaches'}; nothing was replaced.`);
		process.exitCode = 1;
		return;
	}
	for (const { dataset, added, removed, changed, statusChanged } of changes) {
		const held = statuses.filter(([id]) => id === dataset).map(([, status, count]) => `${status} ${count}`);
		const since = added + removed + changed + statusChanged === 0 ? 'unchanged' : `added ${added}, removed ${removed}, changed ${changed}, status changed ${statusChanged}`;
		console.log(`${dataset.padEnd(18)} ${held.join(', ') || 'gone'} (${since})`);
	}
	console.log(`release ${release}: ${observations} observations in ${((performance.now() - started) / 1000).toFixed(1)} s → ${out}`);
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) await main();
