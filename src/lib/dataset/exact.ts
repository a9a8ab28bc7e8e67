/** Published decimals as exact numbers: integers with a power of ten, so that a result is rounded once and as by hand. */

/** A number in full digits as an integer × 10^−decimals; JavaScript writes the shortest decimals that mean it. */
function scaled(value: number, decimals: number): bigint {
	return BigInt(value.toFixed(decimals).replace('.', ''));
}

/** A fraction of two integers. */
export interface Fraction {
	over: bigint;
	under: bigint;
}

/** A number with so many decimals. */
export const fractionOf = (value: number, decimals: number): Fraction => ({
	over: scaled(value, decimals),
	under: 10n ** BigInt(decimals)
});

/**
 * factor × value ÷ mean of the denominators.
 * @param decimals that the values have, and the denominators
 */
export function quotientOf(
	factor: number,
	value: number,
	denominators: readonly number[],
	[ofValue, ofDenominators]: [number, number]
): Fraction {
	const sum = denominators.reduce((total, one) => total + scaled(one, ofDenominators), 0n);
	const over = scaled(value, ofValue) * BigInt(factor) * BigInt(denominators.length);
	return { over: over * 10n ** BigInt(ofDenominators), under: sum * 10n ** BigInt(ofValue) };
}

/** The fraction with so many decimals, half away from zero. @param fraction above a positive number */
export function roundedTo({ over, under }: Fraction, decimals: number): number {
	const size = over < 0n ? -over : over;
	const units = (2n * size * 10n ** BigInt(decimals) + under) / (2n * under);
	const digits = units.toString().padStart(decimals + 1, '0');
	const at = digits.length - decimals;
	return Number(`${over < 0n && units > 0n ? '-' : ''}${digits.slice(0, at)}.${digits.slice(at)}0`);
}

/** More decimals than any figure is shown with, and as many as a double holds. */
const MOST = 12;
/** The fraction for computing on: nobody sees it before it is rounded. */
export const unroundedOf = (fraction: Fraction): number => roundedTo(fraction, MOST);
