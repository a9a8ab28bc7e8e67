/** Workers killed under load: only what they were answering at that moment is lost, and each is replaced. */
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { askAll, asksOf, mixed } from './asks.ts';
import { lives, startGroup } from './group.ts';
import type { Failure } from './plan.ts';
import { failed, startReader, told } from './reader.ts';
import { note, outcomeOf, type Options, type Outcome } from './step.ts';

/** In ms: from one kill to the next, and the longest wait for a new worker. */
const APART = 6_000;
const REPLACED = 40_000;
/** In ms: until a reader hears that a process has ended, and until what was in flight there has failed. */
const HEARD = 30;
const FAILED = 2_000;

interface Kill {
	/** In ms since 1970. */
	at: number;
	/** When the process was gone; until then it holds its connections and answers nothing. */
	gone: number;
}

/** Was on its way to the worker when that ended, as far as a reader can tell. */
const inFlight = (kills: readonly Kill[], { openedAt, sentAt, failedAt }: Failure): boolean =>
	kills.some(
		({ at, gone }) =>
			Math.max(openedAt, sentAt) <= gone + HEARD && failedAt >= at && failedAt <= gone + FAILED
	);

export async function killed({ seed, count = 4, rate = 100 }: Options): Promise<Outcome> {
	const group = await startGroup({ warehouse: resolve('.warehouse/warehouse.duckdb') });
	try {
		const { pages, free, files, assets } = await asksOf(group.address, 1_000, seed);
		const kinds = [
			[pages, 3],
			[free, 2],
			[files, 2],
			[assets, 3]
		] as const;
		await group.quiet(60);
		await askAll(group.address, mixed(kinds, 300, seed));
		const reader = startReader({
			address: group.address,
			asks: mixed(kinds, 3_000, seed + 1),
			rate,
			connections: 32,
			seed
		});
		await wait(4_000);
		const many = group.workers().length;
		const kills: Kill[] = [];
		const open: number[] = [];
		const pauses: number[] = [];
		for (let i = 0; i < count; i++) {
			const workers = group.workers();
			const victim = workers[i % workers.length];
			if (victim === undefined) break;
			open.push((await reader.soFar()).open);
			const at = Date.now();
			process.kill(victim, 'SIGKILL');
			while (lives(victim) && Date.now() < at + FAILED) await wait(1);
			kills.push({ at, gone: Date.now() });
			while (Date.now() < at + REPLACED) {
				await wait(20);
				const now = group.workers();
				if (now.length === many && !now.includes(victim)) break;
			}
			const now = group.workers();
			const replaced = now.length === many && !now.includes(victim);
			pauses.push(replaced ? Date.now() - at : NaN);
			note(
				`kill ${i + 1} of ${victim}: ${open.at(-1)} requests open, gone after ${kills.at(-1)!.gone - at} ms, new worker after ${pauses.at(-1)} ms`
			);
			await wait(Math.max(0, at + APART - Date.now()));
		}
		const report = await reader.end();
		const lost = report.failures.filter((failure) => !inFlight(kills, failure));
		const excused = report.failures.length - lost.length;
		failed({ ...report, failures: lost }).forEach(note);
		for (const { openedAt, sentAt, failedAt } of lost.slice(0, 6)) {
			const { at } = kills.filter((kill) => kill.at <= failedAt).at(-1) ?? { at: NaN };
			const after = [openedAt, sentAt, failedAt].map((ms) => ms - at).join(', ');
			note(`lost: opened, sent, failed ${after} ms after the kill before`);
		}
		for (const { text } of group.said.slice(-8)) note(`the site said: ${text.slice(0, 150)}`);
		return outcomeOf(
			`${kills.length} kills; ${told(report)}; ${excused} in flight in a killed worker (${open.join(', ')} open at the kills), ${lost.length} others; new workers after ${pauses.join(', ')} ms`,
			[
				[kills.length === count, 'there is a worker to kill'],
				[lost.length === 0, 'only requests in flight are lost'],
				[report.open === 0, 'every request ends'],
				[pauses.every((pause) => pause <= REPLACED), 'each worker is replaced']
			]
		);
	} finally {
		await group.stop();
	}
}
