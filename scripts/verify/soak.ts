/** Steady load for minutes: answers stay fast, none fails, memory and handles do not grow. */
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { mean } from 'd3-array';
import { askAll, asksOf, mixed } from './asks.ts';
import { shown, startGroup, sumOf, type Held } from './group.ts';
import { failed, startReader, told } from './reader.ts';
import { note, outcomeOf, type Options, type Outcome } from './step.ts';

/** Seconds between two looks at the processes; every third is printed. */
const LOOK = 10;
/** Share by which the mean memory of the second half may lie above that of the first. */
const GROWTH = 0.1;
/** Handles by which it may; readers' own connections come and go. */
const MORE = 10;
/** In ms; by then the server has closed connections that rest. */
const CLOSED = 8_000;
const P99 = 250;

const inWhole = (numbers: readonly number[]) => numbers.map((n) => n.toFixed(0)).join(' → ');

export async function soak({ seed, seconds = 300, rate = 300 }: Options): Promise<Outcome> {
	const group = await startGroup({ warehouse: resolve('.warehouse/warehouse.duckdb') });
	try {
		const { pages, free, files, assets, known, pictures } = await asksOf(
			group.address,
			4_000,
			seed
		);
		const kinds = [
			[pages, 35],
			[free, 10],
			[files, 15],
			[assets, 30],
			[known, 10]
		] as const;
		await group.quiet(60);
		const wrong = await askAll(group.address, [...mixed(kinds, 6_000, seed), ...pictures]);
		wrong.slice(0, 5).forEach((line) => note(`warm-up: ${line}`));
		await wait(CLOSED);
		const before = group.pids();
		const rest = sumOf(group.held(), 'handles');
		const reader = startReader({
			address: group.address,
			asks: mixed(kinds, 8_000, seed + 1),
			rate,
			count: rate * seconds,
			connections: 100,
			seed
		});
		const looks: { at: number; held: Held[] }[] = [];
		const started = Date.now();
		let over = false;
		const done = reader.done.finally(() => (over = true));
		done.catch(() => undefined);
		for (let turn = 1; !over; turn++) {
			await Promise.race([done, wait(started + turn * LOOK * 1_000 - Date.now())]);
			if (over) break;
			looks.push({ at: Date.now() - started, held: group.held() });
			if (turn % 3 === 0)
				note(`${turn * LOOK} s · ${shown(group.held())} · ${told(await reader.soFar())}`);
		}
		const report = await done;
		failed(report).forEach(note);
		// The first fifth fills what is kept ready.
		const counted = looks.slice(Math.floor(looks.length / 5));
		const half = Math.floor(counted.length / 2);
		const means = (what: 'memory' | 'handles') => {
			const all = counted.map(({ held }) => sumOf(held, what));
			return [mean(all.slice(0, half))!, mean(all.slice(half))!] as const;
		};
		const [memory, handles] = [means('memory'), means('handles')];
		await wait(CLOSED);
		const left = sumOf(group.held(), 'handles');
		const same = before.join() === group.pids().join();
		return outcomeOf(
			`${told(report)}; first → second half ${inWhole(memory)} MB, ${inWhole(handles)} handles; at rest ${inWhole([rest, left])}`,
			[
				[report.failures.length === 0, 'no request fails'],
				[report.busy === 0, 'none is told to come again'],
				[report.p99 <= P99, `p99 ≤ ${P99} ms`],
				[!(memory[1] > memory[0] * (1 + GROWTH)), 'memory stays flat'],
				[!(handles[1] > handles[0] + MORE || left > rest + MORE), 'handles stay flat'],
				[same, 'no process ends']
			]
		);
	} finally {
		await group.stop();
	}
}
