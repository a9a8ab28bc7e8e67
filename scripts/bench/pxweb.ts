/** Reading exports: megabytes a second and memory beside a plain parser, and the build of every synthetic table beside DuckDB alone. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { TABLES } from '../synthetic/tables.ts';
import { writeTables } from '../synthetic/write.ts';
import { measureBuild } from './database.ts';
import { atLeast, atMost, median, type Measure } from './measure.ts';
import type { Reading } from './pxweb-read.ts';
import { writeExports } from './pxweb-cube.ts';

const TABLE = 'EDUC32';
const ROUNDS = 3;

/** Each reader in a process of its own, so that the memory of one is not counted for another. */
function read(reader: string, file: string): Reading {
	const command = ['--import', 'tsx', 'scripts/bench/pxweb-read.ts', reader, file];
	return JSON.parse(execFileSync(process.execPath, command, { encoding: 'utf8' })) as Reading;
}

/** Ours and the plain parser in turn; `least` MB/s is asked of ours. */
function measureReader(form: string, parser: string, file: string, least: number): Measure[] {
	const size = statSync(file).size / 1e6;
	const rounds = Array.from({ length: ROUNDS }, () => ({
		ours: read('ours', file),
		plain: read(parser, file)
	}));
	const speed = (which: 'ours' | 'plain', clock: 'ms' | 'cpu' = 'ms') =>
		size / (median(rounds.map((r) => r[which][clock])) / 1000);
	const peak = (which: 'ours' | 'plain') => median(rounds.map((r) => r[which].peak));
	const { count, before } = rounds[0]!.ours;
	const name = `${TABLE} as ${form}, ${Math.round(size)} MB, ${count} cells`;
	return [
		atLeast(`reading ${name}`, speed('ours'), 'MB/s', least),
		{ name: `reading ${form}, by processor time`, value: speed('ours', 'cpu'), unit: 'MB/s' },
		{ name: `${parser} alone, the same file`, value: speed('plain'), unit: 'MB/s' },
		{ name: `${parser} alone, by processor time`, value: speed('plain', 'cpu'), unit: 'MB/s' },
		{
			name: `peak memory reading ${form} (${Math.round(before)} at start)`,
			value: peak('ours'),
			unit: 'MB'
		},
		{ name: `peak memory of ${parser}`, value: peak('plain'), unit: 'MB' }
	];
}

/** `scratch` is a folder for about half a gigabyte of files. */
export async function measurePxWeb(scratch: string): Promise<Measure[]> {
	const csv = join(scratch, `${TABLE}.csv`);
	const json = join(scratch, `${TABLE}.json`);
	await writeExports(
		TABLES.find(({ id }) => id === TABLE)!,
		csv,
		json
	);
	const readers = [
		...measureReader('csv2', 'papaparse', csv, 40),
		...measureReader('json-stat2', 'JSON.parse', json, 100)
	];
	const folder = join(scratch, 'nordic');
	mkdirSync(folder);
	const rows = [...writeTables(folder).values()].reduce((sum, n) => sum + n, 0);
	const build = await measureBuild('the synthetic Nordic tables', folder, scratch, rows);
	return [
		...readers,
		...build.map((m) => (m.unit === '×' ? atMost(m.name, m.value, m.unit, 1.5) : m))
	];
}
