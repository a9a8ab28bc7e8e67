/** The database of synthetic cubes that `npm run demo` shows, made where it is missing. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PLACE, writeTables } from '../synthetic/write.ts';

const WAREHOUSE = '.warehouse/demo.duckdb';

/** Its absolute path. */
export function demoWarehouse(): string {
	if (existsSync(WAREHOUSE)) return resolve(WAREHOUSE);
	if (!existsSync(join(PLACE, 'EDUC32_persons', 'dataset.json'))) writeTables(PLACE);
	const build = ['--import', 'tsx', 'scripts/build-data.ts', '--data', PLACE, '--out', WAREHOUSE];
	const { status } = spawnSync(process.execPath, build, { stdio: ['ignore', 'ignore', 'inherit'] });
	if (status !== 0) throw new Error('the synthetic figures could not be built');
	return resolve(WAREHOUSE);
}
