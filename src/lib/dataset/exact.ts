/** Exact arithmetic on published decimals: fractions of integers, so that a result is rounded once and as by hand. */

/** A fraction of two integers, the lower one above zero. */
export interface Fraction {
	over: bigint;
	under: bigint;
}

export const fraction = (over: number, under = 1): Fraction => ({
	over: BigInt(over),
	under: BigInt(under)
});

/** 10 to the power of an integer that is not below zero. */
export const powerOf = (power: number): Fraction => ({ over: 10n ** BigInt(power), under: 1n });

/** The decimal number that a value was published as: JavaScript writes the shortest decimals that mean it. */
export function exactly(value: number): Fraction {
	const [digits = '', power = '0'] = String(value).split('e');
	const [whole = '', decimals = ''] = digits.split('.');
	const shift = Number(power) - decimals.length;
	const over = BigInt(whole + decimals);
	return shift < 0
		? { over, under: 10n ** BigInt(-shift) }
		: { over: over * 10n ** BigInt(shift), under: 1n };
}

export const plus = (a: Fraction, b: Fraction): Fraction => ({
	over: a.over * b.under + b.over * a.under,
	under: a.under * b.under
});
export const minus = (a: Fraction, b: Fraction): Fraction =>
	plus(a, { over: -b.over, under: b.under });
export const times = (a: Fraction, b: Fraction): Fraction => ({
	over: a.over * b.over,
	under: a.under * b.under
});
/** @param b not zero */
export const dividedBy = (a: Fraction, b: Fraction): Fraction =>
	b.over < 0n
		? { over: -a.over * b.under, under: a.under * -b.over }
		: { over: a.over * b.under, under: a.under * b.over };

/** Below zero, zero or above it: how `a` compares with `b`. */
export const compared = (a: Fraction, b: Fraction): number => {
	const { over } = minus(a, b);
	return over < 0n ? -1 : over > 0n ? 1 : 0;
};
export const isAboveZero = ({ over }: Fraction): boolean => over > 0n;

/** The fraction with so many decimals, half away from zero. */
export function roundedTo({ over, under }: Fraction, decimals: number): number {
	const size = over < 0n ? -over : over;
	const units = (2n * size * 10n ** BigInt(decimals) + under) / (2n * under);
	const digits = units.toString().padStart(decimals + 1, '0');
	const at = digits.length - decimals;
	return Number(`${over < 0n && units > 0n ? '-' : ''}${digits.slice(0, at)}.${digits.slice(at)}0`);
}

/** More decimals than any figure is shown with, and as many as a double holds. */
const MOST = 12;
/** About as large, to ask how many decimals it is shown with. */
export const approximately = (exact: Fraction): number => roundedTo(exact, MOST);

/** A number before it is rounded, and the ends between which it would lie if nothing had been rounded in publishing. */
export interface Rounded {
	exact: Fraction;
	low: Fraction;
	high: Fraction;
}

/** What was rounded to a multiple of twice `half`. */
export const within = (exact: Fraction, half: Fraction): Rounded => ({
	exact,
	low: minus(exact, half),
	high: plus(exact, half)
});
