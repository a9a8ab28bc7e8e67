/** The figures of a PX file, read straight into columns. */
import type { Where } from '#lib/dataset/problem.ts';
import { LOOSE, NumberBytes } from '../bytes/number.ts';
import type { PxCells } from './cell.ts';
import type { PxRows } from './rows.ts';
import type { PxScan } from './scan.ts';
import { refuse } from '../table/table.ts';

export interface PxFigures {
	values: Float64Array;
	marks: Uint16Array;
	/** Cells read; never more than fit. */
	count: number;
	/** The file has more cells than fit. */
	hasMore: boolean;
	/** The last thing in the file is a semicolon. */
	isEnded: boolean;
	/** A comma stood directly behind a number: it may part cells, or thousands. */
	hasTightCommas: boolean;
	/** The file ends inside a row that has keys. */
	isMidRow: boolean;
	/** Numbers such as ".5" and "5.". */
	loose: number;
	/** Line of the last cell read. */
	line: number;
}

const NEWLINE = 0x0a;
const RETURN = 0x0d;
const QUOTE = 0x22;
const COMMA = 0x2c;
const SEMICOLON = 0x3b;
/** The piece at hand ends inside a token. */
const CUT = -1;

export class PxData {
	readonly figures: PxFigures;
	readonly #numbers = new NumberBytes();
	readonly #cells: PxCells;
	readonly #areCommasInside: boolean;
	readonly #rows: PxRows | undefined;

	/** `areCommasInside`: commas part thousands, not cells. */
	constructor(total: number, cells: PxCells, areCommasInside: boolean, rows?: PxRows) {
		this.#cells = cells;
		this.#areCommasInside = areCommasInside;
		this.#rows = rows;
		this.figures = {
			values: new Float64Array(total),
			marks: new Uint16Array(total),
			count: 0,
			hasMore: false,
			isEnded: false,
			hasTightCommas: false,
			isMidRow: false,
			loose: 0,
			line: 0
		};
	}

	/** Reads to the end of the file, or to the first cell too many. */
	async read(scan: PxScan): Promise<PxFigures> {
		do this.#readPiece(scan);
		while (!this.figures.hasMore && (await scan.window.more()));
		if (!this.figures.hasMore) this.#readPiece(scan);
		this.figures.isMidRow = this.#rows?.isInside ?? false;
		return this.figures;
	}

	// eslint-disable-next-line complexity -- every figure of a file passes here: one loop over the bytes at hand
	#readPiece(scan: PxScan): void {
		const { window } = scan;
		const { bytes } = window;
		const { figures } = this;
		const { values } = figures;
		const end = bytes.length;
		const hasKeys = this.#rows !== undefined;
		let p = window.pos;
		for (;;) {
			let byte = 0;
			for (; p < end && (byte = bytes[p]!) <= 0x20; p++) {
				if (byte === NEWLINE) scan.line++;
				else if (byte === RETURN) {
					// Whether a line feed follows, the next piece will tell.
					if (p + 1 === end && !window.isLast) break;
					if (bytes[p + 1] !== NEWLINE) scan.line++;
				}
			}
			window.pos = p;
			if (p === end || byte <= 0x20 || figures.hasMore) return;
			if (byte === COMMA || byte === SEMICOLON) {
				if (byte === SEMICOLON) figures.isEnded = true;
				else this.#rows?.endKey(scan.line);
				p++;
				continue;
			}
			figures.isEnded = false;
			figures.line = scan.line;
			if (!hasKeys && byte !== QUOTE) {
				const value = this.#numbers.read(bytes, p, end);
				const { stop } = this.#numbers;
				if (stop === end && !window.isLast) return;
				if (Number.isFinite(value) && (stop === end || this.#isSeparator(bytes[stop]!))) {
					if ((this.#numbers.shape & (LOOSE.noInteger | LOOSE.noFraction)) !== 0) figures.loose++;
					const leaked = value < -1e12 ? this.#cells.leak(value) : undefined;
					if (leaked) this.#put(leaked.value, leaked.mark);
					else if (figures.count < values.length) values[figures.count++] = value;
					else figures.hasMore = true;
					if (bytes[stop] === COMMA) figures.hasTightCommas = true;
					p = stop;
					continue;
				}
			}
			p = this.#token(scan, p, end);
			if (p === CUT) return;
		}
	}

	/** A symbol, a key, or an odd number; CUT or the byte behind it. */
	#token(scan: PxScan, at: number, end: number): number {
		const { bytes, isLast } = scan.window;
		const isQuoted = bytes[at] === QUOTE;
		let to = at + 1;
		if (isQuoted) while (to < end && bytes[to] !== QUOTE) to++;
		else while (to < end && !this.#isSeparator(bytes[to]!)) to++;
		if (to === end && !isLast) return CUT;
		if (isQuoted && to === end) refuse('px_data_quote', {}, { line: scan.line, keyword: 'DATA' });
		const from = isQuoted ? at + 1 : at;
		const isKey = this.#rows?.isAtKey && this.#isKeyPiece(this.#rows, scan, from, to, isQuoted);
		if (!isKey) this.#cell(scan, from, to);
		return isQuoted ? to + 1 : to;
	}

	/** Adds a piece of the key of a row; false for the first figure behind the key. */
	#isKeyPiece(rows: PxRows, scan: PxScan, from: number, to: number, isQuoted: boolean): boolean {
		if (isQuoted) {
			rows.addPiece(new TextDecoder().decode(scan.window.bytes.subarray(from, to)));
			return true;
		}
		rows.endKey(scan.line);
		if (rows.isAtKey) refuse('px_no_key', {}, this.#place(scan.line));
		return false;
	}

	/** Keeps a symbol or an odd number; refuses anything else, unless it stands behind the last cell. */
	#cell(scan: PxScan, from: number, to: number): void {
		const { bytes } = scan.window;
		const cell = this.#cells.read(bytes, from, to);
		if (cell) this.#put(cell.value, cell.mark);
		else if (this.figures.count === this.figures.values.length) this.figures.hasMore = true;
		else
			refuse(
				'px_no_figure',
				{ text: new TextDecoder().decode(bytes.subarray(from, to)).slice(0, 40) },
				this.#place(scan.line)
			);
	}

	#put(value: number, mark: number): void {
		const { figures } = this;
		if (figures.count >= figures.values.length) {
			figures.hasMore = true;
			return;
		}
		const at = this.#rows ? this.#rows.nextCell() : figures.count;
		figures.count++;
		figures.values[at] = value;
		figures.marks[at] = mark;
	}

	#isSeparator(byte: number): boolean {
		return (
			byte <= 0x20 ||
			(byte === COMMA && !this.#areCommasInside) ||
			byte === SEMICOLON ||
			byte === QUOTE
		);
	}

	#place(line: number): Where {
		return { line, keyword: 'DATA', cell: this.figures.count + 1 };
	}
}
