/** Rows of a PX file that begin with keys: where each row's cells go, and which rows there were. */
import { cellKey, stridesOf } from '../table/cube.ts';
import type { PxHead } from './head.ts';
import type { PxVariable } from './variables.ts';
import { refuse } from '../table/table.ts';

/** One for each reading of the figures. */
export class PxRows {
	readonly #stub: PxVariable[];
	readonly #indexes: Map<string, number>[];
	readonly #kinds: (string | undefined)[];
	/** Cells between two keys. */
	readonly #width: number;
	readonly #strides: number[];
	readonly #seen = new Set<number>();
	/** Keys of the row that is being read. */
	#keys: string[] = [];
	/** The key being read: quoted pieces beside each other are one, a comma ends it. */
	#key: string | undefined;
	/** Cells of the row still to come, and where the next one goes. */
	#left = 0;
	#at = 0;

	/** Undefined where the file has no KEYS. Refuses KEYS for some of the stub variables. */
	static of(head: PxHead, variables: readonly PxVariable[]): PxRows | undefined {
		const stub = variables.filter(({ isStub }) => isStub);
		const kinds = stub.map(({ name }) => head.value('KEYS', [name])?.toUpperCase());
		if (kinds.every((kind) => kind === undefined)) return undefined;
		if (kinds.includes(undefined)) refuse('px_keys_some');
		const heading = variables.filter(({ isStub }) => !isStub);
		return new PxRows(
			stub,
			kinds,
			heading.reduce((cells, { texts }) => cells * texts.length, 1)
		);
	}

	private constructor(stub: PxVariable[], kinds: (string | undefined)[], width: number) {
		this.#stub = stub;
		this.#kinds = kinds;
		this.#width = width;
		this.#strides = stridesOf(stub.map(({ texts }) => texts.length));
		this.#indexes = stub.map(({ codes, texts }, v) => {
			const keys = kinds[v] === 'CODES' ? (codes ?? texts) : texts;
			return new Map(keys.map((key, i) => [key, i]));
		});
	}

	/** True where the next token is a key, not a cell. */
	get isAtKey(): boolean {
		return this.#left === 0;
	}

	/** True where a row was begun and not ended. */
	get isInside(): boolean {
		return this.#left > 0 || this.#keys.length > 0 || this.#key !== undefined;
	}

	/** A quoted piece of a key. */
	addPiece(text: string): void {
		this.#key = (this.#key ?? '') + text;
	}

	/** A comma or a figure ends a key, if one was begun; the last of a row says where its cells go. */
	endKey(line: number): void {
		if (this.#key === undefined) return;
		this.#keys.push(this.#key);
		this.#key = undefined;
		if (this.#keys.length < this.#stub.length) return;
		this.#at = this.#rowOf(this.#keys, line) * this.#width;
		this.#left = this.#width;
		this.#keys = [];
	}

	/** Index of the next cell of the row. */
	nextCell(): number {
		this.#left--;
		return this.#at++;
	}

	#rowOf(keys: readonly string[], line: number): number {
		let row = 0;
		keys.forEach((key, v) => {
			const index = this.#indexes[v]!.get(key);
			if (index === undefined)
				return refuse(
					'px_key_unknown',
					{
						key,
						kind: this.#kinds[v] === 'CODES' ? 'codes' : 'values',
						variable: this.#stub[v]!.name
					},
					{ line, keyword: 'DATA' }
				);
			row += index * this.#strides[v]!;
		});
		if (this.#seen.has(row)) {
			const dimensions = this.#stub.map(({ dimension }) => dimension);
			refuse('px_row_twice', { key: cellKey(dimensions, row) }, { line, keyword: 'DATA' });
		}
		this.#seen.add(row);
		return row;
	}
}
