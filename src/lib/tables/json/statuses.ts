/** JSON-stat's statuses read straight into columns: the texts once, and for each cell which of them it has. */
import { phrase } from '#lib/dataset/problem.ts';
import { GrowingArray } from '../table/growing-array.ts';
import type { JsonScan } from './scan.ts';
import { nullEnd, scanEntries, stringEnd, type EntryReader, type Keys } from './entries.ts';
import { LONGEST_ENTRY, KeyInPlace } from './fast-path.ts';
import { jsonString } from './value.ts';
import { refuse } from '../table/table.ts';

/** Statuses as the file gives them. */
export interface Statuses extends Keys {
	/** Each text once. */
	texts: string[];
	/** 1 + index in `texts`; 0 = none (null or an empty text). */
	numbers: Uint16Array;
}

const MAX_TEXTS = 0xffff;
/** Texts up to this many bytes are known by their bytes, packed into one number that a double holds exactly. */
const SHORT = 6;
/** Texts of fewer bytes than this has are read quickly: symbols and single letters. */
const MAX_PACKED = 256 ** 3;

class StatusReader implements EntryReader {
	readonly allowed = phrase('json_text_or_null');
	readonly texts: string[] = [];
	readonly numbers: GrowingArray<Uint16Array>;
	readonly #byText = new Map<string, number>();
	readonly #byBytes = new Map<number, number>();
	readonly #key = new KeyInPlace();
	#number = 0;

	constructor(room: number | undefined) {
		this.numbers = new GrowingArray(Uint16Array, room);
	}

	read(scan: JsonScan, at: number, end: number): number {
		const { bytes } = scan.window;
		if (bytes[at] === 0x6e) {
			this.#number = 0;
			return nullEnd(scan, at, end);
		}
		const behind = stringEnd(scan, at, end);
		if (behind > 0)
			this.#number = this.#numberOf(bytes, at + 1, behind - 1, scan.window.offsetOf(0));
		return behind;
	}

	keep(): void {
		this.numbers.push(this.#number);
	}

	/** One short text after another, most often the same again. */
	readPlain(bytes: Uint8Array, at: number, end: number, keys?: GrowingArray<Uint32Array>): number {
		const { numbers } = this;
		const key = this.#key;
		let last = 0;
		let number = 0;
		let behind = at;
		while (end - behind > LONGEST_ENTRY && bytes[behind] === 0x2c) {
			let p = keys ? key.read(bytes, behind + 1) : behind + 1;
			if (p < 0 || bytes[p] !== 0x22) break;
			let packed = 1;
			let byte: number;
			while ((byte = bytes[++p]!) !== 0x22 && packed < MAX_PACKED) packed = packed * 256 + byte;
			if (byte !== 0x22) break;
			if (packed !== last) {
				const known = this.#byBytes.get(packed);
				if (known === undefined) break;
				last = packed;
				number = known;
			}
			numbers.push(number);
			keys?.push(key.position);
			behind = p + 1;
		}
		return behind;
	}

	#numberOf(bytes: Uint8Array, from: number, to: number, offset: number): number {
		if (from === to) return 0;
		const isShort = to - from <= SHORT;
		let packed = 1;
		if (isShort) {
			for (let p = from; p < to; p++) packed = packed * 256 + bytes[p]!;
			const known = this.#byBytes.get(packed);
			if (known !== undefined) return known;
		}
		const text = jsonString(bytes, from, to, offset);
		const number = this.#byText.get(text) ?? this.#add(text);
		if (isShort) this.#byBytes.set(packed, number);
		return number;
	}

	#add(text: string): number {
		if (this.texts.length === MAX_TEXTS) refuse('json_statuses_many', { most: MAX_TEXTS });
		const number = this.texts.push(text);
		this.#byText.set(text, number);
		return number;
	}
}

/** Reads the array or object the scan stands before. `room`: the expected number of statuses, if it is known. */
export async function scanStatuses(scan: JsonScan, room?: number): Promise<Statuses> {
	const reader = new StatusReader(room);
	const keys = await scanEntries(scan, reader, room);
	return { ...keys, texts: reader.texts, numbers: reader.numbers.done() };
}

/** The same status for all cells: JSON-stat's short form, a single text. */
export const sameStatus = (text: string): Statuses => ({
	texts: text === '' ? [] : [text],
	numbers: Uint16Array.of(text === '' ? 0 : 1),
	strays: []
});
