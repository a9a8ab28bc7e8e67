/** The releases that are kept: the current one, and the former ones beside it, each a database file of its own. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';

export interface Release {
	/** Hash of the content. */
	id: string;
	/** When it was built: ISO, in UTC. */
	built: string;
	/** Its database file. */
	path: string;
	isCurrent: boolean;
}

/** The database of the current release. */
export const currentPath = (): string =>
	resolve(process.env.NORDIC_WAREHOUSE ?? '.warehouse/warehouse.duckdb');

/** Where the former releases of a database are kept. */
export const formerFolder = (path: string): string => `${path.replace(/\.duckdb$/, '')}.releases`;

/** `2026-11-23T093012Z_3b58999e7973.duckdb`: its time first, so that names sort by age. Colons are not for all systems. */
const NAME = /^(\d{4}-\d\d-\d\dT)(\d\d)(\d\d)(\d\d)Z_([0-9a-f]+)\.duckdb$/;

/** @param built as DuckDB writes a timestamp: "2026-11-23 09:30:12.345" */
export const formerName = (id: string, built: string): string =>
	`${built.slice(0, 19).replace(' ', 'T').replaceAll(':', '')}Z_${id}.duckdb`;

/** Former releases from new to old, as they lie in a folder. */
export async function formerIn(folder: string): Promise<Release[]> {
	const names = await readdir(folder).catch(() => []);
	return names
		.sort()
		.reverse()
		.flatMap((name) => {
			const [, day, hour, minute, second, id] = NAME.exec(name) ?? [];
			if (!id) return [];
			const built = `${day}${hour}:${minute}:${second}Z`;
			return [{ id, built, path: join(folder, name), isCurrent: false }];
		});
}

const pinned = new AsyncLocalStorage<Release | undefined>();

/** The release that the request being answered is pinned to. */
export const pinnedRelease = (): Release | undefined => pinned.getStore();

/** Answers with the figures of a release; undefined: of the current one. */
export const withRelease = <T>(release: Release | undefined, use: () => T): T =>
	pinned.run(release, use);

/** The part of an address that keeps it pinned: "release=3b58999e7973", or nothing. */
export const releaseQuery = (): string => {
	const release = pinnedRelease();
	return release ? `release=${release.id}` : '';
};

/** Letters of an id that are enough to name it. */
const SHORTEST = 8;

/** The one release an address can mean by `asked`: its id, or the beginning of it. */
export function releaseNamed<T extends { id: string }>(
	releases: readonly T[],
	asked: string
): T | undefined {
	if (asked.length < SHORTEST) return undefined;
	const [found, another] = releases.filter(({ id }) => id.startsWith(asked));
	return another ? undefined : found;
}
