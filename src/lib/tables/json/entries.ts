/** The long arrays and sparse objects of JSON-stat, walked entry by entry without being held as text. */
import { phrase, type Phrase } from '#lib/dataset/problem.ts';
import { GrowingArray } from '../table/growing-array.ts';
import type { JsonScan } from './scan.ts';
import { isBlank, sign, signs } from './value.ts';

/** What one entry may be, and where it goes. */
export interface EntryReader {
	/** A number or null, a text or null. */
	allowed: Phrase;
	/** Looks at the entry that begins at `at`: the byte behind it, CUT or WRONG. */
	read: (scan: JsonScan, at: number, end: number) => number;
	/** Keeps the entry looked at last. */
	keep: () => void;
	/**
	 * The quick way: reads and keeps entries written without white space, from the comma at `at` on. The first byte
	 * behind them; whatever is written otherwise is left to `read`.
	 */
	readPlain: (
		bytes: Uint8Array,
		at: number,
		end: number,
		keys?: GrowingArray<Uint32Array>
	) => number;
}

export interface Keys {
	/** Position of each entry of an object; undefined for an array. */
	keys?: Uint32Array;
	/** Keys of an object that are no positions, the first few. */
	strays: string[];
}

/** The piece at hand ends inside the entry. */
export const CUT = -1;
export const WRONG = -2;

/** The largest position that a 32-bit number holds; a key beyond it is a stray. */
const MAX_KEY = 0xffff_ffff;
const MAX_STRAYS = 100;

interface Walk {
	reader: EntryReader;
	keys?: GrowingArray<Uint32Array>;
	strays: string[];
	/** An entry was read: a comma or the closing bracket has to follow. */
	isBehind: boolean;
}

/** Walks the array or object the scan stands before. `room`: the expected number of entries, if it is known. */
export async function scanEntries(
	scan: JsonScan,
	reader: EntryReader,
	room?: number
): Promise<Keys> {
	const { window } = scan;
	const isObject = (await scan.peek()) === 0x7b;
	const walk: Walk = {
		reader,
		...(isObject ? { keys: new GrowingArray(Uint32Array, room) } : {}),
		strays: [],
		isBehind: false
	};
	window.pos++;
	if (!(await scan.takes(isObject ? 0x7d : 0x5d)))
		while (!walkPiece(scan, walk))
			if (!(await window.more()) && !walkPiece(scan, walk))
				scan.fail(phrase('json_rest_of_it'), window.bytes.length);
	return { ...(walk.keys ? { keys: walk.keys.done() } : {}), strays: walk.strays };
}

/** Takes every complete entry of the piece at hand; true once the closing bracket is taken. */
// eslint-disable-next-line complexity -- every entry of a file passes here: one loop over the bytes at hand
function walkPiece(scan: JsonScan, walk: Walk): boolean {
	const { window } = scan;
	const { bytes } = window;
	const { reader, keys } = walk;
	const end = bytes.length;
	const closing = keys ? 0x7d : 0x5d;
	let p = window.pos;
	for (;;) {
		while (p < end && isBlank(bytes[p])) p++;
		// What lies before `window.pos` is done with; an entry that is cut is read again with the next piece.
		window.pos = p;
		if (p === end) return false;
		if (walk.isBehind) {
			if (bytes[p] === closing) {
				window.pos = p + 1;
				return true;
			}
			if (bytes[p] !== 0x2c) scan.fail(keys ? signs(',', '}') : signs(',', ']'));
			walk.isBehind = false;
			p++;
			continue;
		}
		const from = p;
		let key = 0;
		let keyStop = 0;
		if (keys) {
			keyStop = stringEnd(scan, p, end);
			if (keyStop === CUT) return false;
			if (keyStop === WRONG) scan.fail(phrase('json_key'), p);
			key = positionOf(bytes, p + 1, keyStop - 1);
			p = keyStop;
			while (p < end && isBlank(bytes[p])) p++;
			if (p === end) return false;
			if (bytes[p] !== 0x3a) scan.fail(sign(':'), p);
			p++;
			while (p < end && isBlank(bytes[p])) p++;
			if (p === end) return false;
		}
		const behind = reader.read(scan, p, end);
		if (behind === CUT) return false;
		if (behind === WRONG) scan.fail(reader.allowed, p);
		p = behind;
		walk.isBehind = true;
		if (key < 0) {
			if (walk.strays.length < MAX_STRAYS)
				walk.strays.push(new TextDecoder().decode(bytes.subarray(from + 1, keyStop - 1)));
			continue;
		}
		reader.keep();
		keys?.push(key);
		p = reader.readPlain(bytes, p, end, keys);
	}
}

/** First byte behind the string that begins at `at`. */
export function stringEnd(scan: JsonScan, at: number, end: number): number {
	const { bytes } = scan.window;
	if (bytes[at] !== 0x22) return WRONG;
	for (let p = at + 1; p < end; p++) {
		if (bytes[p] === 0x22) return p + 1;
		if (bytes[p] === 0x5c) p++;
	}
	return CUT;
}

/** First byte behind the `null` that begins at `at`. */
export function nullEnd(scan: JsonScan, at: number, end: number): number {
	const { bytes, isLast } = scan.window;
	if (at + 4 > end) return isLast ? WRONG : CUT;
	return bytes[at + 1] === 0x75 && bytes[at + 2] === 0x6c && bytes[at + 3] === 0x6c
		? at + 4
		: WRONG;
}

/** The whole number written in these bytes; −1 where they are no position of a cell. */
function positionOf(bytes: Uint8Array, from: number, to: number): number {
	if (from === to || (bytes[from] === 0x30 && to - from > 1)) return -1;
	let position = 0;
	for (let p = from; p < to; p++) {
		const digit = bytes[p]! - 0x30;
		if (digit < 0 || digit > 9) return -1;
		position = position * 10 + digit;
	}
	return position <= MAX_KEY ? position : -1;
}
