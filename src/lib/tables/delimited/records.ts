/** Bytes of a delimited text → records of fields by RFC 4180, piece by piece and without decoding them. */
import { refuse } from '../table/table.ts';
import type { InputFile } from '../bytes/input-file.ts';

export type Delimiter = ',' | ';' | '\t' | ' ';

const LF = 10;
const CR = 13;
const SPACE = 32;
const QUOTE = 34;
/** A record longer than this has lost a quote; no table has one. */
const LONGEST_RECORD = 1 << 24;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * The records of one piece of a file. `next()` moves to the following record; its fields are `bytes[starts[i]] …
 * bytes[ends[i]]` without their quotes. Used again for the next piece, so nothing of it may be kept.
 */
export class Records {
	bytes: Uint8Array = new Uint8Array();
	/** Fields of this record; a blank line has one empty field. */
	count = 0;
	starts = new Uint32Array(64);
	ends = new Uint32Array(64);
	/** 0 bare · 1 quoted · 2 quoted, with doubled quotes inside. */
	quotes = new Uint8Array(64);
	/** Physical line this record starts on, counted from 1. */
	line = 1;
	/** Where this record starts and ends in `bytes`, without its line end. */
	start = 0;
	end = 0;
	/** False for a last record that no line end follows. */
	isEnded = true;
	readonly #delimiter: number;
	#position = 0;
	#nextLine = 1;
	#isLast = false;

	constructor(delimiter: Delimiter) {
		this.#delimiter = delimiter.charCodeAt(0);
	}

	/** Hands in the next piece: what `rest` returned, then new bytes. */
	feed(bytes: Uint8Array, isLast: boolean): void {
		this.bytes = bytes;
		this.#position = 0;
		this.#isLast = isLast;
	}

	/** The bytes of the record that was cut by the end of the piece. */
	rest(): Uint8Array {
		return this.bytes.subarray(this.#position);
	}

	/**
	 * Reads one record; false when the rest of the piece holds no whole one. Refuses text behind a closing quote,
	 * and a quote that is never closed, naming the line where its field started.
	 */
	// eslint-disable-next-line complexity -- every byte of a file passes here: one loop without calls
	next(): boolean {
		const { bytes } = this;
		const size = bytes.length;
		const delimiter = this.#delimiter;
		let at = this.#position;
		if (at >= size) return false;
		let lines = 0;
		let count = 0;
		this.start = at;
		this.line = this.#nextLine;
		for (;;) {
			if (count === this.starts.length) this.#widen();
			let quote = at;
			if (bytes[at] === SPACE && delimiter !== SPACE) while (bytes[quote] === SPACE) quote++;
			if (bytes[quote] === QUOTE) {
				const fieldLine = this.#nextLine + lines;
				let kind = 1;
				const from = quote + 1;
				at = from;
				for (;;) {
					const byte = bytes[at];
					if (byte === undefined) return this.#cutInQuote(fieldLine);
					if (byte === QUOTE) {
						if (bytes[at + 1] !== QUOTE) break;
						kind = 2;
						at++;
					} else if (byte === LF || (byte === CR && bytes[at + 1] !== LF)) lines++;
					at++;
				}
				this.starts[count] = from;
				this.ends[count] = at++;
				this.quotes[count++] = kind;
				if (delimiter !== SPACE) while (bytes[at] === SPACE) at++;
				const byte = bytes[at];
				if (byte !== undefined && byte !== delimiter && byte !== LF && byte !== CR)
					this.#trailing(fieldLine, from - 1, at);
			} else {
				this.starts[count] = at;
				let byte = bytes[at];
				while (byte !== delimiter && byte !== LF && byte !== CR && at < size) byte = bytes[++at];
				this.ends[count] = at;
				this.quotes[count++] = 0;
			}
			if (at < size && bytes[at] === delimiter) {
				at++;
				continue;
			}
			break;
		}
		// Whether a CR at the very end stands alone only the next piece can tell.
		if (!this.#isLast && (at >= size || (bytes[at] === CR && at + 1 === size))) return false;
		this.end = at;
		this.isEnded = at < size;
		if (at < size) at += bytes[at] === CR && bytes[at + 1] === LF ? 2 : 1;
		this.#position = at;
		this.#nextLine += lines + 1;
		this.count = count;
		return true;
	}

	/** Field `index` as text, doubled quotes made single. */
	text(index: number): string {
		const text = decoder.decode(this.bytes.subarray(this.starts[index], this.ends[index]));
		return this.quotes[index] === 2 ? text.replaceAll('""', '"') : text;
	}

	/** The whole record as it stands in the file. */
	raw(): string {
		return decoder.decode(this.bytes.subarray(this.start, this.end));
	}

	#widen(): void {
		const { starts, ends, quotes } = this;
		this.starts = new Uint32Array(starts.length * 2);
		this.starts.set(starts);
		this.ends = new Uint32Array(ends.length * 2);
		this.ends.set(ends);
		this.quotes = new Uint8Array(quotes.length * 2);
		this.quotes.set(quotes);
	}

	#cutInQuote(line: number): false {
		if (!this.#isLast && this.bytes.length - this.#position < LONGEST_RECORD) return false;
		refuse('csv_quote_open', {}, { line });
	}

	#trailing(line: number, from: number, at: number): never {
		refuse(
			'csv_behind_quote',
			{ text: decoder.decode(this.bytes.subarray(from, at + 20)).split(/[\r\n]/, 1)[0]! },
			{ line }
		);
	}
}

/** The records of a file, one piece after the other; each step hands out the same object with new bytes in it. */
export async function* recordsOf(file: InputFile, delimiter: Delimiter): AsyncGenerator<Records> {
	const records = new Records(delimiter);
	let held: Uint8Array | undefined;
	for await (const chunk of file.chunks()) {
		if (chunk.length === 0) continue;
		if (held) {
			records.feed(held, false);
			yield records;
			held = joined(records.rest(), chunk);
		} else held = chunk;
	}
	records.feed(held ?? new Uint8Array(), true);
	yield records;
}

function joined(rest: Uint8Array, chunk: Uint8Array): Uint8Array {
	if (rest.length === 0) return chunk;
	const bytes = new Uint8Array(rest.length + chunk.length);
	bytes.set(rest);
	bytes.set(chunk, rest.length);
	return bytes;
}
