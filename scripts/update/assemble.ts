/** Answers to all batches of a table → one JSON-stat dataset, read by the same reader as any file. */
import { stridesOf } from '#lib/tables/table/cube.ts';
import type { Batch } from '#lib/tables/client/batches.ts';
import { memberOf, type TableMetadata, type Variable } from '#lib/tables/client/client.ts';
import { readJsonStat } from '#lib/tables/json-stat/read.ts';
import type { Table } from '#lib/tables/table/table.ts';
import type { InputFile } from '#lib/tables/bytes/input-file.ts';
import type { BatchAnswer } from './answer.ts';

type Members = Record<string, unknown>;
const objectOf = (json: unknown): Members =>
	typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as Members) : {};

/** Characters after which a piece of the text is handed on. */
const ENOUGH = 1 << 18;

/** The cells of a whole table, filled batch by batch. */
export class Assembly {
	readonly #values: Float64Array;
	readonly #marks: Uint16Array;
	readonly #texts: string[] = [''];
	readonly #numbers = new Map<string, number>();
	readonly #strides: number[];
	/** What the first answer says of the table, and what all say of their categories. */
	#head: Members | undefined;
	readonly #categories = new Map<string, { note: Members; unit: Members; mandatory: Members }>();
	readonly #updates = new Set<unknown>();
	readonly metadata: TableMetadata;
	readonly #variables: readonly Variable[];

	/** `variables`: those of the metadata, all with their values. */
	constructor(metadata: TableMetadata, variables: readonly Variable[]) {
		const sizes = variables.map(({ values }) => values?.length ?? 0);
		const cells = sizes.reduce((product, size) => product * size, 1);
		this.metadata = metadata;
		this.#variables = variables;
		this.#strides = stridesOf(sizes);
		this.#values = new Float64Array(cells).fill(NaN);
		this.#marks = new Uint16Array(cells);
	}

	/** Puts the cells of a batch in their places. */
	add(batch: Batch, answer: BatchAnswer): void {
		const { values, statuses, variables, sizes } = answer;
		const strides = variables.map((v) => (v < 0 ? 0 : this.#strides[v]!));
		let at = batch.from.reduce((sum, from, v) => sum + from * this.#strides[v]!, 0);
		const positions = sizes.map(() => 0);
		for (let i = 0; i < values.length; i++) {
			this.#values[at] = values[i] ?? NaN;
			const text = statuses.get(i);
			if (text !== undefined) this.#marks[at] = this.#numberOf(text);
			for (let d = sizes.length - 1; d >= 0; d--) {
				at += strides[d]!;
				positions[d]!++;
				if (positions[d]! < sizes[d]!) break;
				at -= strides[d]! * sizes[d]!;
				positions[d] = 0;
			}
		}
		this.#describe(answer.json);
		this.#updates.add(answer.json.updated);
	}

	/** True when the answers come from one release of the table, as far as they say. */
	get isOfOnePiece(): boolean {
		return this.#updates.size <= 1;
	}

	/** The whole table. Refuses what the reader of JSON-stat refuses. */
	table(): Promise<Table> {
		const file: InputFile = {
			name: this.metadata.title,
			size: this.#values.length,
			chunks: () => encoded(this.#text())
		};
		return readJsonStat(file);
	}

	#numberOf(text: string): number {
		let number = this.#numbers.get(text);
		if (number === undefined) {
			number = this.#texts.push(text) - 1;
			this.#numbers.set(text, number);
		}
		return number;
	}

	#describe(json: Members): void {
		this.#head ??= { ...json, value: undefined, status: undefined };
		for (const { code } of this.#variables) {
			const dimension = objectOf(memberOf(json.dimension, code));
			const category = objectOf(dimension.category);
			const known = this.#categories.get(code) ?? { note: {}, unit: {}, mandatory: {} };
			Object.assign(known.note, objectOf(category.note));
			Object.assign(known.unit, objectOf(category.unit));
			Object.assign(
				known.mandatory,
				objectOf(memberOf(dimension.extension, 'categoryNoteMandatory'))
			);
			this.#categories.set(code, known);
		}
	}

	#dimension({ code, text, values = [], valueTexts }: Variable): Members {
		const described = objectOf(memberOf(this.#head?.dimension, code));
		const { note, unit, mandatory } = this.#categories.get(code)!;
		const filled = (name: string, members: Members) =>
			Object.keys(members).length > 0 ? { [name]: members } : {};
		return {
			label: text,
			...described,
			category: {
				index: values,
				label: Object.fromEntries(values.map((value, i) => [value, valueTexts[i] ?? value])),
				...filled('note', note),
				...filled('unit', unit)
			},
			extension: {
				...objectOf(described.extension),
				...filled('categoryNoteMandatory', mandatory)
			}
		};
	}

	*#text(): Generator<string> {
		const head = this.#head!;
		// Dimensions the server made up keep their description: it names unit and contents.
		const made = Object.entries(objectOf(head.dimension)).filter(
			([id]) => !this.#variables.some(({ code }) => code === id)
		);
		const listed = (head.id as string[]).filter((id) => made.some(([other]) => other === id));
		const members: Members = {
			...head,
			// The title of a selection is made up from the selection.
			label: this.metadata.title || head.label,
			id: [...listed, ...this.#variables.map(({ code }) => code)],
			size: [...listed.map(() => 1), ...this.#variables.map(({ values }) => values!.length)],
			dimension: Object.fromEntries([
				...made,
				...this.#variables.map((variable) => [variable.code, this.#dimension(variable)] as const)
			])
		};
		let text = `${JSON.stringify(members).slice(0, -1)},"value":[`;
		for (let i = 0; i < this.#values.length; i++) {
			const value = this.#values[i]!;
			text += `${i === 0 ? '' : ','}${Number.isNaN(value) ? 'null' : String(value)}`;
			if (text.length < ENOUGH) continue;
			yield text;
			text = '';
		}
		text += '],"status":{';
		let comma = '';
		const said = this.#texts.map((word) => JSON.stringify(word));
		for (let i = 0; i < this.#marks.length; i++) {
			if (this.#marks[i] === 0) continue;
			text += `${comma}"${i}":${said[this.#marks[i]!]!}`;
			comma = ',';
			if (text.length < ENOUGH) continue;
			yield text;
			text = '';
		}
		yield `${text}}}`;
	}
}

// oxlint-disable-next-line typescript/require-await -- readers take their pieces as they come
async function* encoded(texts: Iterable<string>): AsyncGenerator<Uint8Array> {
	const encoder = new TextEncoder();
	for (const text of texts) yield encoder.encode(text);
}
