/** Entries of long arrays and objects as programs write them, whole within the piece at hand: read without the general parser. */

/** More bytes than almost any entry has: nearer to the end of a piece, entries are read the general way. */
export const LONGEST_ENTRY = 48;
const MAX_DIGITS = 9;

/** A key such as `"1234":` that is the position of a cell. */
export class KeyInPlace {
	position = 0;

	/** First byte behind the colon; −1 where the key is written in another way. */
	read(bytes: Uint8Array, at: number): number {
		if (bytes[at] !== 0x22) return -1;
		const first = at + 1;
		let p = first;
		let position = 0;
		let digit: number;
		while ((digit = bytes[p]! - 0x30) >= 0 && digit <= 9 && p - first < MAX_DIGITS) {
			position = position * 10 + digit;
			p++;
		}
		// One digit, or several that do not begin with zero.
		const isPosition = p === first + 1 || (p > first && bytes[first] !== 0x30);
		if (!isPosition || bytes[p] !== 0x22 || bytes[p + 1] !== 0x3a) return -1;
		this.position = position;
		return p + 2;
	}
}
