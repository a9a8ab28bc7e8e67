/** The release that is stored: its cells in columns, found by codes. */
import { createReadStream, existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Dataset } from '#lib/dataset/model.ts';
import { stridesOf } from '#lib/tables/table/cube.ts';
import { storedIn, type Stored } from '../import/stored.ts';

/** The stored dataset of this id, in whatever case its folder is written. */
export async function storedAt(root: string, id: string): Promise<Stored | undefined> {
	const names = existsSync(root) ? await readdir(root) : [];
	const name = names.find((other) => other.toLowerCase() === id.toLowerCase());
	return name === undefined ? undefined : storedIn(join(root, name));
}

/** Fields of a line by RFC 4180; few lines have quotes. */
function fieldsOf(line: string): string[] {
	if (!line.includes('"')) return line.split(',');
	return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
		([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? ''
	);
}

async function* linesOf(file: string): AsyncGenerator<string[]> {
	let rest = '';
	for await (const piece of createReadStream(file, { encoding: 'utf8', highWaterMark: 1 << 20 })) {
		const lines = (rest + String(piece)).split('\n');
		rest = lines.pop() ?? '';
		yield lines;
	}
	if (rest !== '') yield [rest];
}

export interface FormerCell {
	/** NaN = none. */
	value: number;
	status: string;
}

/** Memory: nine bytes for each cell of the cube. */
export class Former {
	readonly dataset: Dataset;
	readonly places: Map<string, number>[];
	readonly strides: number[];
	readonly #values: Float64Array;
	/** 0 = there is no such row, else 1 + index of the status. */
	readonly #statuses: Uint8Array;
	readonly #words: string[] = [];
	/** Rows of the file. */
	count = 0;

	private constructor(dataset: Dataset) {
		this.dataset = dataset;
		const sizes = dataset.dimensions.map((d) => d.categories.length);
		const cells = sizes.reduce((product, size) => product * size, 1);
		this.places = dataset.dimensions.map(
			(d) => new Map(d.categories.map(({ code }, i) => [code, i]))
		);
		this.strides = stridesOf(sizes);
		this.#values = new Float64Array(cells).fill(NaN);
		this.#statuses = new Uint8Array(cells);
	}

	/** Reads observations.csv. Rows with codes dataset.json does not name are left out. */
	static async read({ folder, dataset }: Stored): Promise<Former> {
		const former = new Former(dataset);
		const file = join(folder, 'observations.csv');
		if (!existsSync(file)) return former;
		let columns: number[] | undefined;
		let [value, status] = [0, 0];
		for await (const lines of linesOf(file))
			for (const line of lines) {
				const bare = line.endsWith('\r') ? line.slice(0, -1) : line;
				if (bare === '') continue;
				const fields = fieldsOf(bare);
				if (columns) former.#add(fields, columns, value, status);
				else {
					columns = dataset.dimensions.map(({ id }) => fields.indexOf(id));
					[value, status] = [fields.indexOf('value'), fields.indexOf('status')];
				}
			}
		return former;
	}

	/** The cell at an index of the former cube; undefined where there is none. */
	at(index: number): FormerCell | undefined {
		const status = this.#statuses[index] ?? 0;
		if (status === 0) return undefined;
		return { value: this.#values[index]!, status: this.#words[status - 1]! };
	}

	/** True when there are cells with these codes (dimension id → codes) and all of them were zero. */
	isZero(codes: ReadonlyMap<string, readonly string[]>): boolean {
		let indexes = [0];
		this.dataset.dimensions.forEach(({ id }, d) => {
			const places = this.places[d]!;
			const chosen = codes.get(id) ?? [...places.keys()];
			const steps = chosen.flatMap((code) => {
				const place = places.get(code);
				return place === undefined ? [] : [place * this.strides[d]!];
			});
			indexes = indexes.flatMap((index) => steps.map((step) => index + step));
		});
		const held = indexes.filter((index) => this.#statuses[index] !== 0);
		return held.length > 0 && held.every((index) => this.#values[index] === 0);
	}

	#add(fields: readonly string[], columns: readonly number[], value: number, status: number): void {
		let index = 0;
		for (let d = 0; d < columns.length; d++) {
			const place = this.places[d]!.get(fields[columns[d]!] ?? '');
			if (place === undefined) return;
			index += place * this.strides[d]!;
		}
		const text = fields[value] ?? '';
		this.#values[index] = text === '' ? NaN : Number(text);
		const word = fields[status] ?? '';
		let number = this.#words.indexOf(word);
		if (number < 0) number = this.#words.push(word) - 1;
		this.#statuses[index] = number + 1;
		this.count++;
	}
}
