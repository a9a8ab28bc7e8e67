/**
 * Loads all seven tables in full size from a server of our own, and says what it took:
 * `npx tsx tests/pxweb-server/full.ts [--kills 30] [--pause 1000]`.
 */
import { createReadStream } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { nordicTables } from './nordic.ts';
import { runUpdate } from './run.ts';
import { startPxWeb, type Call } from './server.ts';

const { values } = parseArgs({
	options: { kills: { type: 'string', default: '0' }, pause: { type: 'string', default: '1000' } }
});
const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;
const keyOf = ({ url, body }: Call): string => `${url} ${body}`;

const server = await startPxWeb({ tables: nordicTables(), maxCalls: 100, maxCells: 1_000_000 });
const folder = await mkdtemp(join(tmpdir(), 'pxweb-'));
const data = join(folder, 'data');
const args = ['--base', server.base, '--data', data, '--state', join(folder, 'state')];
args.push('--pause', values.pause);

/** Rows of all datasets, without their headers. */
async function rowsIn(root: string): Promise<number> {
	let rows = 0;
	for (const id of await readdir(root)) {
		rows--;
		for await (const piece of createReadStream(join(root, id, 'observations.csv')))
			for (const byte of piece as Buffer) if (byte === 10) rows++;
	}
	return rows;
}

/** A random moment after that many calls from now. */
async function momentAfter(calls: number, stop: { isOver: boolean }): Promise<void> {
	const before = server.calls.length;
	while (!stop.isOver && server.calls.length - before < calls) await sleep(5);
	await sleep(Math.random() * 300);
}

try {
	let duration = 0;
	let killed = 0;
	for (let kill = 0; kill < Number(values.kills); kill++) {
		const stop = { isOver: false };
		const run = await runUpdate(args, momentAfter(Math.floor(Math.random() * 20), stop));
		stop.isOver = true;
		duration += run.duration;
		if (run.code === null) killed++;
		else console.log(`run ${kill + 1} ended by itself with ${run.code}: ${run.out.slice(-300)}`);
	}
	const run = await runUpdate(args);
	duration += run.duration;
	const calls = server.calls.length;
	const asked = server.calls.filter(({ kind }) => kind === 'data');
	const different = new Set(asked.map(keyOf)).size;
	console.log(run.out);
	console.log(
		`exit ${run.code} after ${killed} kills; ${(duration / 1000).toFixed(1)} s, peak ${megabytes(run.peak)}`
	);
	console.log(
		`${calls} calls, ${asked.length} for data, ${different} different ones; refused ${server.calls.filter((c) => c.status !== 200).length}; at most ${server.busiest()} in ${server.site.timeWindow} s of ${server.site.maxCalls}`
	);
	console.log(`${await rowsIn(join(data, 'nordic'))} observations`);
	const again = await runUpdate(args);
	console.log(
		`again: exit ${again.code}, ${server.calls.length - calls} calls, ${(again.duration / 1000).toFixed(1)} s`
	);
	// Revised: every figure of one table moves a little.
	const revised = server.site.tables.find(({ file }) => file === 'EDUC32.px')!;
	const { cell } = revised;
	revised.cell = (index) => (index % 1000 === 0 ? 42 : cell(index));
	revised.updated = '2026-12-08T09:00:00';
	const third = await runUpdate(args);
	console.log(third.out.split('\n').slice(-16).join('\n'));
	console.log(`revised: ${(third.duration / 1000).toFixed(1)} s, peak ${megabytes(third.peak)}`);
} finally {
	await server.close();
	await rm(folder, { recursive: true, force: true });
}
