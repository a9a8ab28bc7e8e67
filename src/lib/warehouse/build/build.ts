/** Builds the database of the site: reads a folder of datasets, checks everything, and replaces the former file in one step. */
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Dataset } from '#lib/dataset/model.ts';
import { isAlive } from '#lib/serve/process.ts';
import { inTransaction, literal, queryRows, queryTogether, quoted } from '../sql.ts';
import { compare } from './changes.ts';
import { keepFormer } from './former.ts';
import type { BuildProblem } from './problem.ts';
import type { Input } from './input.ts';
import { insertNoise } from './noise.ts';
import { readAll } from './read.ts';
import {
	categoriesWithoutObservations,
	CREATE_SYSTEM_TABLES,
	insertDatasets
} from './system-tables.ts';

export interface BuildOptions {
	dataDir: string;
	/** The database file to be written. */
	out: string;
	log?: (line: string) => void;
}
export interface BuildResult {
	/** Empty when there were problems: nothing was replaced then. */
	release: string;
	problems: BuildProblem[];
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

/** Fills the tables beside those of the datasets. @returns warnings */
async function loadSystemTables(
	connection: DuckDBConnection,
	inputs: readonly Input[],
	release: string,
	previous: string | undefined
): Promise<string[]> {
	const datasets = inputs.map(({ dataset }) => dataset);
	await inTransaction(connection, async () => {
		await connection.run(CREATE_SYSTEM_TABLES);
		await insertDatasets(connection, datasets);
		for (const dataset of datasets) await insertNoise(connection, dataset);
	});
	const warnings = await compare(connection, datasets, previous);
	await connection.run(
		`INSERT INTO release SELECT '${release}', now()::TIMESTAMP, (SELECT coalesce(sum(cells), 0) FROM availability), (SELECT count(*) FROM catalogue)`
	);
	return warnings;
}

const refused = (problems: BuildProblem[]): BuildResult => ({
	release: '',
	problems,
	warnings: [],
	observations: 0,
	kept: [],
	statuses: [],
	changes: []
});

/** Reads and checks everything; loads only when there is no problem at all. */
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
		const { problems, inputs, release } = await readAll(connection, dataDir, log);
		if (problems.length > 0) return refused(problems);
		log('compare');
		const previous = existsSync(target) ? target : undefined;
		const warnings = await loadSystemTables(connection, inputs, release, previous);
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

async function statusesOf(
	connection: DuckDBConnection,
	datasets: readonly Dataset[]
): Promise<BuildResult['statuses']> {
	const rows = await queryTogether(
		connection,
		datasets.map(
			({ id }) =>
				`SELECT ${literal(id)}, status::VARCHAR, count(*)::INTEGER FROM ${quoted(id)} GROUP BY status ORDER BY 3 DESC`
		)
	);
	return rows.map(([id, status, count]) => [String(id), String(status), Number(count)]);
}

async function resultOf(
	connection: DuckDBConnection,
	inputs: readonly Input[],
	release: string
): Promise<BuildResult> {
	const datasets = inputs.map(({ dataset }) => dataset);
	const statuses = await statusesOf(connection, datasets);
	const warnings = (await categoriesWithoutObservations(connection, datasets)).map(
		({ dataset, unused }) => `${dataset}: no observations for ${unused}`
	);
	const changes = await queryRows(
		connection,
		'SELECT dataset, added::INTEGER, removed::INTEGER, changed::INTEGER, status_changed::INTEGER FROM changes'
	);
	return {
		release,
		problems: [],
		warnings,
		kept: [],
		observations: statuses.reduce((n, [, , count]) => n + count, 0),
		statuses,
		changes: changes.map(([dataset, added, removed, changed, statusChanged]) => ({
			dataset: String(dataset),
			added: Number(added),
			removed: Number(removed),
			changed: Number(changed),
			statusChanged: Number(statusChanged)
		}))
	};
}
