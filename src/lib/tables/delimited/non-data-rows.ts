/** Records that are not rows of figures: blank lines, notes at the end, headers that come again, damaged rows. */
import { cause } from '#lib/dataset/problem.ts';
import { Tally } from './values.ts';
import type { Faults } from './faults.ts';
import { cleaned, isBlank, isFigure, type Layout, rowOf, type SampleRow } from './layout/index.ts';
import type { Records } from './records.ts';

/** Words notes begin with; where only one column names the rows, a label without figures looks like a note. */
const NOTE_START =
	/^(source|note|last updated|updated|copyright|contact|units?|käll|anm|senast|kilde|note|sist|lähde|huom|heimild|©|\*|\d\)|\.{1,4}\s*=)/i;

/** A text below the figures. */
export interface NoteLine {
	line: number;
	text: string;
}

/** One field of blanks. */
function isBlankRecord({ count, bytes, starts, ends }: Records): boolean {
	if (count !== 1) return false;
	for (let p = starts[0]!; p < ends[0]!; p++) if (bytes[p]! > 0x20) return false;
	return true;
}

export class NonDataRows {
	readonly notes: NoteLine[] = [];
	/** Headers that came again. */
	readonly headers = new Tally();
	/** Rows with empty fields behind the last column. */
	readonly extra = new Tally();
	readonly #layout: Layout;
	readonly #faults: Faults;
	#isBehindBlank = false;

	constructor(layout: Layout, faults: Faults) {
		this.#layout = layout;
		this.#faults = faults;
	}

	/** True when a record with another number of fields than the header is a row of figures all the same. */
	isRow(records: Records): boolean {
		const { width, header } = this.#layout;
		// Blank lines are many in damaged files: they are seen without being made into a row.
		if (isBlankRecord(records)) {
			this.#isBehindBlank = true;
			return false;
		}
		const row = rowOf(records);
		const isOpen = row.cells.slice(header.length).every((cell) => cell === '');
		if (row.cells.length >= header.length && isOpen && !isBlank(row)) {
			if (row.cells.length > width) this.extra.add(row.line);
			return true;
		}
		if (!this.#isApart(row, records.isEnded)) this.#misfit(row, records.isEnded);
		return false;
	}

	/**
	 * True when a record with an unknown label is no row of figures; it was noted for what it is. `isFirst`: nothing
	 * but the header came before it, so figures that look like the header's years are figures.
	 */
	isNone(records: Records, isFirst: boolean): boolean {
		const row = rowOf(records);
		if (!isFirst && this.isHeader(row)) {
			this.#again(row);
			return true;
		}
		if (this.#mayBeNote(row) && this.#isApart(row, records.isEnded)) return true;
		const { keys, header } = this.#layout;
		if (keys.length > 1 && keys.every((field) => row.cells[field] === header[field])) {
			this.#faults.add(cause('csv_header_other', {}, { line: row.line }));
			return true;
		}
		const empty = keys.find((field) => row.cells[field] === '');
		if (empty === undefined) return false;
		this.#faults.add(cause('csv_empty_key', {}, { line: row.line, name: header[empty]! }));
		return true;
	}

	/** True for a row with nothing in it, with a text in its first key alone, or without a figure behind a blank line. */
	#mayBeNote(row: SampleRow): boolean {
		const { keys, header } = this.#layout;
		const filled = row.cells.filter((cell) => cell !== '').length;
		const isLone = filled === 1 && keys.length > 0 && row.cells[keys[0]!] !== '';
		const isLabel = keys.length === 1 && !this.#isBehindBlank && !NOTE_START.test(row.cells[0]!);
		const last = row.cells[header.length - 1]!;
		const isTail = this.#isBehindBlank && !isFigure(last);
		return filled === 0 || (isLone && !isLabel) || isTail;
	}

	/** True for a header row like the first one. */
	isHeader(row: SampleRow): boolean {
		return this.#layout.headerRows.some(
			(cells) =>
				cells.length === row.cells.length && cells.every((cell, i) => cell === row.cells[i])
		);
	}

	/** To be told of each row of figures behind notes: there must be none. */
	rejectRow(records: Records): void {
		this.#faults.add(cause('csv_behind_notes', {}, { line: records.line }));
		this.notes.length = 0;
	}

	/** Notes a blank line or a note; false when the row is neither. */
	#isApart(row: SampleRow, isEnded: boolean): boolean {
		if (isBlank(row)) {
			this.#isBehindBlank = true;
			return true;
		}
		const filled = row.cells.filter((cell) => cell !== '');
		const isWhole = isEnded || this.#isBehindBlank;
		const isNote = filled.length === 1 ? isWhole : this.#isBehindBlank && !isFigure(filled.at(-1)!);
		if (isNote)
			this.notes.push({
				line: row.line,
				text: filled.length === 1 ? filled[0]! : cleaned(row.raw)
			});
		return isNote;
	}

	#again(row: SampleRow): void {
		const isTitles = this.notes.every(({ text }) => text === this.#layout.title);
		if (!isTitles) this.#faults.add(cause('csv_header_behind_notes', {}, { line: row.line }));
		this.notes.length = 0;
		this.headers.add(row.line);
		this.#isBehindBlank = false;
	}

	#misfit(row: SampleRow, isEnded: boolean): void {
		const { width } = this.#layout;
		const code = isEnded ? 'csv_fields' : 'csv_fields_cut';
		this.#faults.add(cause(code, { fields: row.cells.length, width }, { line: row.line }));
	}
}
