/** Labels beside line ends: moved apart as little as possible. */

/** Places `wanted` (sorted or not) at least `apart` from each other inside [low, high]; order is kept. */
export function spread(wanted: readonly number[], apart: number, low: number, high: number): number[] {
	const order = wanted.map((y, i) => ({ y, i })).sort((a, b) => a.y - b.y || a.i - b.i);
	const at = order.map(({ y }) => Math.max(low, Math.min(high, y)));
	// Neighbours that are too close share the distance; a few rounds settle all chains.
	for (let round = 0; round < 60; round++) {
		let moved = false;
		for (let k = 1; k < at.length; k++) {
			const missing = apart - (at[k]! - at[k - 1]!);
			if (missing <= 0.01) continue;
			at[k - 1]! -= missing / 2;
			at[k]! += missing / 2;
			moved = true;
		}
		if (at.length > 0) {
			const over = at.at(-1)! - high;
			if (over > 0) for (let k = at.length - 1; k >= 0; k--) at[k] = Math.min(at[k]!, high - (at.length - 1 - k) * apart);
			for (let k = 0; k < at.length; k++) at[k] = Math.max(at[k]!, low + k * apart);
		}
		if (!moved) break;
	}
	const result = new Array<number>(wanted.length);
	order.forEach(({ i }, k) => (result[i] = at[k]!));
	return result;
}
