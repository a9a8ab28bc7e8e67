/** One update: what is new on the server, fetched and put in place table by table. */
import { messageOf } from '#lib/text/problems-english.ts';
import { join } from 'node:path';
import { clientAt } from '#lib/tables/client/detect.ts';
import { NoAnswer, type Line } from '#lib/tables/client/call.ts';
import type { Client, ListedTable, Place } from '#lib/tables/client/client.ts';
import type { Limits } from '#lib/tables/client/limits.ts';
import { download } from './download.ts';
import type { Errand } from './errand.ts';
import { Former, storedAt } from './former.ts';
import { CALLS_AROUND, planCells, planOf, type Plan } from './plan.ts';
import { Progress, type Screen } from './progress.ts';
import { release, releasesIn, type Released } from './release.ts';
import { TableState } from './state.ts';

export interface UpdateOptions {
	place: Place;
	/** Folder of the datasets, such as data/nordic. */
	root: string;
	/** Folder of what is fetched but not yet released. */
	state: string;
	/** Codes; none = all of the folder. */
	tables: readonly string[];
	isDry: boolean;
	acceptsZeros: boolean;
	screen: Screen;
	/** Told of the server's limits before anything else is asked. */
	onLimits?: (limits: Limits) => void;
}

export interface UpdateResult {
	/** One message for each table that could not be updated. */
	failures: string[];
	summary: string[];
}

function chosen(listed: ListedTable[], codes: readonly string[]): ListedTable[] {
	listed.sort((a, b) => (a.code < b.code ? -1 : 1));
	if (codes.length === 0) return listed;
	return codes.map((wanted) => {
		const table = listed.find(({ code }) => code.toLowerCase() === wanted.toLowerCase());
		if (table) return table;
		throw new Error(
			`found no table "${wanted}"; there are ${listed.map(({ code }) => code).join(', ')}`
		);
	});
}

const isCurrent = (table: ListedTable, stored: Released[] = [], language: string): boolean =>
	table.updated !== '' &&
	stored.some((one) => one.updated === table.updated && one.language === language);

/** Metadata of all changed tables, so that the time they take is known before the first is fetched. */
async function plansOf(
	line: Line,
	client: Client,
	tables: ListedTable[],
	progress: Progress,
	failures: string[]
): Promise<Plan[]> {
	const plans: Plan[] = [];
	for (const table of tables)
		try {
			const plan = await planOf(line, client, table);
			progress.expect(plan.batches.length + CALLS_AROUND);
			plans.push(plan);
		} catch (error) {
			if (error instanceof NoAnswer) throw error;
			failures.push(`${table.code}: ${messageOf(error)}`);
		}
	return plans;
}

export async function update(line: Line, options: UpdateOptions): Promise<UpdateResult> {
	const { place, root, screen } = options;
	const progress = new Progress(screen);
	line.onRetry = (why, wait) =>
		progress.say(`${why}; asked again in ${Math.max(1, Math.round(wait / 1000))} s`);
	const client = await clientAt(line, place);
	options.onLimits?.(line.pace.limits);
	const listed = chosen(await client.tables(), options.tables);
	const stored = await releasesIn(root);
	const changed = listed.filter(
		(table) => !isCurrent(table, stored.get(table.code), place.language)
	);
	progress.say(
		`${listed.length} tables in "${place.folder}" (API version ${client.version}), new or changed: ${changed.map(({ code }) => code).join(', ') || 'none'}`
	);
	if (options.tables.length === 0)
		for (const code of stored.keys())
			if (!listed.some((table) => table.code === code))
				progress.say(`warning: ${code} is stored but not listed any more; it stays as it is`);
	const result: UpdateResult = { failures: [], summary: [] };
	const plans = await plansOf(line, client, changed, progress, result.failures);
	if (options.isDry) return { ...result, summary: plans.map((plan) => planLine(plan, line)) };
	for (const [i, plan] of plans.entries())
		try {
			result.summary.push(...(await updateTable(line, client, plan, options, progress)));
		} catch (error) {
			result.failures.push(messageOf(error));
			// A server that does not answer is not asked for the next table.
			if (!(error instanceof NoAnswer)) continue;
			for (const { table } of plans.slice(i + 1))
				result.failures.push(`${table.code}: not tried, as the server does not answer`);
			break;
		}
	return result;
}

function planLine(plan: Plan, { pace }: Line): string {
	const calls = plan.batches.length + CALLS_AROUND;
	const seconds = Math.ceil((calls * pace.spacing) / 1000);
	return `${plan.table.code}: ${planCells(plan)} cells, ${calls} calls, at least ${seconds} s (updated ${plan.table.updated})`;
}

async function updateTable(
	line: Line,
	client: Client,
	plan: Plan,
	{ root, state, acceptsZeros, place }: UpdateOptions,
	progress: Progress
): Promise<string[]> {
	const { code } = plan.table;
	const formers = async (): Promise<Former[]> => {
		const held = await Promise.all([code, `${code}_persons`].map((id) => storedAt(root, id)));
		return Promise.all(held.filter((one) => one !== undefined).map((one) => Former.read(one)));
	};
	let known: Promise<Former[]> | undefined;
	const context: Errand = {
		line,
		client,
		state: join(state, 'tables'),
		progress,
		async wasZero(codes) {
			if (acceptsZeros) return true;
			const held = await (known ??= formers());
			return held.length > 0 && held.every((former) => former.isZero(codes));
		}
	};
	const fetched = await download(context, plan);
	known = undefined;
	const retrieved = new Date(line.clock.now()).toISOString().slice(0, 10);
	const summary = await release(root, fetched, { retrieved, language: place.language });
	new TableState(context.state, code, fetched.version).release();
	progress.say(summary.join('\n'));
	return summary;
}
