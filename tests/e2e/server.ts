/** The site as `npm start` serves it, with a former release beside the figures of today: one value and one name were otherwise. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'nordic-e2e-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
const out = join(folder, 'warehouse.duckdb');
process.env.NORDIC_WAREHOUSE = out;

const { buildData } = await import('#lib/warehouse/build/build.ts');
async function build(dataDir: string): Promise<void> {
	const { problems } = await buildData({ dataDir, out });
	if (problems.length > 0) throw new Error(`problems in ${dataDir}`);
}

const former = join(folder, 'data');
cpSync('data', former, { recursive: true });
function replace(file: string, text: string, by: string): void {
	const path = join(former, 'eurostat', 'lfsa_ergan', file);
	const whole = readFileSync(path, 'utf8');
	if (!whole.includes(text)) throw new Error(`no ${text} in ${path}`);
	writeFileSync(path, whole.replace(text, by));
}
const KEY = 'SE,NEU27_2020_FOR,Y20-64,T,2024';
replace('observations.csv', `${KEY},64.1,ok`, `${KEY},60.3,ok`);
replace('dataset.json', 'Citizens of countries outside the EU', 'Citizens of other countries');
await build(former);
await build(resolve('data'));

await import('#scripts/start.ts');
