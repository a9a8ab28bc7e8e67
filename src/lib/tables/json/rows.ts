/** A long array of small JSON values, parsed many at a time without holding the whole of it. */
import { phrase } from '#lib/dataset/problem.ts';
import type { JsonScan } from './scan.ts';
import { parseJson, sign } from './value.ts';

/** Calls `take` with the elements of the array the scan stands before, in order, some thousands at a time. */
export async function scanRows(scan: JsonScan, take: (rows: unknown[]) => void): Promise<void> {
	const { window } = scan;
	if (!(await scan.takes(0x5b))) scan.fail(sign('['));
	if (await scan.takes(0x5d)) return;
	for (;;) {
		const { last, isClosed } = wholeRows(window.bytes, window.pos);
		if (last > window.pos) {
			take(parsed(window.bytes.subarray(window.pos, last), window.offsetOf(window.pos)));
			window.pos = last + 1;
		}
		if (isClosed) return;
		if (!(await window.more())) scan.fail(phrase('json_rest_of_list'), window.bytes.length);
	}
}

/** Where the last whole element ends (at a comma or the closing bracket), and whether the array ends there. */
function wholeRows(bytes: Uint8Array, from: number): { last: number; isClosed: boolean } {
	let depth = 0;
	let last = from;
	for (let p = from; p < bytes.length; p++) {
		const byte = bytes[p]!;
		if (byte === 0x22) {
			for (p++; p < bytes.length && bytes[p] !== 0x22; p++) if (bytes[p] === 0x5c) p++;
		} else if (byte === 0x7b || byte === 0x5b) depth++;
		else if (byte === 0x7d || byte === 0x5d) {
			if (--depth < 0) return { last: p, isClosed: true };
		} else if (byte === 0x2c && depth === 0) last = p;
	}
	return { last, isClosed: false };
}

/** Elements separated by commas. What JSON.parse does not like is read again by the reader that can say where. */
function parsed(bytes: Uint8Array, offset: number): unknown[] {
	try {
		const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		return JSON.parse(`[${text}]`) as unknown[];
	} catch (error) {
		const list = new Uint8Array(bytes.length + 2);
		list[0] = 0x5b;
		list.set(bytes, 1);
		list[list.length - 1] = 0x5d;
		parseJson(list, offset - 1);
		throw error;
	}
}
