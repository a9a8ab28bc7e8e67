/** The bytes of a file, what tells it from another whatever its line ends, and whether it is UTF-8 throughout. */
import { isUtf8 } from 'node:buffer';
import type { Hash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const CHUNK = 1 << 20;
const RETURN = 13;
const NEWLINE = 10;

/** Each chunk has bytes of its own. */
export function* chunksOf(file: string): Generator<Buffer> {
	const open = openSync(file, 'r');
	try {
		// Most files are far smaller than a chunk.
		const size = Math.min(CHUNK, fstatSync(open).size + 1);
		for (;;) {
			const bytes = Buffer.allocUnsafe(size);
			const length = readSync(open, bytes);
			if (length === 0) return;
			yield bytes.subarray(0, length);
		}
	} finally {
		closeSync(open);
	}
}

/** Empty for an empty file. */
export function firstChunkOf(file: string): Buffer {
	for (const chunk of chunksOf(file)) return chunk;
	return Buffer.alloc(0);
}

function withoutReturns(bytes: Buffer): Buffer {
	if (!bytes.includes(RETURN)) return bytes;
	const kept = Buffer.allocUnsafe(bytes.length);
	let length = 0;
	for (const byte of bytes) if (byte !== RETURN) kept[length++] = byte;
	return kept.subarray(0, length);
}

/** The chunks of a file, whose bytes but for carriage returns go into `hash`. */
export function* hashedChunks(file: string, hash: Hash): Generator<Buffer> {
	for (const chunk of chunksOf(file)) {
		hash.update(withoutReturns(chunk));
		yield chunk;
	}
}

/** The chunks of a file cut after whole lines, as the end of a chunk may cut a character in two. */
function* wholeLines(file: string): Generator<Buffer> {
	let rest: Buffer = Buffer.alloc(0);
	for (const chunk of chunksOf(file)) {
		const end = chunk.lastIndexOf(NEWLINE) + 1;
		if (end > 0) yield Buffer.concat([rest, chunk.subarray(0, end)]);
		rest = end > 0 ? chunk.subarray(end) : Buffer.concat([rest, chunk]);
	}
	yield rest;
}

/** The first line of a file, counted from 1, that is not UTF-8; 0 if there is none. */
export function badLineIn(file: string): number {
	let before = 0;
	for (const lines of wholeLines(file)) {
		const bad = badLineOf(lines);
		if (bad > 0) return before + bad;
		for (let at = lines.indexOf(NEWLINE); at >= 0; at = lines.indexOf(NEWLINE, at + 1)) before++;
	}
	return 0;
}

/** The first line of `bytes`, counted from 1, that is not UTF-8; 0 if there is none. */
export function badLineOf(bytes: Buffer): number {
	if (isUtf8(bytes)) return 0;
	let start = 0;
	for (let line = 1; ; line++) {
		const end = bytes.indexOf(NEWLINE, start);
		if (end < 0 || !isUtf8(bytes.subarray(start, end))) return line;
		start = end + 1;
	}
}
