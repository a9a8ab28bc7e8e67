/** Tokens among the figures of a PX file that are no plain numbers: symbols, bare or in quotes, and odd numbers. */
import { parseCell, sentinelOf } from '../table/cells.ts';
import type { SymbolTable } from '../table/symbols.ts';

/** Texts up to this many bytes are known by their bytes, packed into one number that a double holds exactly. */
const SHORT = 6;

export interface PxCell {
	/** NaN = no number. */
	value: number;
	/** As in `Table.marks`. */
	mark: number;
}

export class PxCells {
	readonly #symbols: SymbolTable;
	readonly #areCommasInside: boolean;
	readonly #byBytes = new Map<number, PxCell>();
	/** Cells whose number stood for a symbol. */
	leaked = 0;

	/** `areCommasInside`: commas part thousands, not cells. */
	constructor(symbols: SymbolTable, areCommasInside: boolean) {
		this.#symbols = symbols;
		this.#areCommasInside = areCommasInside;
	}

	/** The cell these bytes (quotes taken off) hold; undefined where they are neither number nor symbol. */
	read(bytes: Uint8Array, from: number, to: number): PxCell | undefined {
		const isShort = to - from <= SHORT;
		let packed = 1;
		if (isShort) {
			for (let p = from; p < to; p++) packed = packed * 256 + bytes[p]!;
			const known = this.#byBytes.get(packed);
			if (known) return known;
		}
		const cell = this.#parse(new TextDecoder().decode(bytes.subarray(from, to)));
		if (cell && isShort) this.#byBytes.set(packed, cell);
		return cell;
	}

	/** The symbol a plain number stands for, where it is one of those the server keeps symbols as. */
	leak(value: number): PxCell | undefined {
		const symbol = sentinelOf(value);
		if (symbol === undefined) return undefined;
		this.leaked++;
		return this.#alone(symbol);
	}

	#parse(text: string): PxCell | undefined {
		const bare = text.trim();
		if (this.#symbols.has(bare)) return this.#alone(bare);
		const cell = parseCell(bare, false, this.#areCommasInside);
		if (!cell) return undefined;
		if (!Number.isNaN(cell.value))
			return {
				value: cell.value,
				mark: cell.symbol === '' ? 0 : this.#symbols.flagOf(cell.symbol)
			};
		return this.#alone(cell.symbol);
	}

	#alone(symbol: string): PxCell {
		const mark = this.#symbols.markOf(symbol);
		return { value: this.#symbols.valueOf(mark), mark };
	}
}
