/** When this process has time to spare. */
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Ms over which the event loop is watched. */
const WATCHED = 1_000;
/** Share of them in which it may be busy. */
const BUSY = 0.3;
/** Share below which nothing is asked of the process. */
const QUIET = 0.05;

/** Resolves after a second in which the event loop had little to do; never keeps the process from ending. */
export async function quietSecond(): Promise<void> {
	for (;;) {
		const before = performance.eventLoopUtilization();
		await wait(WATCHED, undefined, { ref: false });
		if (performance.eventLoopUtilization(before).utilization < BUSY) return;
	}
}

/** Ms between looks at whether there is memory to give back. */
const LOOK_EVERY = 15_000;

/**
 * Collects garbage in the first quiet moment after work: V8 itself does so only when more work comes, and a process
 * that has answered much keeps what nobody needs.
 */
export function collectWhenQuiet(): void {
	setFlagsFromString('--expose-gc');
	const collect = runInNewContext('gc') as () => void;
	let last = performance.eventLoopUtilization();
	let hasWorked = false;
	setInterval(() => {
		const { utilization } = performance.eventLoopUtilization(last);
		last = performance.eventLoopUtilization();
		if (utilization >= QUIET) hasWorked = true;
		else if (hasWorked) {
			hasWorked = false;
			collect();
		}
	}, LOOK_EVERY).unref();
}
