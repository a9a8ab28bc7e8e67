/** What a release holds: its id, its datasets and where they have values. */
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
import { warehouse } from './warehouse.ts';

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

/** By the mark of the file they were read from. */
const kept = new Map<string, Promise<Catalogue>>();
/** As many as there are files open at a time. */
const KEPT = 4;

/** Of the release that is asked for. */
export async function catalogue(): Promise<Catalogue> {
	const house = await warehouse();
	const known = kept.get(house.mark);
	if (known) return known;
	const reading = house.lend(read);
	kept.set(house.mark, reading);
	// What could not be read is asked for again by the next one.
	reading.catch(() => kept.delete(house.mark));
	for (const oldest of kept.keys()) {
		if (kept.size <= KEPT) break;
		kept.delete(oldest);
	}
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

type Connection = Parameters<Parameters<Awaited<ReturnType<typeof warehouse>>['lend']>[0]>[0];

async function read(connection: Connection): Promise<Catalogue> {
	const rows = async (sql: string) => (await connection.runAndReadAll(sql)).getRowsJson();
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
