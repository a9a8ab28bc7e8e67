/** Builds the database of the site: reads data/, checks everything, loads, and replaces the former file in one step. */
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Breach } from '../src/lib/formats/dataset-json.ts';
import { isAlive } from '#lib/serve/process.ts';
import { breachLines } from './build/breach-lines.ts';
import { compare } from './build/changes.ts';
import { keepFormer } from './build/former.ts';
import { enter, FRAME, unusedOf } from './build/frame.ts';
import { rowsOf } from './build/observations.ts';
import { readAll, type Input } from './build/read.ts';

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
	/** What is odd but allowed: categories without observations, a former database that cannot be read. */
	warnings: string[];
	observations: number;
	/** What was done about former releases, in words. */
	kept: string[];
	/** Dataset, status, count. */
	statuses: [dataset: string, status: string, count: number][];
	changes: {
		dataset: string;
		added: number;
		removed: number;
		changed: number;
		statusChanged: number;
	}[];
}

/** Removes what builds left that were killed: their names end in the number of a process that is gone. */
async function removeLeftovers(target: string): Promise<void> {
	const folder = dirname(target);
	for (const name of await readdir(folder)) {
		const pid = /\.new-(\d+)(\.wal)?$/.exec(name)?.[1];
		const isOurs = name.startsWith(`${basename(target)}.new-`);
		if (isOurs && (Number(pid) === process.pid || !isAlive(Number(pid))))
			await rm(join(folder, name), { force: true });
	}
}

/** Reads and checks everything; loads only when there is no breach at all. */
export async function buildData({
	dataDir,
	out,
	log = () => {}
}: BuildOptions): Promise<BuildResult> {
	const target = resolve(out);
	const fresh = `${target}.new-${process.pid}`;
	await mkdir(dirname(target), { recursive: true });
	await removeLeftovers(target);
	const instance = await DuckDBInstance.create(fresh, { preserve_insertion_order: 'true' });
	const connection = await instance.connect();
	try {
		const { breaches, inputs, release } = await readAll(connection, dataDir, log);
		if (breaches.length > 0)
			return {
				release: '',
				breaches,
				warnings: [],
				observations: 0,
				kept: [],
				statuses: [],
				changes: []
			};
		await connection.run(FRAME);
		for (const { dataset } of inputs) await enter(connection, dataset);
		log('compare');
		const warnings = await compare(
			connection,
			inputs.map((i) => i.dataset),
			existsSync(target) ? target : undefined
		);
		await connection.run(
			`INSERT INTO release SELECT '${release}', now()::TIMESTAMP, (SELECT coalesce(sum(cells), 0) FROM availability), (SELECT count(*) FROM catalogue)`
		);
		const result = await resultOf(connection, inputs, release);
		result.warnings.unshift(...warnings);
		await connection.run('CHECKPOINT');
		connection.closeSync();
		instance.closeSync();
		result.kept = await keepFormer(target, release);
		await rename(fresh, target);
		return result;
	} finally {
		connection.closeSync();
		instance.closeSync();
		await rm(fresh, { force: true });
		await rm(`${fresh}.wal`, { force: true });
	}
}

async function resultOf(
	connection: DuckDBConnection,
	inputs: Input[],
	release: string
): Promise<BuildResult> {
	const statuses: BuildResult['statuses'] = [];
	for (const { dataset } of inputs) {
		const table = `"${dataset.id.replaceAll('"', '""')}"`;
		for (const [status, count] of await rowsOf(
			connection,
			`SELECT status::VARCHAR, count(*)::INTEGER FROM ${table} GROUP BY status ORDER BY 2 DESC`
		))
			statuses.push([dataset.id, String(status), Number(count)]);
	}
	const warnings: string[] = [];
	for (const { dataset } of inputs)
		for (const unused of await unusedOf(connection, dataset))
			warnings.push(`${dataset.id}: no observations for ${unused}`);
	const changes = (
		await rowsOf(
			connection,
			'SELECT dataset, added::INTEGER, removed::INTEGER, changed::INTEGER, status_changed::INTEGER FROM changes'
		)
	).map(([dataset, added, removed, changed, statusChanged]) => ({
		dataset: String(dataset),
		added: Number(added),
		removed: Number(removed),
		changed: Number(changed),
		statusChanged: Number(statusChanged)
	}));
	return {
		release,
		breaches: [],
		warnings,
		kept: [],
		observations: statuses.reduce((n, [, , count]) => n + count, 0),
		statuses,
		changes
	};
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: { data: { type: 'string', default: 'data' }, out: { type: 'string' } }
	});
	const out = values.out ?? process.env.NORDIC_WAREHOUSE ?? '.warehouse/warehouse.duckdb';
	const started = performance.now();
	const log = process.stdout.isTTY ? (line: string) => console.log(`  ${line}`) : undefined;
	const { release, breaches, warnings, observations, kept, statuses, changes } = await buildData({
		dataDir: values.data,
		out,
		log
	});
	if (breaches.length > 0) {
		for (const line of breachLines(breaches)) console.error(line);
		process.exitCode = 1;
		return;
	}
	for (const warning of warnings) console.error(`warning: ${warning}`);
	for (const { dataset, added, removed, changed, statusChanged } of changes) {
		const held = statuses
			.filter(([id]) => id === dataset)
			.map(([, status, count]) => `${status} ${count}`);
		const since =
			added + removed + changed + statusChanged === 0
				? 'unchanged'
				: `added ${added}, removed ${removed}, changed ${changed}, status changed ${statusChanged}`;
		console.log(`${dataset.padEnd(18)} ${held.join(', ') || 'gone'} (${since})`);
	}
	for (const line of kept) console.log(line);
	console.log(
		`release ${release}: ${observations} observations in ${((performance.now() - started) / 1000).toFixed(1)} s → ${out}`
	);
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) await main();
