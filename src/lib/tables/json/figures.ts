/** JSON-stat's figures read straight into a column: the array or sparse object of `value`. */
import { phrase } from '#lib/dataset/problem.ts';
import { GrowingArray } from '../table/growing-array.ts';
import type { JsonScan } from './scan.ts';
import { CUT, nullEnd, scanEntries, WRONG, type EntryReader, type Keys } from './entries.ts';
import { LONGEST_ENTRY, KeyInPlace } from './fast-path.ts';
import { NumberBytes } from '../bytes/number.ts';
import { refuse } from '../table/table.ts';

/** Figures as the file gives them; NaN = null. */
export interface Figures extends Keys {
	values: Float64Array;
}

class FigureReader implements EntryReader {
	readonly allowed = phrase('json_number_or_null');
	readonly values: GrowingArray<Float64Array>;
	readonly #most: number;
	readonly #numbers = new NumberBytes();
	readonly #key = new KeyInPlace();
	#value = NaN;

	constructor(room: number | undefined, most: number) {
		this.values = new GrowingArray(Float64Array, room);
		this.#most = most;
	}

	read(scan: JsonScan, at: number, end: number): number {
		const { bytes, isLast } = scan.window;
		if (bytes[at] === 0x6e) {
			this.#value = NaN;
			return nullEnd(scan, at, end);
		}
		const value = this.#numbers.read(bytes, at, end);
		if (this.#numbers.stop === end && !isLast) return CUT;
		// Beyond the largest double lies Infinity, which JSON cannot mean.
		if (!Number.isFinite(value) || this.#numbers.shape !== 0) return WRONG;
		this.#value = value;
		return this.#numbers.stop;
	}

	readPlain(bytes: Uint8Array, at: number, end: number, keys?: GrowingArray<Uint32Array>): number {
		const { values } = this;
		const numbers = this.#numbers;
		const key = this.#key;
		let behind = at;
		while (end - behind > LONGEST_ENTRY && bytes[behind] === 0x2c && values.length < this.#most) {
			let p = keys ? key.read(bytes, behind + 1) : behind + 1;
			if (p < 0) break;
			if (bytes[p] === 0x6e) {
				if (bytes[p + 1] !== 0x75 || bytes[p + 2] !== 0x6c || bytes[p + 3] !== 0x6c) break;
				values.push(NaN);
				p += 4;
			} else {
				const value = numbers.read(bytes, p, end);
				p = numbers.stop;
				if (p === end || !Number.isFinite(value) || numbers.shape !== 0) break;
				values.push(value);
			}
			keys?.push(key.position);
			behind = p;
		}
		return behind;
	}

	keep(): void {
		if (this.values.length >= this.#most) refuse('json_too_many', { most: this.#most });
		this.values.push(this.#value);
	}
}

/**
 * Reads the array or object the scan stands before. `room` is the expected number of figures; more than `most`
 * are refused before they take memory.
 */
export async function scanFigures(
	scan: JsonScan,
	room: number | undefined,
	most: number
): Promise<Figures> {
	const reader = new FigureReader(room, most);
	const keys = await scanEntries(scan, reader, room);
	return { ...keys, values: reader.values.done() };
}
