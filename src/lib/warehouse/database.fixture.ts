/** A database of the real figures for tests, in a folder of its own; the server's modules must be imported after it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildData, type BuildResult } from './build/build.ts';

export interface BuiltWarehouse {
	result: BuildResult;
	remove(): Promise<void>;
}

/** Builds data/ and points NORDIC_WAREHOUSE at the result. */
export async function builtWarehouse(): Promise<BuiltWarehouse> {
	const folder = await mkdtemp(join(tmpdir(), 'nordic-test-'));
	const out = join(folder, 'warehouse.duckdb');
	const result = await buildData({ dataDir: 'data', out });
	process.env.NORDIC_WAREHOUSE = out;
	return { result, remove: () => rm(folder, { recursive: true, force: true }) };
}
