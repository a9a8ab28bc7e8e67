/** Ten thousand hostile requests beside a reader who notices nothing: no process ends, no 500, nothing is left over. */
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sameChance } from '../bench/load.ts';
import { askAll, asksOf, mixed } from './asks.ts';
import { shown, startGroup, sumOf } from './group.ts';
import { Lingering, send, type Attack } from './hostile/attack.ts';
import { drawOf, type Draw } from './hostile/chance.ts';
import { codes } from './hostile/codes.ts';
import { halves, resets, standing } from './hostile/connections.ts';
import { paths } from './hostile/paths.ts';
import { placeOf } from './hostile/place.ts';
import { ranges } from './hostile/ranges.ts';
import { smuggling } from './hostile/smuggling.ts';
import { Tally } from './hostile/tally.ts';
import { targetsOf, type Targets } from './hostile/targets.ts';
import { failed, startReader, told } from './reader.ts';
import { note, outcomeOf, type Options, type Outcome } from './step.ts';

type Kind = (draw: Draw, targets: Targets) => Attack;
/** How often each comes among a hundred. */
const KINDS: [Kind, number][] = [
	[ranges, 22],
	[paths, 22],
	[codes, 24],
	[smuggling, 18],
	[halves, 7],
	[resets, 5],
	[standing, 2]
];
/** Ordinary requests before the start: until caches hold what they hold in a site that runs. */
const WARM = 6_000;
const LANES = 12;
const HALVES = 300;
const STANDING = 30;
/** In seconds: until everything is to be as it was. */
const AFTER = 60;
const MORE_HANDLES = 10;
const MORE_MEMORY = 0.2;

/** Lines of the site's own log that name an error or an end, frames of a stack left out. */
const isFault = (text: string): boolean => /error|ended/i.test(text) && !text.startsWith('at ');

export async function hostile({
	seed,
	count = 10_000,
	rate = 20,
	only
}: Options): Promise<Outcome> {
	const place = placeOf();
	const warehouse = resolve('.warehouse/warehouse.duckdb');
	const group = await startGroup({ folder: place.folder, warehouse });
	const open = [new Lingering(HALVES), new Lingering(STANDING)] as const;
	try {
		const asks = await asksOf(group.address, 400, seed);
		const { pages, free, files, assets, pictures } = asks;
		await group.quiet(60);
		await askAll(group.address, [
			...mixed(
				[
					[pages, 3],
					[free, 3],
					[files, 3],
					[assets, 3]
				],
				WARM,
				seed
			),
			...pictures
		]);
		await wait(8_000);
		const before = group.held();
		note(`start · ${shown(before)}`);

		const catalogue = (await (await fetch(`${group.address}/data/catalogue.json`)).json()) as {
			release: string;
		};
		const damaged = place.damage(new Set(assets.map(({ path }) => path)));
		const targets = targetsOf(asks, place.statics, damaged, catalogue.release);
		const reader = startReader({
			address: group.address,
			asks: mixed(
				[
					[pages, 3],
					[free, 2],
					[files, 3],
					[assets, 3]
				],
				2_000,
				seed + 1
			),
			rate,
			connections: 40,
			seed
		});
		const tally = new Tally();
		const draw = drawOf(sameChance(seed));
		const port = Number(new URL(group.address).port);
		const kinds = KINDS.filter(([kind]) => only?.includes(kind.name) ?? true);
		const all = kinds.flatMap(([kind, times]) => Array<Kind>(times).fill(kind));
		let sent = 0;
		let shownFaults = 0;
		let ended: string | undefined;
		const lane = async () => {
			while (sent < count) {
				const nth = ++sent;
				const attack = draw.of(all)(draw, targets);
				tally.add(attack, await send(port, attack, ...open));
				if (nth % Math.ceil(count / 5) === 0) note(`${nth} sent · ${shown(group.held())}`);
				if (nth % 20 === 0 && !ended && group.pids().join() !== before.map((h) => h.pid).join()) {
					ended = `after ${nth}`;
					note(`a process ended ${ended} requests, near: ${tally.last.join(' | ')}`);
				}
			}
		};
		await Promise.all(Array.from({ length: LANES }, lane));
		open.forEach((sockets) => sockets.end());
		const report = await reader.end();
		await wait(AFTER * 1_000);
		const after = group.held();
		note(`${AFTER} s after · ${shown(after)}`);
		tally.lines().forEach(note);
		failed(report).forEach(note);
		for (const text of new Set(group.said.map(({ text }) => text.trim()).filter(isFault)))
			if (shownFaults++ < 8) note(`the site said: ${text.slice(0, 160)}`);
		const same = after.map((h) => h.pid).join() === before.map((h) => h.pid).join();
		const handles = sumOf(after, 'handles') - sumOf(before, 'handles');
		const memory = sumOf(after, 'memory') / sumOf(before, 'memory') - 1;
		return outcomeOf(
			`${sent} hostile requests (${tally.summary()}); other reader: ${told(report)}; handles ${handles >= 0 ? '+' : ''}${handles}, memory ${(memory * 100).toFixed(1)} %`,
			[
				[same && !ended, 'no process ends'],
				[report.failures.length === 0, 'the other reader is answered'],
				[tally.faults === 0, 'no 500, no 503 without Retry-After'],
				[handles <= MORE_HANDLES, `handles ≤ ${MORE_HANDLES} above the start`],
				[memory <= MORE_MEMORY, `memory ≤ ${MORE_MEMORY * 100} % above the start`]
			]
		);
	} finally {
		open.forEach((sockets) => sockets.end());
		await group.stop();
		place.remove();
	}
}
