/** The DuckDB file of the current release, opened read-only and hardened; reopened by itself when it was replaced. */
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';

/** Answers do not get faster with more connections; they only queue. */
const CONNECTIONS = 3;
const QUERY_SECONDS = 10;
const LOOK_EVERY_MS = 1_000;

const path = () => resolve(process.env.NORDIC_WAREHOUSE ?? '.warehouse/warehouse.duckdb');

export interface Warehouse {
	/** Changes when the file was replaced. */
	mark: string;
	/** Lends a connection until `use` has ended; interrupts it after the time limit. */
	lend<T>(use: (connection: DuckDBConnection) => Promise<T>, seconds?: number): Promise<T>;
}

async function open(mark: string): Promise<Warehouse> {
	const instance = await DuckDBInstance.create(path(), {
		access_mode: 'READ_ONLY',
		memory_limit: '512MB',
		threads: '2'
	});
	const free: DuckDBConnection[] = [];
	for (let i = 0; i < CONNECTIONS; i++) free.push(await instance.connect());
	await free[0]!.run('SET enable_external_access = false');
	await free[0]!.run('SET lock_configuration = true');
	const waiting: ((connection: DuckDBConnection) => void)[] = [];
	return {
		mark,
		async lend(use, seconds = QUERY_SECONDS) {
			const connection = free.pop() ?? (await new Promise<DuckDBConnection>((r) => waiting.push(r)));
			const limit = setTimeout(() => connection.interrupt(), seconds * 1_000);
			try {
				return await use(connection);
			} finally {
				clearTimeout(limit);
				const next = waiting.shift();
				if (next) next(connection);
				else free.push(connection);
			}
		}
	};
}

let current: Promise<Warehouse> | undefined;
let looked = 0;

/** @throws with the command that builds the file, when there is none. */
export async function warehouse(): Promise<Warehouse> {
	const now = Date.now();
	if (current && now - looked < LOOK_EVERY_MS) return current;
	looked = now;
	const file = await stat(path()).catch(() => undefined);
	if (!file) throw new Error(`no data at ${path()}: run "npm run data"`);
	const mark = `${file.ino}-${file.mtimeMs}`;
	if (!current || (await current).mark !== mark) current = open(mark);
	return current;
}
