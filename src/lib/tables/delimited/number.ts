/**
 * Plain numbers straight from bytes: `-12.5`, `1234`, `71,2`. Everything else is left to `parseCell`. The exact reader of
 * JSON and PX (`NumberBytes`) could take this in, at 37 % more time here and 5 % more there.
 */
import { POWERS } from '../bytes/long-decimal.ts';

const ZERO = 48;
const POINT = 46;
const COMMA = 44;
const MINUS = 45;
/** Beyond 15 digits a number of digits may not be exact. */
const MOST_DIGITS = 15;

/** How a number was written. */
export const INTEGER = 0;
/** With a decimal mark that cannot be a thousands separator: 71.2, 0.123, 1234.567. */
export const MARKED = 1;
/** Like 1.234: one to three digits, not zero, a mark, three digits. */
export const AMBIGUOUS = 2;

export class NumberReader {
	value = NaN;
	/** INTEGER, MARKED or AMBIGUOUS. */
	form = INTEGER;
	/** True where the mark is a comma. */
	isComma = false;

	/** Reads `bytes[start] … bytes[end]`; false when that is no plain number of at most 15 digits. */
	// eslint-disable-next-line complexity -- every figure of a file passes here: one loop without calls
	read(bytes: Uint8Array, start: number, end: number): boolean {
		let at = start;
		const isNegative = bytes[at] === MINUS;
		if (isNegative) at++;
		const first = at;
		let mantissa = 0;
		let digit = bytes[at]! - ZERO;
		while (at < end && digit >= 0 && digit <= 9) {
			mantissa = mantissa * 10 + digit;
			digit = bytes[++at]! - ZERO;
		}
		const whole = at - first;
		if (whole === 0) return false;
		if (at === end) {
			if (whole > MOST_DIGITS) return false;
			this.form = INTEGER;
			this.value = isNegative ? 0 - mantissa : mantissa;
			return true;
		}
		const mark = bytes[at];
		if (mark !== POINT && mark !== COMMA) return false;
		const point = ++at;
		const isZero = mantissa === 0;
		for (; at < end; at++) {
			digit = bytes[at]! - ZERO;
			if (!(digit >= 0 && digit <= 9)) return false;
			mantissa = mantissa * 10 + digit;
		}
		const decimals = end - point;
		if (decimals === 0 || whole + decimals > MOST_DIGITS) return false;
		this.form =
			decimals === 3 && whole <= 3 && !isZero && bytes[first] !== ZERO ? AMBIGUOUS : MARKED;
		this.isComma = mark === COMMA;
		const size = mantissa / POWERS[decimals]!;
		this.value = isNegative ? 0 - size : size;
		return true;
	}
}
