/** What tells one file from another whatever its line ends, and whether it is UTF-8 throughout. */
import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

const CHUNK = 1 << 20;
const RETURN = 13;
const NEWLINE = 10;

/** The chunks of a file cut after whole lines, as the end of a chunk may cut a character in two. */
async function* wholeLines(file: string): AsyncGenerator<Buffer> {
	let rest: Buffer = Buffer.alloc(0);
	for await (const chunk of createReadStream(file, {
		highWaterMark: CHUNK
	}) as AsyncIterable<Buffer>) {
		const end = chunk.lastIndexOf(NEWLINE) + 1;
		if (end > 0) yield Buffer.concat([rest, chunk.subarray(0, end)]);
		rest = end > 0 ? chunk.subarray(end) : Buffer.concat([rest, chunk]);
	}
	yield rest;
}

function withoutReturns(bytes: Buffer): Buffer {
	if (!bytes.includes(RETURN)) return bytes;
	const kept = Buffer.allocUnsafe(bytes.length);
	let length = 0;
	for (const byte of bytes) if (byte !== RETURN) kept[length++] = byte;
	return kept.subarray(0, length);
}

/** Digest of a file without carriage returns; the first line that is not UTF-8, 0 if there is none. */
export async function digestOf(file: string): Promise<{ digest: string; badLine: number }> {
	const hash = createHash('sha256');
	let isFine = true;
	for await (const lines of wholeLines(file)) {
		hash.update(withoutReturns(lines));
		isFine &&= isUtf8(lines);
	}
	return { digest: hash.digest('hex'), badLine: isFine ? 0 : await badLineIn(file) };
}

/** Lines are counted only in a file that is known to have a bad one. */
async function badLineIn(file: string): Promise<number> {
	let before = 0;
	for await (const lines of wholeLines(file)) {
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
