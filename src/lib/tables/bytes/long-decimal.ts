/** Decimals with more digits than a double holds, rounded as `Number` would round them. */

/** Powers of ten that a double holds exactly. */
export const POWERS = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));
const SPLITTER = 2 ** 27 + 1;
/** Digits in each half of the mantissa: fewer than 2^53. */
const HALF = 15;
/** Far above the error of the quotient below, far below the last bit of the result. */
const DOUBT = 2 ** -92;

/**
 * Value of the digits in `bytes` (which may hold one point), times ten to the `exponent`; NaN where it is not certain
 * how it is rounded, or for other sizes than 16 to 30 digits and exponents from −22 to 0.
 */
export function longDecimal(bytes: Uint8Array, from: number, to: number, exponent: number): number {
	if (exponent > 0 || exponent < -22) return NaN;
	let high = 0;
	let low = 0;
	let digits = 0;
	for (let p = from; p < to; p++) {
		const digit = bytes[p]! - 0x30;
		if (digit < 0 || (digit === 0 && digits === 0)) continue;
		if (digits < HALF) high = high * 10 + digit;
		else low = low * 10 + digit;
		digits++;
	}
	if (digits <= HALF || digits > 2 * HALF) return NaN;
	// The mantissa as an unrounded sum of two doubles …
	const shift = POWERS[digits - HALF]!;
	const mantissa = high * shift;
	const rest = productError(high, shift, mantissa) + low;
	// … divided: what the rounded quotient leaves over corrects it.
	const power = POWERS[-exponent]!;
	const quotient = mantissa / power;
	const back = quotient * power;
	const correction = (mantissa - back - productError(quotient, power, back) + rest) / power;
	const doubt = quotient * DOUBT;
	const above = quotient + (correction + doubt);
	// Where the doubt decides the last bit, only the exact way can tell.
	return above === quotient + (correction - doubt) ? above : NaN;
}

/** What rounding took off a product: a · b − product, exactly (Dekker). */
function productError(a: number, b: number, product: number): number {
	const aLarge = SPLITTER * a;
	const aHigh = aLarge - (aLarge - a);
	const aLow = a - aHigh;
	const bLarge = SPLITTER * b;
	const bHigh = bLarge - (bLarge - b);
	const bLow = b - bHigh;
	return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}
