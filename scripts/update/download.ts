/** One table, fetched batch by batch: whole and of one release, or not at all. */
import { ServerRefusal } from '#lib/tables/client/answer.ts';
import { ask, DATA_TIMEOUT, pxFault } from '#lib/tables/client/call.ts';
import type { ListedTable } from '#lib/tables/client/client.ts';
import type { Table } from '#lib/tables/table/table.ts';
import { readAnswer } from './answer.ts';
import { Assembly } from './assemble.ts';
import { Changed, Doubtful, type Errand } from './errand.ts';
import { BatchFetch } from './fetch-batches.ts';
import { addNotes, addSource } from './notes.ts';
import { askedOf, CALLS_AROUND, leastOf, planOf, type Plan } from './plan.ts';
import { TableState } from './state.ts';
import { codesAt, zeroTail } from './zeros.ts';

const RESTARTS = 3;
/** Cells of a tail of zeros that are looked up in the former release. */
const SAMPLES = 20;

/** The table as planned. Throws Changed when it is another one by now. */
async function fetchTable(
	errand: Errand,
	plan: Plan,
	state: TableState,
	refused: Set<string>
): Promise<Table> {
	const { table, metadata, variables } = plan;
	const fetched = await new BatchFetch(errand, plan, state, refused).run();
	const px = await fetchPx(errand, plan, state);
	await confirm(errand, plan);
	const assembly = new Assembly(metadata, variables);
	for (const [batch, question] of fetched)
		assembly.add(batch, readAnswer(state.read(question), variables, batch));
	if (!assembly.isOfOnePiece) throw new Changed('its answers have different dates');
	const whole = await assembly.table();
	await doubtTail(errand, plan, state, whole);
	if (px) await addNotes(whole, `${table.code}.px`, px);
	addSource(whole);
	return whole;
}

/** The PX form of one cell; undefined where the server does not give it. */
async function fetchPx(
	{ line, client, progress }: Errand,
	plan: Plan,
	state: TableState
): Promise<Uint8Array | undefined> {
	const { table } = plan;
	const question = client.question(table, askedOf(plan, leastOf(plan)), 'px');
	const isKept = state.has(question);
	if (!isKept)
		try {
			state.keep(question, await ask(line, question, { timeout: DATA_TIMEOUT, fault: pxFault }));
		} catch (error) {
			if (!(error instanceof ServerRefusal)) throw error;
			progress.say(
				`warning: ${table.code}: no PX form, so notes on cells may be missing (${error.message})`
			);
			return undefined;
		}
	progress.step(`${table.code}: notes`, !isKept);
	return state.read(question);
}

/** Nothing changed since the first batch. */
async function confirm({ client, progress }: Errand, { table, metadata }: Plan): Promise<void> {
	const { text } = await client.metadata(table);
	progress.step(`${table.code}: metadata once more`, true);
	if (text !== metadata.text) throw new Changed('its metadata changed');
	const updated = await client.updatedOf(table);
	progress.step(`${table.code}: folder once more`, true);
	if (updated === undefined) throw new Error(`${table.code} is not listed any more`);
	if (updated !== table.updated) throw new Changed(`it was updated (${updated})`);
}

/** A file the server could read only in part ends in zeros. */
async function doubtTail(
	{ wasZero }: Errand,
	{ table }: Plan,
	state: TableState,
	whole: Table
): Promise<void> {
	const length = zeroTail(whole);
	const total = whole.values.length;
	for (let i = 0; i < (length > 0 ? SAMPLES : 0); i++) {
		const cell = total - 1 - Math.floor((i * length) / SAMPLES);
		if (await wasZero(codesAt(whole, cell))) continue;
		// Asked anew next time: the server may have read its file by then.
		state.discard();
		throw new Doubtful(
			`${table.code}: the last ${length} of ${total} figures are all 0, as when a server can read only a part of its own file. If the zeros are true, run again with --accept-zeros`
		);
	}
}

export interface Downloaded {
	table: Table;
	listed: ListedTable;
	version: string;
	batches: number;
}

/**
 * Fetches a whole table. One that changes meanwhile is begun anew, at most three times.
 * @throws Doubtful, NoAnswer, or an error that names the table; what was fetched by then is kept for the next run
 */
export async function download(errand: Errand, first: Plan): Promise<Downloaded> {
	const { line, client, progress } = errand;
	const refused = new Set<string>();
	let plan = first;
	for (let restart = 0; ; restart++) {
		const { table: listed, version, batches } = plan;
		const state = new TableState(errand.state, listed.code, version).open();
		try {
			const table = await fetchTable(errand, plan, state, refused);
			return { table, listed, version, batches: batches.length };
		} catch (error) {
			if (!(error instanceof Changed)) throw error;
			state.discard();
			const why = `${listed.code}: ${error.message} meanwhile`;
			if (restart === RESTARTS)
				throw new Error(`${why}, again and again; try later`, { cause: error });
			progress.say(`${why}; begun anew`);
			const updated = await client.updatedOf(listed);
			if (updated === undefined)
				throw new Error(`${listed.code} is not listed any more`, { cause: error });
			plan = await planOf(line, client, { ...listed, updated });
			progress.expect(plan.batches.length + CALLS_AROUND);
		}
	}
}
