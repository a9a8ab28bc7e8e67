/** When this process has time to spare. */
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';

/** Ms over which the event loop is watched. */
const WATCHED = 1_000;
/** Share of them in which it may be busy. */
const BUSY = 0.3;

/** Resolves after a second in which the event loop had little to do; never keeps the process from ending. */
export async function quietSecond(): Promise<void> {
	for (;;) {
		const before = performance.eventLoopUtilization();
		await wait(WATCHED, undefined, { ref: false });
		if (performance.eventLoopUtilization(before).utilization < BUSY) return;
	}
}
