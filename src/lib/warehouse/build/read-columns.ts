/** observations.csv → columns in one reading, when nothing in it is wrong. */
import { precisionOf, type Dataset } from '#lib/dataset/model.ts';
import { GrowingColumns, hasKeyTwice, sortedColumns, type Columns } from './columns.ts';
import { FieldIndex, HASH_START, hashNext } from './field-index.ts';
import { numberIn } from './number-field.ts';
import { columnsOf } from './observations.ts';
import { allowsValue, isReason, STATUS_TEXTS } from './status.ts';

const [QUOTE, COMMA, NEWLINE, RETURN] = [34, 44, 10, 13];
const BYTE_ORDER_MARK = Buffer.from('\ufeff');
/** As the database that looks more closely reads them. */
const LONGEST_LINE = 2_000_000;
const STATUS_INDEX = new FieldIndex(STATUS_TEXTS);
const IS_REASON = STATUS_TEXTS.map(isReason);
const ALLOWS_VALUE = STATUS_TEXTS.map(allowsValue);

/** Something is wrong with the file: what, and where, is for others to find out. */
class Unsound extends Error {}

const [VALUE, STATUS] = [-1, -2];

/** What the fields of the columns of a file mean. */
class Fields {
	readonly #into: GrowingColumns;
	/** Of each column of the file, which dimension it is; else VALUE or STATUS. */
	readonly #meaning: Int32Array;
	readonly #index: FieldIndex[];
	readonly #decimals: number;
	readonly #low: number;
	readonly #high: number;

	constructor({ dimensions, unit }: Dataset, header: readonly string[], into: GrowingColumns) {
		this.#into = into;
		this.#meaning = Int32Array.from(header, (id) => {
			if (id === 'value') return VALUE;
			return id === 'status' ? STATUS : dimensions.findIndex((d) => d.id === id);
		});
		this.#index = dimensions.map((d) => new FieldIndex(d.categories.map((c) => c.code)));
		this.#decimals = precisionOf(unit);
		this.#low = unit.range[0] ?? -Infinity;
		this.#high = unit.range[1] ?? Infinity;
	}

	/** Takes a field of the next row. */
	take(column: number, bytes: Buffer, from: number, to: number, hash: number): void {
		const meaning = this.#meaning[column];
		if (meaning === undefined) throw new Unsound();
		const { rows, codes, values, status } = this.#into;
		if (meaning === VALUE) {
			const number = from === to ? NaN : numberIn(bytes, from, to, this.#decimals);
			if (from !== to && !(number >= this.#low && number <= this.#high)) throw new Unsound();
			values[rows] = number;
			return;
		}
		const index = meaning === STATUS ? STATUS_INDEX : this.#index[meaning]!;
		const place = index.placeOf(bytes, from, to, hash);
		if (place < 0) throw new Unsound();
		if (meaning === STATUS) status[rows] = place;
		else codes[meaning]![rows] = place;
	}

	/** The next row is whole. */
	finish(fields: number): void {
		const { rows, values, status } = this.#into;
		const isPublished = !Number.isNaN(values[rows]!);
		const fits = (isPublished ? ALLOWS_VALUE : IS_REASON)[status[rows]!]!;
		if (fields !== this.#meaning.length || !fits) throw new Unsound();
		this.#into.rows++;
		this.#into.reserve();
	}
}

/** Records of a file, a chunk at a time. */
class Records {
	readonly #fields: Fields;
	#isHeaderPast = false;
	#lineEnd = 0;
	/** A quoted field without its quotes. */
	#unquoted = Buffer.alloc(0);

	constructor(fields: Fields) {
		this.#fields = fields;
	}

	/** Reads whole records. @returns the place of the first byte of one that is not whole */
	read(bytes: Buffer, isLast: boolean): number {
		for (let at = 0; at < bytes.length;) {
			const end = this.#record(bytes, at, isLast);
			if (end < 0) return at;
			at = end;
		}
		return bytes.length;
	}

	/** @returns where the next record starts, −1 if this one goes on in the next chunk */
	#record(bytes: Buffer, start: number, isLast: boolean): number {
		if (isLineEnd(bytes[start]!)) return this.#lineEndAt(bytes, start, isLast);
		let at = start;
		for (let column = 0; ; column++) {
			at = this.#field(bytes, at, column, isLast);
			if (at < 0) return -1;
			if (bytes[at] !== COMMA) {
				const next = at === bytes.length ? at : this.#lineEndAt(bytes, at, isLast);
				if (next >= 0 && this.#isHeaderPast) this.#fields.finish(column + 1);
				if (next >= 0) this.#isHeaderPast = true;
				return next;
			}
			at++;
		}
	}

	/** @returns where the separator behind the field is, −1 if that is in the next chunk */
	#field(bytes: Buffer, start: number, column: number, isLast: boolean): number {
		if (bytes[start] === QUOTE) return this.#quotedField(bytes, start, column, isLast);
		let at = start;
		let hash = HASH_START;
		for (; at < bytes.length; at++) {
			const byte = bytes[at]!;
			if (byte === COMMA || isLineEnd(byte)) break;
			if (byte === QUOTE) throw new Unsound();
			hash = hashNext(hash, byte);
		}
		if (at === bytes.length && !isLast) return -1;
		this.#taken(column, bytes, start, at, hash);
		return at;
	}

	#quotedField(bytes: Buffer, start: number, column: number, isLast: boolean): number {
		let end = bytes.indexOf(QUOTE, start + 1);
		while (end >= 0 && bytes[end + 1] === QUOTE) end = bytes.indexOf(QUOTE, end + 2);
		// A quote at the end of a chunk may be the first of two.
		if (end < 0 || (end + 1 === bytes.length && !isLast)) {
			if (isLast) throw new Unsound();
			return -1;
		}
		const next = bytes[end + 1];
		if (next !== undefined && next !== COMMA && !isLineEnd(next)) throw new Unsound();
		this.#unquoted = Buffer.from(bytes.toString('utf8', start + 1, end).replaceAll('""', '"'));
		const { length } = this.#unquoted;
		this.#taken(column, this.#unquoted, 0, length, this.#unquoted.reduce(hashNext, HASH_START));
		return end + 1;
	}

	#taken(column: number, bytes: Buffer, from: number, to: number, hash: number): void {
		if (this.#isHeaderPast) this.#fields.take(column, bytes, from, to, hash);
	}

	/** Two kinds of line ends in one file are unsound. @returns the place behind it, −1 if its end is in the next chunk */
	#lineEndAt(bytes: Buffer, at: number, isLast: boolean): number {
		if (bytes[at] === RETURN && at + 1 === bytes.length && !isLast) return -1;
		const isBoth = bytes[at] === RETURN && bytes[at + 1] === NEWLINE;
		const kind = isBoth ? RETURN + NEWLINE : bytes[at]!;
		if (this.#lineEnd !== 0 && this.#lineEnd !== kind) throw new Unsound();
		this.#lineEnd = kind;
		return at + (isBoth ? 2 : 1);
	}
}

const isLineEnd = (byte: number): boolean => byte === NEWLINE || byte === RETURN;

/** True if a file has the columns of its dataset, each once, in whatever order. */
function fits(dataset: Dataset, header: readonly string[]): boolean {
	const wanted = columnsOf(dataset);
	return header.length === wanted.length && wanted.every((id) => header.includes(id));
}

/**
 * The observations in `chunks`, all of which are taken, sorted.
 * @returns undefined when anything is wrong with them
 */
export function readColumns(
	dataset: Dataset,
	header: readonly string[],
	chunks: Iterable<Buffer>
): Columns | undefined {
	if (!fits(dataset, header)) {
		for (const chunk of chunks) void chunk;
		return undefined;
	}
	const grown = new GrowingColumns(dataset.dimensions.length);
	const records = new Records(new Fields(dataset, header, grown));
	let rest: Buffer | undefined = Buffer.alloc(0);
	let isStart = true;
	for (const chunk of chunks) {
		if (!rest) continue;
		const whole: Buffer = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
		const bytes = isStart && whole.indexOf(BYTE_ORDER_MARK) === 0 ? whole.subarray(3) : whole;
		isStart = false;
		rest = soundly(() => bytes.subarray(records.read(bytes, false)));
		if (rest && rest.length > LONGEST_LINE) rest = undefined;
	}
	const last = rest;
	if (!last || soundly(() => records.read(last, true)) === undefined || grown.rows === 0)
		return undefined;
	const columns = sortedColumns(dataset, grown, STATUS_TEXTS);
	return hasKeyTwice(columns) ? undefined : columns;
}

/** Undefined when something is wrong with what is read. */
function soundly<T>(read: () => T): T | undefined {
	try {
		return read();
	} catch (error) {
		if (error instanceof Unsound) return undefined;
		throw error;
	}
}
