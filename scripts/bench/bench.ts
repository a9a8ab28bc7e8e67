/** `npm run bench`: measures build, queries, server and browser on this machine; a table, then one JSON document. */
import { mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalogue } from '#lib/warehouse/catalogue.ts';
import { buildIfStale } from '../build.ts';
import { measureBrowser } from './browser.ts';
import { measureBuild, measureQueries } from './database.ts';
import { measureCsv, measureLoad } from './load.ts';
import type { Measure } from './measure.ts';
import { measurePxWeb } from './pxweb.ts';
import { startSite } from './site.ts';
import { SYNTHETIC, writeSynthetic } from './synthetic.ts';

const measures: Measure[] = [];

function keep(...more: Measure[]): void {
	measures.push(...more);
	for (const { name, value, unit, target, held } of more) {
		const number = value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 2 : 0 });
		const verdict = target ? `${held ? '✓' : '✗'} ${target}` : '';
		console.error(`${name.padEnd(52)} ${number.padStart(12)} ${unit.padEnd(11)} ${verdict}`);
	}
}

const only = process.argv[2];
const wants = (part: string) => !only || only === part;

await buildIfStale({ quiet: true });
const { release, datasets } = await catalogue();

if (wants('data')) {
	const scratch = mkdtempSync(join(tmpdir(), 'bench-'));
	try {
		const rows = await rowsOf();
		keep(...(await measureBuild('the figures', 'data', scratch, rows)));
		keep(...(await measureQueries('the figures', datasets)));
		const made = join(scratch, 'data');
		mkdirSync(made);
		const many = await writeSynthetic(made);
		keep(...(await measureBuild(SYNTHETIC, made, scratch, many)));
		const site = await startSite({ NORDIC_WAREHOUSE: join(scratch, `${SYNTHETIC}.duckdb`) });
		try {
			keep(await measureCsv(site, SYNTHETIC));
			keep({ name: `memory after CSV of ${SYNTHETIC}`, value: await site.memory(), unit: 'MB' });
		} finally {
			await site.stop();
		}
	} finally {
		rmSync(scratch, { recursive: true });
	}
}

if (wants('pxweb')) {
	const scratch = mkdtempSync(join(tmpdir(), 'bench-'));
	try {
		keep(...(await measurePxWeb(scratch)));
	} finally {
		rmSync(scratch, { recursive: true });
	}
}

if (wants('load') || wants('browser')) {
	const site = await startSite();
	try {
		if (wants('browser')) keep(...(await measureBrowser(site)));
		if (wants('load')) {
			keep(...(await measureLoad(site, datasets)));
			keep({ name: 'memory after the load', value: await site.memory(), unit: 'MB' });
		}
	} finally {
		await site.stop();
	}
}

const [cpu] = cpus();
console.log(
	JSON.stringify(
		{ release, node: process.version, cpu: cpu?.model, cores: cpus().length, measures },
		null,
		'\t'
	)
);
process.exit(measures.some((m) => m.held === false) ? 1 : 0);

async function rowsOf(): Promise<number> {
	const { availability } = await catalogue();
	return availability.reduce((sum, { cells }) => sum + cells, 0);
}
