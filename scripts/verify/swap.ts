/** A new build and new figures made beside the running site: no page is lost, and none is of two builds. */
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { askAll, asksOf, mixed } from './asks.ts';
import { copyOfCheckout } from './checkout.ts';
import { shown, startGroup } from './group.ts';
import { failed, startReader, told } from './reader.ts';
import { note, outcomeOf, type Options, type Outcome } from './step.ts';

/** In ms: before the build, between the builds, and after them. */
const PAUSE = 5_000;

export async function swap({ seed, count = 500, rate = 10 }: Options): Promise<Outcome> {
	const checkout = copyOfCheckout();
	try {
		const warehouse = join(checkout.folder, '.warehouse/warehouse.duckdb');
		const { folder } = checkout;
		const group = await startGroup({ folder, warehouse, command: ['npm', 'start'] });
		try {
			const releaseNow = async () => {
				const answer = await fetch(`${group.address}/data/catalogue.json`);
				return ((await answer.json()) as { release: string }).release;
			};
			const { pages, free, assets } = await asksOf(group.address, 200, seed);
			const before = await releaseNow();
			await group.quiet(60);
			note(`start · ${shown(group.held())}`);
			const reader = startReader({
				address: group.address,
				asks: mixed(
					[
						[pages, 2],
						[free, 1]
					],
					600,
					seed
				),
				rate,
				connections: 24,
				patience: 15_000,
				seed,
				follow: true
			});
			await wait(PAUSE);
			checkout.changeSite();
			note(
				`npm run build: ${(await checkout.npm('build')).toFixed(0)} s · ${told(await reader.soFar())}`
			);
			await wait(PAUSE);
			checkout.changeFigures();
			note(
				`npm run data: ${(await checkout.npm('data')).toFixed(0)} s · ${told(await reader.soFar())}`
			);
			await wait(2 * PAUSE);
			// As long as it takes for as many pages as were to be asked.
			await wait(Math.max(0, ((count - (await reader.soFar()).asked) / rate) * 1_000));
			const report = await reader.end();
			failed(report, 6).forEach(note);
			const after = await releaseNow().catch(() => 'none');
			const gone = await askAll(group.address, assets).catch(() => ['no answer']);
			note(
				`files of the first build that do not answer any more: ${gone.length} of ${assets.length}`
			);
			note(`end · ${shown(group.held())}`);
			const builds = Object.entries(report.builds).map(([build, n]) => `${n} of ${build}`);
			return outcomeOf(
				`${report.asked} pages and ${report.followed} files they lead to; ${told(report)}; pages ${builds.join(', ')}; release ${before} → ${after}`,
				[
					[report.failures.length === 0 && report.busy === 0, 'no request is lost'],
					[report.asked >= count, `at least ${count} pages`],
					[before !== after, 'the new figures are shown'],
					[report.open === 0, 'every request ends']
				]
			);
		} finally {
			await group.stop();
		}
	} finally {
		checkout.remove();
	}
}
