/** Numbers written plainly: digits, "." before decimals, no exponent. */

/** Decimals a number needs to be written in full: 71.25 → 2, 1e-7 → 7. */
export function decimalsOf(value: number): number {
	if (Number.isInteger(value)) return 0;
	const [digits = '', exponent = '0'] = String(value).split('e');
	return Math.max(0, (digits.split('.')[1]?.length ?? 0) - Number(exponent));
}

/** 71, one decimal → "71.0"; decimals the number needs are never cut. */
export function formatPlain(value: number, decimals = 0): string {
	if (value === 0) return (0).toFixed(decimals);
	if (Math.abs(value) >= 1e21) return BigInt(value).toString();
	const own = decimalsOf(value);
	return own === 0 && decimals === 0
		? String(value)
		: value.toFixed(Math.min(100, Math.max(own, decimals)));
}
