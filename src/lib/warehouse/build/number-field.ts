/** Numbers as observations.csv writes them: digits with "." before decimals. */

const [MINUS, POINT, ZERO, NINE] = [45, 46, 48, 57];
/** So many digits, and a power of ten so large, are exact; their quotient is then the nearest number there is. */
const EXACT_DIGITS = 15;
const POWERS = Array.from({ length: EXACT_DIGITS + 1 }, (_, n) => 10 ** n);

/** The number that the bytes write with at most so many decimals; NaN if they do not. */
export function numberIn(bytes: Buffer, from: number, to: number, decimals: number): number {
	const isNegative = bytes[from] === MINUS;
	const first = isNegative ? from + 1 : from;
	let whole = 0;
	let point = -1;
	for (let at = first; at < to; at++) {
		const byte = bytes[at]!;
		if (byte >= ZERO && byte <= NINE) whole = whole * 10 + (byte - ZERO);
		else if (byte === POINT && point < 0 && at > first) point = at;
		else return NaN;
	}
	const places = point < 0 ? 0 : to - point - 1;
	if (first === to || (point >= 0 && places === 0) || places > decimals) return NaN;
	if (to - first > EXACT_DIGITS) return Number(bytes.toString('latin1', from, to));
	return (isNegative ? -whole : whole) / POWERS[places]!;
}
