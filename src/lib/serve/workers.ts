/** The first process: starts the workers, says when all answer, replaces one that ends, and ends with them. */
import cluster, { type Worker } from 'node:cluster';

/** A worker that lived longer than this, in ms, did not end because of how it starts. */
const SETTLED = 60_000;
const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 30_000;

/**
 * Milliseconds to wait before the next worker is started.
 * @param ends workers that ended one after the other, each soon after it was started; 0: none
 */
export const pauseAfter = (ends: number): number =>
	ends === 0 ? 0 : Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (ends - 1));

/** Two heaps for all threads of a worker instead of eight for each processor: those of compression and pictures keep what they took. */
const ENVIRONMENT = { MALLOC_ARENA_MAX: '2' };

/** What a worker says to the first process. */
export type WorkerMessage = { kind: 'ready'; address: string } | { kind: 'leaving' };

export interface Supervision {
	/** How many workers. */
	count: number;
	/** The file that each worker runs. */
	exec: string;
	/** Called once, when all workers answer. */
	onReady: (address: string) => void;
	/** Registers what to do when asked to stop. */
	onStop: (stop: () => void) => void;
}

/** Runs until all workers are gone after a stop, or until one cannot be started the first time; then the process ends. */
export function supervise({ count, exec, onReady, onStop }: Supervision): void {
	// Workers accept connections themselves: one that the first process had handed to a dying worker would hang.
	cluster.schedulingPolicy = cluster.SCHED_NONE;
	cluster.setupPrimary({ exec, args: [] });
	let answering = 0;
	let isStopping = false;
	let ends = 0;
	/** Workers that another has taken the place of, as they asked for it. */
	const replaced = new WeakSet<Worker>();

	function start(): void {
		if (isStopping) return;
		const worker = cluster.fork(ENVIRONMENT);
		const settled = setTimeout(() => (ends = 0), SETTLED).unref();
		worker.on('message', (message: WorkerMessage) => {
			if (message.kind === 'leaving') replace(worker);
			else if (++answering === count) onReady(message.address);
		});
		worker.once('exit', (code, signal) => {
			clearTimeout(settled);
			if (isStopping) {
				if (Object.keys(cluster.workers ?? {}).length === 0) process.exit(0);
			} else if (answering < count) process.exit(code || 1);
			else {
				console.error(`Worker ${worker.process.pid} ended with ${signal ?? code}.`);
				replace(worker);
			}
		});
	}

	function replace(worker: Worker): void {
		if (replaced.has(worker)) return;
		replaced.add(worker);
		const pause = pauseAfter(ends++);
		console.error(`Another worker takes its place in ${pause} ms.`);
		setTimeout(start, pause);
	}

	for (let i = 0; i < count; i++) start();
	onStop(() => {
		isStopping = true;
		const workers = Object.values(cluster.workers ?? {});
		if (workers.length === 0) process.exit(0);
		for (const worker of workers) worker?.kill('SIGTERM');
	});
}
