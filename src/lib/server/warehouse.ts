/** The DuckDB file of a release, read-only and hardened. The current one is opened anew by itself when it was replaced. */
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { mkdtempSync, rmSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { currentPath, pinnedRelease } from './releases.ts';

/** Answers do not get faster with more connections; they only queue. */
const CONNECTIONS = 4;
/** Long enough for any page; a file has its own limit. */
const QUERY_SECONDS = 10;
const LOOK_EVERY_MS = 1_000;
const MEMORY = '512MB';

export interface Warehouse {
	/** Changes when the file was replaced. */
	mark: string;
	/** The only folder DuckDB may write to; for files it makes itself. */
	folder: string;
	/** Lends a connection until `use` has ended, and interrupts it after the time limit. */
	lend<T>(use: (connection: DuckDBConnection) => Promise<T>, seconds?: number): Promise<T>;
}

let folder: string | undefined;
function ownFolder(): string {
	if (folder) return folder;
	const made = mkdtempSync(join(tmpdir(), 'nordic-'));
	process.once('exit', () => rmSync(made, { recursive: true, force: true }));
	return (folder = made);
}

/** A warehouse that can be closed: at once when no connection is lent, else when the last one comes back. */
interface House extends Warehouse {
	retire(): void;
}

/** @param again gives the house that answers after this one was closed */
async function open(path: string, mark: string, again: () => Promise<Warehouse>): Promise<House> {
	const instance = await DuckDBInstance.create(path, {
		access_mode: 'READ_ONLY',
		memory_limit: MEMORY,
		temp_directory: ownFolder()
	});
	const free: DuckDBConnection[] = [];
	try {
		for (let i = 0; i < CONNECTIONS; i++) free.push(await instance.connect());
		// Read-only does not stop COPY … TO or reading other files; these three together do.
		await free[0]!.run(`SET allowed_directories = ['${ownFolder().replaceAll("'", "''")}/']`);
		await free[0]!.run('SET enable_external_access = false');
		await free[0]!.run('SET lock_configuration = true');
	} catch (error) {
		instance.closeSync();
		throw error;
	}
	const waiting: ((connection: DuckDBConnection) => void)[] = [];
	let isRetired = false;
	let isClosed = false;
	const closeIfIdle = () => {
		if (!isRetired || isClosed || free.length < CONNECTIONS) return;
		isClosed = true;
		for (const connection of free) connection.closeSync();
		instance.closeSync();
	};
	return {
		mark,
		folder: ownFolder(),
		async lend(use, seconds = QUERY_SECONDS) {
			// Whoever was given this house just before it was closed gets the next one.
			if (isClosed) return (await again()).lend(use, seconds);
			const connection =
				free.pop() ?? (await new Promise<DuckDBConnection>((r) => waiting.push(r)));
			const limit = setTimeout(() => connection.interrupt(), seconds * 1_000);
			try {
				return await use(connection);
			} finally {
				clearTimeout(limit);
				const next = waiting.shift();
				if (next) next(connection);
				else free.push(connection);
				closeIfIdle();
			}
		},
		retire() {
			isRetired = true;
			closeIfIdle();
		}
	};
}

let serving: House | undefined;
let opening: Promise<House> | undefined;
/** In ms of a clock that nobody puts back. */
let looked = -Infinity;

/** Opens the file and puts it in the place of the former one; those who read the former one finish in peace. */
async function adopt(mark: string): Promise<House> {
	try {
		const house = await open(currentPath(), mark, current);
		serving?.retire();
		return (serving = house);
	} finally {
		// Not kept when it failed: the next one to ask tries again.
		opening = undefined;
	}
}

/**
 * The open file, or the new one when it was replaced. A new one that cannot be opened does not end the service of the old.
 * @throws naming the command that builds the file, when there is none; and what is wrong with the only one there is
 */
async function current(): Promise<Warehouse> {
	const now = performance.now();
	if (serving && now - looked < LOOK_EVERY_MS) return serving;
	looked = now;
	const file = await stat(currentPath()).catch(() => undefined);
	// A file that is gone for a moment is about to be replaced: the open one still answers.
	if (!file && serving) return serving;
	if (!file) throw new Error(`no data at ${currentPath()}: run "npm run data"`);
	const mark = `${file.ino}-${file.size}-${file.mtimeMs}`;
	if (serving?.mark === mark) return serving;
	opening ??= adopt(mark);
	try {
		return await opening;
	} catch (error) {
		if (!serving) throw error;
		console.error(
			`the new ${currentPath()} cannot be opened, the former one still answers:`,
			error
		);
		return serving;
	}
}

/** Former releases that stay open; the one used longest ago is closed first. */
const OPEN_FORMER = 2;
const former = new Map<string, Promise<House>>();

function formerHouse(path: string): Promise<House> {
	const house = former.get(path) ?? open(path, path, () => formerHouse(path));
	former.delete(path);
	former.set(path, house);
	// Not kept when it failed: the next one to ask tries again.
	house.catch(() => former.delete(path));
	for (const [oldest, old] of former) {
		if (former.size <= OPEN_FORMER) break;
		former.delete(oldest);
		old.then((h) => h.retire()).catch(() => undefined);
	}
	return house;
}

/** The database of the release that is asked for: the current one unless the request is pinned to a former one. */
export async function warehouse(): Promise<Warehouse> {
	const release = pinnedRelease();
	return release && !release.isCurrent ? formerHouse(release.path) : current();
}
