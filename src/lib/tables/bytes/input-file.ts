/** Pieces of bytes: a file held in memory, the start of a file, a file that is made by changing another. */
import { refuse } from '../table/table.ts';

/** A file that can be read more than once, in pieces, so that no reader holds its whole text. */
export interface InputFile {
	/** For messages only; the content decides what it is. */
	name: string;
	/** Bytes. */
	size: number;
	chunks: () => AsyncIterable<Uint8Array>;
}

/** A file whose bytes are already here. */
export const memoryFile = (name: string, bytes: Uint8Array, pieceSize = 1 << 20): InputFile => ({
	name,
	size: bytes.length,
	// oxlint-disable-next-line typescript/require-await
	chunks: async function* () {
		for (let at = 0; at < bytes.length; at += pieceSize) yield bytes.subarray(at, at + pieceSize);
	}
});

/** The same file, each reading of it passed through `change`. */
export const changedFile = (
	file: InputFile,
	change: (chunks: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>
): InputFile => ({ ...file, chunks: () => change(file.chunks()) });

/** The file without its first `count` bytes. */
export const withoutStart = (file: InputFile, count: number): InputFile => ({
	...changedFile(file, async function* (chunks) {
		let left = count;
		for await (const chunk of chunks) {
			if (left < chunk.length) yield left > 0 ? chunk.subarray(left) : chunk;
			left = Math.max(0, left - chunk.length);
		}
	}),
	size: Math.max(0, file.size - count)
});

/** Joins pieces into one. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array {
	const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
	let at = 0;
	for (const piece of pieces) {
		whole.set(piece, at);
		at += piece.length;
	}
	return whole;
}

/** The first `count` bytes, fewer where the file is shorter. */
export async function startOf(file: InputFile, count: number): Promise<Uint8Array> {
	const pieces: Uint8Array[] = [];
	let held = 0;
	for await (const chunk of file.chunks()) {
		pieces.push(chunk);
		held += chunk.length;
		if (held >= count) break;
	}
	return joined(pieces).subarray(0, count);
}

/** All bytes of a file; refused before they are gathered where the file is larger than `most` bytes. */
export async function wholeOf(file: InputFile, most: number): Promise<Uint8Array> {
	const pieces: Uint8Array[] = [];
	let held = 0;
	const large = (size: number) => refuse('file_too_large', { size, most });
	if (file.size > most) large(file.size);
	for await (const chunk of file.chunks()) {
		held += chunk.length;
		if (held > most) large(held);
		pieces.push(chunk);
	}
	return joined(pieces);
}

/** Text of bytes in which every byte is one character: for looking at ASCII keywords before the encoding is known. */
export function plainText(bytes: Uint8Array): string {
	let text = '';
	for (let at = 0; at < bytes.length; at += 8192)
		text += String.fromCharCode(...bytes.subarray(at, at + 8192));
	return text;
}

export const startsWith = (bytes: Uint8Array, magic: readonly number[], at = 0): boolean =>
	magic.every((byte, i) => bytes[at + i] === byte);
