/** One look at all bytes of a text: are they UTF-8, are there zero bytes, is there anything but blanks? */
import type { InputFile } from '../bytes/input-file.ts';

export interface ByteScan {
	/** First byte that cannot be UTF-8; -1 where all are. */
	badAt: number;
	/** Characters beyond ASCII that are proper UTF-8. */
	hasLetters: boolean;
	/** First zero byte; -1 where there is none. */
	zeroAt: number;
	isBlank: boolean;
	/** A byte order mark behind the start: files were joined. */
	hasInnerMark: boolean;
	/** Bytes between two letters that are letters in DOS code pages and signs in windows-1252. */
	dosLetters: number;
	/** Bytes that windows-1252 leaves undefined. */
	undefinedBytes: number;
}

/** ü é ä å ì Å É ö Ö ø Ø of cp850; none is a letter in windows-1252. */
const DOS = new Set([0x81, 0x82, 0x84, 0x86, 0x8d, 0x8f, 0x90, 0x94, 0x99, 0x9b, 0x9d]);
const UNDEFINED = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

const isLetter = (byte: number | undefined): boolean =>
	byte !== undefined && (byte | 32) >= 97 && (byte | 32) <= 122;

/** Walks through UTF-8; `step` says whether a byte may stand where it stands. */
class Utf8 {
	#need = 0;
	#low = 0x80;
	#high = 0xbf;

	get isInside(): boolean {
		return this.#need > 0;
	}

	step(byte: number): boolean {
		if (this.#need > 0) {
			const isRight = byte >= this.#low && byte <= this.#high;
			this.#low = 0x80;
			this.#high = 0xbf;
			this.#need = isRight ? this.#need - 1 : 0;
			return isRight;
		}
		if (byte < 0x80) return true;
		if (byte < 0xc2 || byte > 0xf4) return false;
		this.#need = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
		// No overlong forms, no surrogates, nothing beyond U+10FFFF.
		if (byte === 0xe0) this.#low = 0xa0;
		else if (byte === 0xed) this.#high = 0x9f;
		else if (byte === 0xf0) this.#low = 0x90;
		else if (byte === 0xf4) this.#high = 0x8f;
		return true;
	}
}

/** Words of four bytes that are looked at together. */
const BLOCK = 8;
const HIGH_BITS = 0x80808080 | 0;

/** Only plain characters in these words: none beyond ASCII and no zero byte, which has its high bit set once one is taken off. */
const isPlain = (words: Int32Array, from: number, to: number): boolean => {
	let all = 0;
	for (let w = from; w < to; w++) all |= words[w]! | (words[w]! - 0x01010101);
	return (all & HIGH_BITS) === 0;
};

/** Reads the whole file once; about a gigabyte a second where the text is ASCII. */
export async function scanBytes(file: InputFile): Promise<ByteScan> {
	const survey: ByteScan = {
		badAt: -1,
		hasLetters: false,
		zeroAt: -1,
		isBlank: true,
		hasInnerMark: false,
		dosLetters: 0,
		undefinedBytes: 0
	};
	const utf8 = new Utf8();
	let offset = 0;
	let marked = 0;
	// eslint-disable-next-line complexity -- every byte beyond plain text passes here
	const look = (chunk: Uint8Array, i: number): void => {
		const byte = chunk[i]!;
		if (byte === 0 && survey.zeroAt < 0) survey.zeroAt = offset + i;
		if (survey.badAt < 0) {
			if (!utf8.step(byte)) survey.badAt = offset + i;
			else if (byte >= 0x80) survey.hasLetters = true;
			// All three bytes of a mark pass here: within a character no byte is skipped.
			marked =
				byte === 0xef
					? 1
					: marked === 1 && byte === 0xbb
						? 2
						: marked === 2 && byte === 0xbf
							? 3
							: 0;
			if (marked === 3 && offset + i > 2) survey.hasInnerMark = true;
		}
		if (byte < 0x80 || byte > 0x9f) return;
		if (UNDEFINED.has(byte)) survey.undefinedBytes++;
		if (DOS.has(byte) && isLetter(chunk[i - 1]) && isLetter(chunk[i + 1])) survey.dosLetters++;
	};
	for await (const chunk of file.chunks()) {
		if (survey.isBlank) survey.isBlank = chunk.every((byte) => byte <= 0x20 && byte > 0);
		const { buffer, byteOffset, length } = chunk;
		const first = Math.min(length, -byteOffset & 3);
		const blocks = Math.floor((length - first) / 4 / BLOCK);
		const words = new Int32Array(buffer, first === length ? 0 : byteOffset + first, blocks * BLOCK);
		for (let i = 0; i < first; i++) look(chunk, i);
		for (let w = 0; w < words.length; w += BLOCK) {
			if (!utf8.isInside && isPlain(words, w, w + BLOCK)) continue;
			for (let v = w; v < w + BLOCK; v++) {
				if (!utf8.isInside && isPlain(words, v, v + 1)) continue;
				const at = first + v * 4;
				for (let i = at; i < at + 4; i++) look(chunk, i);
			}
		}
		for (let i = first + words.length * 4; i < length; i++) look(chunk, i);
		offset += chunk.length;
	}
	if (survey.badAt < 0 && utf8.isInside) survey.badAt = offset;
	return survey;
}

/** Line of a byte, counted from 1. Line ends are LF, CRLF or CR. */
export async function lineOfByte(file: InputFile, at: number): Promise<number> {
	let line = 1;
	let offset = 0;
	let last = 0;
	for await (const chunk of file.chunks()) {
		for (let i = 0; i < chunk.length; i++) {
			if (offset + i >= at) return line;
			const byte = chunk[i]!;
			if (byte === 13 || (byte === 10 && last !== 13)) line++;
			last = byte;
		}
		offset += chunk.length;
	}
	return line;
}
