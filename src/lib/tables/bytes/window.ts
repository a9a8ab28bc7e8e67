/** The piece of a file that is at hand: readers move through it and ask for more where a token is cut. */
import { refuse } from '../table/table.ts';
import type { InputFile } from './input-file.ts';

/** Most bytes of one token or statement: a reader that waits for its end does not gather the whole file. */
const LONGEST = 1 << 24;

export class ByteWindow {
	bytes: Uint8Array = new Uint8Array(0);
	/** Next byte to be read, an index into `bytes`. */
	pos = 0;
	/** True once the file has no more bytes than these. */
	isLast = false;
	#before = 0;
	readonly #chunks: AsyncIterator<Uint8Array>;
	#ahead: Promise<IteratorResult<Uint8Array>>;

	constructor(file: InputFile) {
		this.#chunks = file.chunks()[Symbol.asyncIterator]();
		this.#ahead = this.#fetch();
	}

	/** Bytes from the beginning of the file to `at`, an index into `bytes`. */
	offsetOf(at: number): number {
		return this.#before + at;
	}

	/**
	 * Keeps what is not read yet and puts the next bytes behind it; false at the end of the file. Refuses to keep more
	 * than any text, figure or statement has.
	 */
	async more(): Promise<boolean> {
		if (this.isLast) return false;
		if (this.bytes.length - this.pos > LONGEST)
			refuse('file_token_too_long', { most: LONGEST }, { byte: this.offsetOf(this.pos) });
		let next = await this.#ahead;
		while (!next.done && next.value.length === 0) next = await this.#fetch();
		if (next.done) {
			this.isLast = true;
			return false;
		}
		// The piece after this one is fetched while this one is read.
		this.#ahead = this.#fetch();
		const rest = this.bytes.subarray(this.pos);
		this.#before += this.pos;
		this.pos = 0;
		const { buffer, byteOffset, length } = next.value;
		// Always a bare Uint8Array, never a Buffer: loops that meet only one kind of array are several times faster.
		this.bytes = new Uint8Array(rest.length + length);
		this.bytes.set(rest);
		this.bytes.set(new Uint8Array(buffer, byteOffset, length), rest.length);
		return true;
	}

	/** Lets go of the file before its end. */
	async close(): Promise<void> {
		await this.#ahead.catch(() => undefined);
		await this.#chunks.return?.();
	}

	#fetch(): Promise<IteratorResult<Uint8Array>> {
		const next = this.#chunks.next();
		// A failure is met where the piece is needed, which may be never.
		next.catch(() => undefined);
		return next;
	}
}
