/** Builds the database of the site: reads a folder of datasets, checks everything, and replaces the former file in one step. */
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { isAlive } from '#lib/serve/process.ts';
import { inTransaction, queryRows } from '../sql.ts';
import { compare } from './changes.ts';
import { keepFormer } from './former.ts';
import type { BuildProblem } from './problem.ts';
import type { Figures } from './columns.ts';
import { insertNoise } from './noise.ts';
import { readAll } from './read.ts';
import {
	categoriesWithoutObservations,
	CREATE_SYSTEM_TABLES,
	insertDatasets,
	statusesOf
} from './system-tables.ts';
import { insertFigures } from './table.ts';

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

/** Fills all tables. @returns warnings */
async function load(
	connection: DuckDBConnection,
	figures: readonly Figures[],
	release: string,
	previous: string | undefined
): Promise<string[]> {
	await inTransaction(connection, async () => {
		await insertFigures(connection, figures);
		await connection.run(CREATE_SYSTEM_TABLES);
		await insertDatasets(connection, figures);
		await insertNoise(connection, figures);
	});
	const warnings = await compare(connection, figures, previous);
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
		const { problems, figures, release } = await readAll(connection, dataDir, log);
		if (problems.length > 0) return refused(problems);
		log('write and compare');
		const previous = existsSync(target) ? target : undefined;
		const warnings = await load(connection, figures, release, previous);
		const result = await resultOf(connection, figures, release);
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
	figures: readonly Figures[],
	release: string
): Promise<BuildResult> {
	const changes = await queryRows(
		connection,
		'SELECT dataset, added::INTEGER, removed::INTEGER, changed::INTEGER, status_changed::INTEGER FROM changes'
	);
	return {
		release,
		problems: [],
		warnings: figures.flatMap((one) =>
			categoriesWithoutObservations(one).map(
				(unused) => `${one.dataset.id}: no observations for ${unused}`
			)
		),
		kept: [],
		observations: figures.reduce((n, { columns }) => n + columns.rows, 0),
		statuses: figures.flatMap((one) =>
			statusesOf(one).map(([status, count]): [string, string, number] => [
				one.dataset.id,
				status,
				count
			])
		),
		changes: changes.map(([dataset, added, removed, changed, statusChanged]) => ({
			dataset: String(dataset),
			added: Number(added),
			removed: Number(removed),
			changed: Number(changed),
			statusChanged: Number(statusChanged)
		}))
	};
}
