/** The figures: how fast they are built compared with DuckDB alone, and how fast a slice is found. */
// The baseline is DuckDB alone, without the room that knows it.
// eslint-disable-next-line no-restricted-imports
import { DuckDBInstance } from '@duckdb/node-api';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Dataset } from '#lib/dataset/model.ts';
import { readSlice } from '#lib/warehouse/query.ts';
import { buildData } from '#lib/warehouse/build/build.ts';
import { freeSelection, sameChance } from './load.ts';
import { atMost, interleaved, median, p95, timeOf, type Measure } from './measure.ts';

const BUILDS = 3;
const QUERIES = 2_000;

/** What no build can do without: read each file, sort it, write it. */
async function bareBuild(files: string[], out: string): Promise<void> {
	rmSync(out, { force: true });
	const instance = await DuckDBInstance.create(out);
	const connection = await instance.connect();
	for (const [i, file] of files.entries())
		await connection.run(
			`CREATE TABLE t${i} AS SELECT * FROM read_csv('${file}', header = true) ORDER BY ALL`
		);
	connection.closeSync();
	instance.closeSync();
}

/** Rows per second of our build and of DuckDB alone, over the same files, in turn. `scratch` is an empty folder. */
export async function measureBuild(
	name: string,
	dataDir: string,
	scratch: string,
	rows: number
): Promise<Measure[]> {
	const files = readdirSync(dataDir, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('observations.csv'))
		.map((file) => join(dataDir, file));
	const out = join(scratch, `${name}.duckdb`);
	const bare = join(scratch, `${name}-bare.duckdb`);
	const [ours = [], theirs = []] = await interleaved(BUILDS, [
		async () => {
			const { problems } = await buildData({ dataDir, out });
			if (problems.length > 0) throw new Error(`${name}: ${problems.length} problems`);
		},
		() => bareBuild(files, bare)
	]);
	const perSecond = (times: number[]) => rows / (median(times) / 1000);
	return [
		{ name: `build of ${name}, ${rows} rows`, value: perSecond(ours), unit: 'rows/s' },
		{ name: `DuckDB alone, the same files`, value: perSecond(theirs), unit: 'rows/s' },
		{
			name: `build of ${name}: times DuckDB alone`,
			value: median(ours) / median(theirs),
			unit: '×'
		}
	];
}

/** Milliseconds for a slice that nobody asked for before: free selections, each a new one. */
export async function measureQueries(name: string, datasets: Dataset[]): Promise<Measure[]> {
	const chance = sameChance(7);
	const times: number[] = [];
	for (let i = 0; i < QUERIES; i++) {
		const dataset = datasets[i % datasets.length]!;
		const selection = freeSelection(dataset, chance);
		const ms = await timeOf(() => readSlice(dataset, selection));
		if (i >= QUERIES / 10) times.push(ms);
	}
	return [
		{ name: `slice of ${name}, p50`, value: median(times), unit: 'ms' },
		atMost(`slice of ${name}, p95`, p95(times), 'ms', 5)
	];
}
