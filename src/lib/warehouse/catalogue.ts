/** What a release holds: its id, its datasets and where they have values. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { LRUCache } from 'lru-cache';
import type { Dataset } from '#lib/dataset/model.ts';
import { queryValue, type AddressProblem } from '#lib/dataset/selection.ts';
import {
	currentPath,
	formerFolder,
	formerIn,
	releaseNamed,
	withRelease,
	type Release
} from './releases.ts';
import { database } from './database.ts';
import { queryRows } from './sql.ts';

export interface Availability {
	dataset: string;
	geo: string;
	period: string;
	cells: number;
	published: number;
}
export interface Catalogue {
	release: string;
	built: string;
	datasets: Dataset[];
	availability: Availability[];
	/** By its id, or one it had before. */
	find(id: string): Dataset | undefined;
}

/** By the mark of the file they were read from; as many as there are files open at a time. */
const kept = new LRUCache<string, Promise<Catalogue>>({ max: 4 });

/** Of the release that is asked for. */
export async function catalogue(): Promise<Catalogue> {
	const { mark, withConnection } = await database();
	const known = kept.get(mark);
	if (known) return known;
	const reading = withConnection(read);
	kept.set(mark, reading);
	// Not kept when it failed: the next request tries again.
	reading.catch(() => kept.delete(mark));
	return reading;
}

/** All releases, the current one first. */
export async function releases(): Promise<Release[]> {
	const { release, built } = await withRelease(undefined, catalogue);
	const path = currentPath();
	const now = {
		id: release,
		built: `${built.slice(0, 19).replace(' ', 'T')}Z`,
		path,
		isCurrent: true
	};
	const former = await formerIn(formerFolder(path));
	// A content that came back is the same release.
	return [now, ...former].filter(({ id }, i, all) => all.findIndex((r) => r.id === id) === i);
}

/** The release an address names, or the name that no release has. */
export async function releaseAsked(
	search: string
): Promise<{ pinned?: Release; unknown?: string }> {
	const asked = queryValue(search, 'release');
	if (!asked) return {};
	const pinned = releaseNamed(await releases(), asked);
	return pinned ? { pinned } : { unknown: asked };
}

/** What to say of an address that names a release which is not kept. */
export const releaseProblems = async (unknown: string | undefined): Promise<AddressProblem[]> =>
	unknown === undefined
		? []
		: [{ key: 'release', code: unknown, allowed: (await releases()).map(({ id }) => id) }];

async function read(connection: DuckDBConnection): Promise<Catalogue> {
	const rows = (sql: string) => queryRows(connection, sql);
	const [release] = await rows('SELECT id, built::VARCHAR FROM release');
	const datasets = (await rows('SELECT dataset FROM catalogue ORDER BY id')).map(
		([text]) => JSON.parse(text as string) as Dataset
	);
	const availability = (
		await rows('SELECT dataset, geo, period, cells, published FROM availability')
	).map(([dataset, geo, period, cells, published]) => ({
		dataset: dataset as string,
		geo: geo as string,
		period: period as string,
		cells: Number(cells),
		published: Number(published)
	}));
	const byId = new Map(datasets.map((d) => [d.id, d]));
	return {
		release: release?.[0] as string,
		built: release?.[1] as string,
		datasets,
		availability,
		find: (id) => byId.get(id) ?? datasets.find((d) => d.formerly?.ids.includes(id))
	};
}
