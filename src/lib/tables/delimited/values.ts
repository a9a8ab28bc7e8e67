/** Cells of figures: bytes → value and mark, counting on the way what the reader's report has to say about them. */
import { isAmbiguous, isLoose, parseCell, parsePercent, type Cell } from '../table/cells.ts';
import { Dictionary } from './dictionary.ts';
import { AMBIGUOUS, INTEGER, NumberReader } from './number.ts';
import type { SymbolTable } from '../table/symbols.ts';

/** How often something was met, and where first. */
export class Tally {
	count = 0;
	line = 0;

	add(line: number): void {
		if (this.count++ === 0) this.line = line;
	}
}

export type DecimalMark = '.' | ',';

/** What figures say about their decimal mark: `clear` ones prove it, ambiguous ones may group thousands. */
export interface MarkEvidence {
	clear: Tally;
	ambiguous: Tally;
}

interface OddCell {
	value: number;
	mark: number;
	tallies: readonly Tally[];
}

const LOWEST_SENTINEL = -9e12;
const MOST_REMEMBERED = 10_000;

const decoder = new TextDecoder();

export class ValueReader {
	/** NaN = no number. */
	value = NaN;
	/** For `marks` of a table. */
	mark = 0;
	readonly evidence = {
		'.': { clear: new Tally(), ambiguous: new Tally() },
		',': { clear: new Tally(), ambiguous: new Tally() }
	} satisfies Record<DecimalMark, MarkEvidence>;
	readonly numbers = new Tally();
	readonly empty = new Tally();
	readonly loose = new Tally();
	readonly sentinels = new Tally();
	readonly percent = new Tally();
	readonly #number = new NumberReader();
	readonly #symbols: SymbolTable;
	readonly #decimalMark: DecimalMark | undefined;
	readonly #spellings = new Dictionary();
	readonly #odd: (OddCell | undefined)[] = [];

	/** `decimalMark`: what it is known to be; left out, either mark is taken as one and `evidence` is gathered. */
	constructor(symbols: SymbolTable, decimalMark?: DecimalMark) {
		this.#symbols = symbols;
		this.#decimalMark = decimalMark;
	}

	/** Reads one cell into `value` and `mark`; false when it is neither a number nor a symbol. */
	read(bytes: Uint8Array, start: number, end: number, line: number): boolean {
		const number = this.#number;
		if (number.read(bytes, start, end) && number.value > LOWEST_SENTINEL) {
			if (number.form === INTEGER) return this.#take(number.value, line);
			const mark = number.isComma ? ',' : '.';
			if (this.#decimalMark === undefined) {
				const { clear, ambiguous } = this.evidence[mark];
				(number.form === AMBIGUOUS ? ambiguous : clear).add(line);
				return this.#take(number.value, line);
			}
			if (mark === this.#decimalMark) return this.#take(number.value, line);
		}
		return this.#readOdd(bytes, start, end, line);
	}

	#take(value: number, line: number): true {
		this.value = value;
		this.mark = 0;
		this.numbers.add(line);
		return true;
	}

	#readOdd(bytes: Uint8Array, start: number, end: number, line: number): boolean {
		const spelling = this.#spellings.find(bytes, start, end);
		let cell = this.#odd[spelling];
		if (spelling < 0) {
			cell = this.#parse(decoder.decode(bytes.subarray(start, end)));
			if (this.#spellings.size < MOST_REMEMBERED) {
				this.#spellings.add(bytes, start, end);
				this.#odd.push(cell);
			}
		}
		if (cell === undefined) return false;
		this.value = cell.value;
		this.mark = cell.mark;
		for (const tally of cell.tallies) tally.add(line);
		return true;
	}

	#parse(text: string): OddCell | undefined {
		const tallies: Tally[] = [];
		const cell = this.#cellOf(text, tallies);
		if (!cell) return undefined;
		const { value, symbol, glued } = cell;
		if (!isNaN(value)) tallies.push(this.numbers);
		if (isLoose(text)) tallies.push(this.loose);
		if (symbol === '%') return { value, mark: 0, tallies: [...tallies, this.percent] };
		if (glued) return { value, mark: this.#symbols.flagOf(symbol), tallies };
		if (!isNaN(value)) return { value, mark: 0, tallies };
		if (symbol === '') tallies.push(this.empty);
		else if (/\d/.test(text)) tallies.push(this.sentinels);
		const mark = this.#symbols.markOf(symbol);
		return { value: this.#symbols.valueOf(mark), mark, tallies };
	}

	/** Reads an odd cell by the known decimal mark, or by both, noting which of them made sense of it. */
	#cellOf(text: string, tallies: Tally[]): Cell | undefined {
		const { evidence } = this;
		const read = (isComma: boolean, isSure: boolean) =>
			parseCell(text, isComma, isSure) ?? parsePercent(text, isComma, isSure);
		if (this.#decimalMark !== undefined) return read(this.#decimalMark === ',', true);
		const byPoint = read(false, false);
		const byComma = read(true, false);
		// Both make sense of it only where they make the same of it: one mark cannot be both.
		if (byPoint && byComma) return byPoint;
		const mark = byPoint ? '.' : ',';
		// "1.234 a" is read by one mark only, and yet the other may group its thousands.
		const isOpen = isAmbiguous(text.replace(/[^\d.,+-]/g, ''));
		if (byPoint ?? byComma) tallies.push(evidence[mark][isOpen ? 'ambiguous' : 'clear']);
		return byPoint ?? byComma;
	}
}
