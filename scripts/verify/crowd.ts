/** A crowd that downloads the largest cube does not keep others from their twenty rows. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Dataset } from '#lib/dataset/model.ts';
import type { Crowd, Download } from './crowd-process.ts';
import { demoWarehouse } from './demo-data.ts';
import { shown, startGroup } from './group.ts';
import type { Ask } from './plan.ts';
import { failed, startReader, told } from './reader.ts';
import { note, outcomeOf, type Options, type Outcome } from './step.ts';

const READERS = 50;
const STOPPED = 8;
const STOP_AFTER = 100_000;
const ROWS = 20;
const CONNECTIONS = 4;
const P99 = 250;
/** In ms: an answer that begins later has waited for a place. */
const QUEUED = 1_000;

const cellsOf = ({ dimensions }: Dataset): number =>
	dimensions.reduce((n, { categories }) => n * categories.length, 1);

/** One category of each dimension but the time, and as many periods as there are, at most `ROWS`; each with other categories. */
function smallOnes({ id, dimensions }: Dataset, many: number): Ask[] {
	return Array.from({ length: many }, (_, i) => {
		let left = ROWS;
		const query = dimensions.map(({ id: key, categories }, place) => {
			const from = (i * (place + 1)) % categories.length;
			const taken = categories.slice(from, from + left);
			left = Math.max(1, Math.floor(left / taken.length));
			return `${encodeURIComponent(key)}=${taken.map((c) => encodeURIComponent(c.code)).join(',')}`;
		});
		return { path: `/data/${encodeURIComponent(id)}.csv?${query.join('&')}` };
	});
}

async function stateOf(child: ChildProcess): Promise<Download[]> {
	child.send('tell');
	const [downloads] = (await once(child, 'message')) as [Download[]];
	return downloads;
}

export async function crowd({ seed, count = 200, rate = 10 }: Options): Promise<Outcome> {
	const group = await startGroup({ warehouse: demoWarehouse() });
	const child = fork(fileURLToPath(new URL('./crowd-process.ts', import.meta.url)), {
		execArgv: ['--import', 'tsx']
	});
	try {
		const catalogue = await fetch(`${group.address}/data/catalogue.json`);
		const { datasets } = (await catalogue.json()) as { datasets: Dataset[] };
		const largest = datasets.reduce((a, b) => (cellsOf(b) > cellsOf(a) ? b : a));
		const asks = smallOnes(largest, count);
		await group.quiet(60);
		for (const { path } of asks.slice(0, 10)) await (await fetch(group.address + path)).text();
		note(`${largest.id}, ${cellsOf(largest)} cells · ${shown(group.held())}`);
		child.send({
			port: Number(new URL(group.address).port),
			path: `/data/${encodeURIComponent(largest.id)}.csv`,
			readers: READERS,
			stopped: STOPPED,
			stopAfter: STOP_AFTER
		} satisfies Crowd);
		// Until the first of them is under way.
		for (let i = 0; i < 100 && !(await stateOf(child)).some(({ bytes }) => bytes > 0); i++)
			await wait(50);
		const reader = startReader({
			address: group.address,
			asks,
			rate,
			count,
			connections: CONNECTIONS,
			seed
		});
		const report = await reader.done;
		const all = await stateOf(child);
		note(`after the small files · ${shown(group.held())}`);
		const readers = all.slice(STOPPED);
		const many = (which: (d: Download) => boolean) => readers.filter(which).length;
		const refused = many(({ status, retry }) => status === 503 && retry);
		const answered = many(({ status }) => status === 200);
		const queued = many(({ status, started }) => status === 200 && started! > QUEUED);
		const waiting = many(({ status, error }) => status === 0 && !error);
		const broken = readers.length - refused - answered - waiting;
		const bytes = readers.reduce((sum, d) => sum + d.bytes, 0) / 1e6;
		failed(report).forEach(note);
		return outcomeOf(
			`small files: ${told(report)}; of ${READERS} whole cubes ${answered} answered (${queued} of them after > ${QUEUED} ms, ${many((d) => d.status === 200 && d.ended !== undefined)} to the end), ${waiting} waiting, ${refused} refused with 503 and Retry-After, ${broken} otherwise; ${bytes.toFixed(0)} MB`,
			[
				[report.statuses[200] === count, 'every small file is answered 200'],
				[report.p99 <= P99, `p99 ≤ ${P99} ms`],
				[broken === 0, 'whole cubes are answered, queued or refused']
			]
		);
	} finally {
		child.kill();
		await group.stop();
	}
}
