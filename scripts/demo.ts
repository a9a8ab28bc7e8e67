/** `npm run demo`: the site with synthetic figures in the structure of the Nordic tables; every page says SYNTHETIC. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PLACE, writeTables } from './synthetic/write.ts';

const WAREHOUSE = '.warehouse/demo.duckdb';

// The site and the rules of freshness read this when they are loaded.
process.env.NORDIC_WAREHOUSE = WAREHOUSE;
const { DATA, isFresh } = await import('./fresh.ts');

if (!existsSync(join(PLACE, 'EDUC32_persons', 'dataset.json'))) {
	console.log('Making SYNTHETIC figures …');
	writeTables(PLACE);
}
if (!isFresh(WAREHOUSE, DATA.inputs)) {
	const build = ['--import', 'tsx', 'scripts/build-data.ts', '--data', PLACE, '--out', WAREHOUSE];
	const { status } = spawnSync(process.execPath, build, { stdio: 'inherit' });
	if (status !== 0) process.exit(status ?? 1);
}
// It builds the site where that is missing, and leaves figures alone that are newer than their sources.
await import('./start.ts');
