/** The release before, kept beside the one that replaces it, so that addresses can go on naming it. */
import { DuckDBInstance } from '@duckdb/node-api';
import { existsSync } from 'node:fs';
import { copyFile, link, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { formerFolder, formerIn, formerName } from '../releases.ts';
import { queryRows } from '../sql.ts';

/** Former releases that are kept unless NORDIC_RELEASES says otherwise. */
const KEPT = 20;

/** Which release a file holds; undefined where it cannot be told. */
async function releaseIn(path: string): Promise<{ id: string; built: string } | undefined> {
	let instance: DuckDBInstance | undefined;
	try {
		instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY' });
		const connection = await instance.connect();
		const [row] = await queryRows(connection, 'SELECT id, built::VARCHAR FROM release');
		connection.closeSync();
		return row && { id: String(row[0]), built: String(row[1]) };
	} catch {
		return undefined;
	} finally {
		instance?.closeSync();
	}
}

/** A second name for the same file; a copy where the disk has no such names. Whole at every moment. */
async function secondName(file: string, name: string): Promise<void> {
	const fresh = `${name}.new`;
	await rm(fresh, { force: true });
	await link(file, fresh).catch(() => copyFile(file, fresh));
	await rename(fresh, name);
}

/**
 * Keeps the release in `target` when another is about to take its place, and lets go of the oldest beyond the limit.
 * @returns what was done, in words
 */
export async function keepFormer(target: string, next: string): Promise<string[]> {
	if (!existsSync(target)) return [];
	const release = await releaseIn(target);
	if (!release || release.id === next) return [];
	const folder = formerFolder(target);
	await mkdir(folder, { recursive: true });
	await secondName(target, join(folder, formerName(release.id, release.built)));
	const said = [`release ${release.id} is kept in ${folder}`];
	const limit = Number(process.env.NORDIC_RELEASES ?? KEPT);
	for (const { id, path } of (await formerIn(folder)).slice(limit)) {
		await rm(path);
		said.push(`release ${id} is no longer kept: there are ${limit} newer ones`);
	}
	return said;
}
