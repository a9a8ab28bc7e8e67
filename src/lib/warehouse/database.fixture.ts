/** A database of the real figures for tests, in a folder of its own; the server's modules must be imported after it. */
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DATA, isFresh } from '#scripts/fresh.ts';
import { buildData } from './build/build.ts';

/** What `npm run data` builds. */
const BUILT = '.warehouse/warehouse.duckdb';

export interface BuiltWarehouse {
	remove(): Promise<void>;
}

/** Points NORDIC_WAREHOUSE at a copy of what `npm run data` built, or at a build of data/ where that is older than its sources. */
export async function builtWarehouse(): Promise<BuiltWarehouse> {
	const folder = await mkdtemp(join(tmpdir(), 'nordic-test-'));
	const out = join(folder, 'warehouse.duckdb');
	if (isFresh(BUILT, DATA.inputs)) await copyFile(BUILT, out);
	else await buildData({ dataDir: 'data', out });
	process.env.NORDIC_WAREHOUSE = out;
	return { remove: () => rm(folder, { recursive: true, force: true }) };
}
