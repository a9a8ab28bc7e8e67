/** Opens the DuckDB file of a release, read-only and hardened; the current one is opened anew when the file was replaced. */
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { mkdtempSync, rmSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LRUCache } from 'lru-cache';
import { currentPath, pinnedRelease } from './releases.ts';
import { literal } from './sql.ts';

/** Answers do not get faster with more connections; they only queue. */
const CONNECTIONS = 4;
/** Long enough for any page; a file has its own limit. */
const QUERY_SECONDS = 10;
const LOOK_EVERY_MS = 1_000;
const MEMORY = '512MB';

export interface Database {
	/** Changes when the file was replaced. */
	mark: string;
	/** The only folder DuckDB may write to; for files it makes itself. */
	folder: string;
	/** Runs `use` with a connection of its own, and interrupts it after the time limit. */
	withConnection: <T>(
		use: (connection: DuckDBConnection) => Promise<T>,
		seconds?: number
	) => Promise<T>;
}

let folder: string | undefined;
function ownFolder(): string {
	if (folder) return folder;
	const made = mkdtempSync(join(tmpdir(), 'nordic-'));
	process.once('exit', () => rmSync(made, { recursive: true, force: true }));
	return (folder = made);
}

interface OpenDatabase extends Database {
	/** Closes the file: at once when no connection is in use, else when the last one is free again. */
	close: () => void;
}

/** The connections of an open file: first come, first served. */
class Pool {
	readonly #instance: DuckDBInstance;
	readonly #free: DuckDBConnection[];
	readonly #waiting: ((connection: DuckDBConnection) => void)[] = [];
	#isClosing = false;
	isClosed = false;

	constructor(instance: DuckDBInstance, connections: DuckDBConnection[]) {
		this.#instance = instance;
		this.#free = connections;
	}

	async use<T>(use: (connection: DuckDBConnection) => Promise<T>, seconds: number): Promise<T> {
		const connection =
			this.#free.pop() ??
			(await new Promise<DuckDBConnection>((resolve) => this.#waiting.push(resolve)));
		const limit = setTimeout(() => connection.interrupt(), seconds * 1_000);
		try {
			return await use(connection);
		} finally {
			clearTimeout(limit);
			const next = this.#waiting.shift();
			if (next) next(connection);
			else this.#free.push(connection);
			this.#closeIfIdle();
		}
	}

	close(): void {
		this.#isClosing = true;
		this.#closeIfIdle();
	}

	#closeIfIdle(): void {
		if (!this.#isClosing || this.isClosed || this.#free.length < CONNECTIONS) return;
		this.isClosed = true;
		for (const connection of this.#free) connection.closeSync();
		this.#instance.closeSync();
	}
}

/** @param reopen gives the database that answers after this one was closed */
async function open(
	path: string,
	mark: string,
	reopen: () => Promise<Database>
): Promise<OpenDatabase> {
	const instance = await DuckDBInstance.create(path, {
		access_mode: 'READ_ONLY',
		memory_limit: MEMORY,
		temp_directory: ownFolder()
	});
	const free: DuckDBConnection[] = [];
	try {
		for (let i = 0; i < CONNECTIONS; i++) free.push(await instance.connect());
		// Read-only does not stop COPY … TO or reading other files; these three together do.
		await free[0]!.run(`SET allowed_directories = [${literal(`${ownFolder()}/`)}]`);
		await free[0]!.run('SET enable_external_access = false');
		await free[0]!.run('SET lock_configuration = true');
	} catch (error) {
		instance.closeSync();
		throw error;
	}
	const pool = new Pool(instance, free);
	return {
		mark,
		folder: ownFolder(),
		async withConnection(use, seconds = QUERY_SECONDS) {
			// A caller that got this database just before it was closed is answered by the next one.
			if (pool.isClosed) return (await reopen()).withConnection(use, seconds);
			return pool.use(use, seconds);
		},
		close: () => pool.close()
	};
}

let serving: OpenDatabase | undefined;
let opening: Promise<OpenDatabase> | undefined;
/** In ms of a monotonic clock. */
let looked = -Infinity;

/** Opens the file in place of the former one, which is closed when its last reader has finished. */
async function adopt(mark: string): Promise<OpenDatabase> {
	try {
		const database = await open(currentPath(), mark, current);
		serving?.close();
		return (serving = database);
	} finally {
		// Not kept when it failed: the next one to ask tries again.
		opening = undefined;
	}
}

/**
 * The open file, or the new one when it was replaced. A new one that cannot be opened does not end the service of the old.
 * @throws naming the command that builds the file, when there is none; and what is wrong with the only one there is
 */
async function current(): Promise<Database> {
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

/** Former releases that stay open, by path; the one used longest ago is closed first. */
const former = new LRUCache<string, Promise<OpenDatabase>>({
	max: 2,
	dispose: (database) => void database.then((d) => d.close()).catch(() => undefined)
});

function formerDatabase(path: string): Promise<OpenDatabase> {
	const known = former.get(path);
	if (known) return known;
	const database = open(path, path, () => formerDatabase(path));
	former.set(path, database);
	// Not kept when it failed: the next request tries again.
	database.catch(() => former.delete(path));
	return database;
}

/** The database of the release that is asked for: the current one unless the request is pinned to a former one. */
export async function database(): Promise<Database> {
	const release = pinnedRelease();
	return release && !release.isCurrent ? formerDatabase(release.path) : current();
}
