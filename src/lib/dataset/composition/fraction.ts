/** Exact arithmetic on fractions, so that parts of a difference add up to it and nothing is rounded on the way. */
import type { Fraction } from '../exact.ts';

export const ZERO: Fraction = { over: 0n, under: 1n };

const sizeOf = (value: bigint): bigint => (value < 0n ? -value : value);

function gcd(a: bigint, b: bigint): bigint {
	while (b > 0n) [a, b] = [b, a % b];
	return a;
}

function reduced(over: bigint, under: bigint): Fraction {
	const common = gcd(sizeOf(over), under);
	return { over: over / common, under: under / common };
}

/** A published figure as the decimals it has. */
export function decimal(value: number, decimals: number): Fraction {
	return reduced(BigInt(value.toFixed(decimals).replace('.', '')), 10n ** BigInt(decimals));
}

export const whole = (value: number): Fraction => ({ over: BigInt(value), under: 1n });

export const plus = (a: Fraction, b: Fraction): Fraction =>
	reduced(a.over * b.under + b.over * a.under, a.under * b.under);
export const minus = (a: Fraction, b: Fraction): Fraction =>
	plus(a, { over: -b.over, under: b.under });
export const times = (a: Fraction, b: Fraction): Fraction =>
	reduced(a.over * b.over, a.under * b.under);
/** @throws RangeError if `b` is zero */
export function dividedBy(a: Fraction, b: Fraction): Fraction {
	if (b.over === 0n) throw new RangeError('division by zero');
	const sign = b.over < 0n ? -1n : 1n;
	return reduced(sign * a.over * b.under, sign * a.under * b.over);
}

export const sum = (terms: readonly Fraction[]): Fraction => terms.reduce(plus, ZERO);
export const half = (a: Fraction): Fraction => reduced(a.over, a.under * 2n);
export const mean = (a: Fraction, b: Fraction): Fraction => half(plus(a, b));
export const size = ({ over, under }: Fraction): Fraction => ({ over: sizeOf(over), under });
export const isAbove = (a: Fraction, b: Fraction): boolean => a.over * b.under > b.over * a.under;
