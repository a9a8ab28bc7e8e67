/** Numbers out of bytes, exactly as `Number` would read their text, without making the text. */
import { longDecimal, POWERS } from './long-decimal.ts';

const EXACT = 2 ** 53;

/** How a number was written, where JSON would not allow it; several are added up. */
export const LOOSE = { plus: 1, noInteger: 2, noFraction: 4, leadingZero: 8 } as const;

export class NumberBytes {
	/** First byte behind the number just read; behind its beginning where there is none. */
	stop = 0;
	/** Sum of LOOSE; 0 for a number as JSON writes it. */
	shape = 0;

	/**
	 * The number that begins at `at`, or NaN. Where `stop` comes out as `end`, more bytes could change it.
	 * −0 comes out as 0.
	 */
	// eslint-disable-next-line complexity -- every number of a file passes here: one loop without calls
	read(bytes: Uint8Array, at: number, end: number): number {
		let p = at;
		let shape = 0;
		let isNegative = false;
		if (bytes[p] === 0x2d) {
			isNegative = true;
			p++;
		} else if (bytes[p] === 0x2b) {
			shape = LOOSE.plus;
			p++;
		}
		const first = p;
		let mantissa = 0;
		let digit: number;
		while (p < end && (digit = bytes[p]! - 0x30) >= 0 && digit <= 9) {
			mantissa = mantissa * 10 + digit;
			p++;
		}
		let behind = p;
		let digits = p - first;
		if (digits === 0) shape |= LOOSE.noInteger;
		else if (digits > 1 && bytes[first] === 0x30) shape |= LOOSE.leadingZero;
		let exponent = 0;
		if (p < end && bytes[p] === 0x2e) {
			const fraction = ++p;
			while (p < end && (digit = bytes[p]! - 0x30) >= 0 && digit <= 9) {
				mantissa = mantissa * 10 + digit;
				p++;
			}
			if (p === fraction) shape |= LOOSE.noFraction;
			digits += p - fraction;
			exponent = fraction - p;
			behind = p;
		}
		this.shape = shape;
		this.stop = p;
		if (digits === 0) return NaN;
		if (p < end && (bytes[p]! | 0x20) === 0x65) {
			const written = this.#exponent(bytes, p + 1, end);
			if (Number.isNaN(written)) return NaN;
			exponent += written;
			p = this.stop;
		}
		if (mantissa === 0) return 0;
		if (mantissa < EXACT && exponent >= -22 && exponent <= 22) {
			const size = exponent < 0 ? mantissa / POWERS[-exponent]! : mantissa * POWERS[exponent]!;
			return isNegative ? -size : size;
		}
		const size = longDecimal(bytes, first, behind, exponent);
		if (!Number.isNaN(size)) return isNegative ? -size : size;
		return Number(String.fromCharCode(...bytes.subarray(at, p)));
	}

	#exponent(bytes: Uint8Array, at: number, end: number): number {
		let p = at;
		const sign = bytes[p] === 0x2d ? -1 : 1;
		if (p < end && (bytes[p] === 0x2d || bytes[p] === 0x2b)) p++;
		const first = p;
		let size = 0;
		let digit: number;
		while (p < end && (digit = bytes[p]! - 0x30) >= 0 && digit <= 9) {
			size = size * 10 + digit;
			p++;
		}
		this.stop = p;
		return p === first ? NaN : sign * size;
	}
}
