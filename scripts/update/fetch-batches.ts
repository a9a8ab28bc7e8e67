/** All batches of a table: asked, checked, kept; what was kept before is not asked again. */
import { cellsOf, halvesOf, type Batch } from '#lib/tables/client/batches.ts';
import { ServerRefusal } from '#lib/tables/client/answer.ts';
import { ask, DATA_TIMEOUT, jsonFault, type Question } from '#lib/tables/client/call.ts';
import { uniqueIdsOf } from '#lib/tables/table/names.ts';
import { isAllZero, readAnswer, WrongAnswer } from './answer.ts';
import { Changed, Doubtful, type Errand } from './errand.ts';
import { askedOf, type Plan } from './plan.ts';
import type { TableState } from './state.ts';

/** A few zeros may well be all a small selection holds. */
const SUSPICIOUS_CELLS = 4;

/** `refused`: questions the server said no to, for good; none of them is asked again. */
export class BatchFetch {
	readonly #errand: Errand;
	readonly #plan: Plan;
	readonly #state: TableState;
	readonly #refused: Set<string>;

	constructor(errand: Errand, plan: Plan, state: TableState, refused: Set<string>) {
		this.#errand = errand;
		this.#plan = plan;
		this.#state = state;
		this.#refused = refused;
	}

	/** Every batch with the question under which its answer is kept. */
	async run(): Promise<[Batch, Question][]> {
		const { progress, client } = this.#errand;
		const { table, batches } = this.#plan;
		const fetched: [Batch, Question][] = [];
		const open = [...batches].reverse();
		for (let batch = open.pop(); batch; batch = open.pop()) {
			const question = client.question(table, askedOf(this.#plan, batch), 'json-stat2');
			const isKept = this.#isKept(question, batch);
			if (!isKept && !(await this.#isFetched(question, batch))) {
				const halves = halvesOf(batch);
				if (!halves) throw new Error(`${table.code}: the server refuses even a single cell`);
				progress.expect(1);
				open.push(...halves.reverse());
				continue;
			}
			fetched.push([batch, question]);
			const total = fetched.length + open.length;
			progress.step(`${table.code}: batch ${fetched.length} of ${total}`, !isKept);
		}
		return fetched;
	}

	/** True when the answer is there and whole. */
	#isKept(question: Question, batch: Batch): boolean {
		if (!this.#state.has(question)) return false;
		try {
			readAnswer(this.#state.read(question), this.#plan.variables, batch);
			return true;
		} catch {
			this.#state.forget(question);
			return false;
		}
	}

	/** Asks, checks and keeps; false when it is too much for the server, as far as is known or it says now. */
	async #isFetched(question: Question, batch: Batch): Promise<boolean> {
		if (this.#state.isTooLarge(question) || cellsOf(batch) > this.#state.ceiling) return false;
		const { code } = this.#plan.table;
		const key = `${question.url}\n${question.body}`;
		if (this.#refused.has(key))
			throw new Error(`${code}: the server refused this question before: ${question.body}`);
		try {
			await this.#fetch(question, batch);
			return true;
		} catch (error) {
			if (error instanceof ServerRefusal && error.reason === 'size') {
				this.#state.refuse(question, cellsOf(batch));
				return false;
			}
			if (!(error instanceof WrongAnswer) && !(error instanceof ServerRefusal)) throw error;
			this.#refused.add(key);
			return this.#explain(error);
		}
	}

	async #fetch(question: Question, batch: Batch): Promise<void> {
		const { line, wasZero } = this.#errand;
		const { table, variables } = this.#plan;
		const answer = await ask(line, question, { timeout: DATA_TIMEOUT, fault: jsonFault });
		const read = readAnswer(answer.bytes, variables, batch);
		const isDoubtful = cellsOf(batch) >= SUSPICIOUS_CELLS && isAllZero(read);
		if (isDoubtful && !(await wasZero(this.#codesOf(batch)))) {
			const file = this.#state.quarantine(question, answer);
			throw new Doubtful(
				`${table.code}: all ${cellsOf(batch)} figures of an answer are 0, as when a server cannot read its own file; the answer is kept in ${file}. If the zeros are true, run again with --accept-zeros`
			);
		}
		this.#state.keep(question, answer);
	}

	/** Only a table that is not what it was explains that a good question went wrong. */
	async #explain(error: Error): Promise<never> {
		const { table, metadata } = this.#plan;
		const { text } = await this.#errand.client.metadata(table);
		if (text !== metadata.text) throw new Changed('its metadata changed');
		throw new Error(`${table.code}: ${error.message}; its metadata are the same as before`, {
			cause: error
		});
	}

	/** Codes of a batch by the ids our datasets have. */
	#codesOf({ codes }: Batch): Map<string, string[]> {
		const ids = uniqueIdsOf(this.#plan.variables.map(({ code }) => code));
		return new Map(ids.map((id, v) => [id, codes[v]!]));
	}
}
