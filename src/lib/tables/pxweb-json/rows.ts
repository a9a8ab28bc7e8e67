/** The rows of PxWeb's own JSON: each a key of codes and one value for each contents column. */
import type { CauseArguments, ProblemCode, Where } from '#lib/dataset/problem.ts';
import { parseCell, type Cell } from '../table/cells.ts';
import { Rows } from '../table/cube.ts';
import type { SymbolTable } from '../table/symbols.ts';
import { refuse } from '../table/table.ts';

/** Texts of cells are few; beyond this many they are not worth remembering. */
const MOST_CELLS = 20_000;

export class KeyedRows {
	/** For each place of the key, its codes in order of appearance. */
	readonly codes: string[][] = [];
	/** Cells that say nothing at all. */
	silent = 0;
	readonly #indexes: Map<string, number>[] = [];
	readonly #cells = new Map<string, Cell>();
	readonly #symbols: SymbolTable;
	/** Made with the first row, which says how many places and values there are. */
	#rows: Rows | undefined;
	#places: number[] = [];
	#valueCount = 0;
	#rowNumber = 0;

	constructor(symbols: SymbolTable) {
		this.#symbols = symbols;
	}

	/** Number of values in each row; 0 as long as there is no row. */
	get valueCount(): number {
		return this.#valueCount;
	}

	get rows(): Rows | undefined {
		return this.#rows;
	}

	/** One element of `data`. Refuses rows unlike the first, and values that are neither number nor symbol. */
	add(row: unknown): void {
		this.#rowNumber++;
		const { key, values } = (row ?? {}) as { key?: unknown; values?: unknown };
		if (!isTexts(key) || !Array.isArray(values)) return this.#refuse('pxjson_row');
		if (!this.#rows) this.#begin(key.length, values.length);
		if (key.length !== this.codes.length || values.length !== this.#valueCount)
			this.#refuse('pxjson_row_width', {
				codes: key.length,
				values: values.length,
				keys: this.codes.length,
				contents: this.#valueCount
			});
		for (let d = 0; d < key.length; d++) this.#places[d] = this.#indexOf(d, key[d]!);
		for (let c = 0; c < values.length; c++) {
			if (values.length > 1) this.#places[key.length] = c;
			this.#addCell(values[c]);
		}
	}

	#begin(keyLength: number, valueCount: number): void {
		this.#valueCount = valueCount;
		this.#rows = new Rows(keyLength + (valueCount > 1 ? 1 : 0));
		for (let d = 0; d < keyLength; d++) {
			this.codes.push([]);
			this.#indexes.push(new Map());
		}
	}

	#indexOf(place: number, code: string): number {
		const indexes = this.#indexes[place]!;
		let index = indexes.get(code);
		if (index === undefined) {
			index = this.codes[place]!.push(code) - 1;
			indexes.set(code, index);
		}
		return index;
	}

	#addCell(json: unknown): void {
		const { value, symbol, glued } = this.#cellOf(json);
		if (glued || !Number.isNaN(value)) {
			this.#rows!.add(this.#places, value, symbol === '' ? 0 : this.#symbols.flagOf(symbol));
			return;
		}
		if (symbol === '') this.silent++;
		const mark = this.#symbols.markOf(symbol);
		this.#rows!.add(this.#places, this.#symbols.valueOf(mark), mark);
	}

	#cellOf(json: unknown): Cell {
		const text = json === null ? '' : typeof json === 'number' ? String(json) : json;
		if (typeof text !== 'string') return this.#refuse('pxjson_no_text');
		const known = this.#cells.get(text);
		if (known) return known;
		const cell = parseCell(text) ?? this.#refuse('pxjson_value', { text });
		if (this.#cells.size < MOST_CELLS) this.#cells.set(text, cell);
		return cell;
	}

	#refuse<Code extends ProblemCode>(...[code, given]: CauseArguments<Code>): never {
		const where: Where = { member: 'data', row: this.#rowNumber };
		return refuse(...([code, given, where] as unknown as CauseArguments<Code>));
	}
}

const isTexts = (json: unknown): json is string[] =>
	Array.isArray(json) && json.every((text) => typeof text === 'string');
