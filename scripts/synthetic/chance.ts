/** Numbers that look drawn by chance and are the same in every run: each belongs to its key, not to an order of drawing. */

/** A number in [0, 1) for a seed and a key. */
export function chanceOf(seed: number, ...key: number[]): number {
	let mixed = seed | 0;
	for (const part of key) {
		mixed = Math.imul(mixed ^ part, 0x9e3779b1);
		mixed ^= mixed >>> 15;
	}
	mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
	mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
	return ((mixed ^ (mixed >>> 16)) >>> 0) / 4_294_967_296;
}

/** A number around 0, at most `reach` away from it. */
export const swingOf = (reach: number, seed: number, ...key: number[]): number =>
	(chanceOf(seed, ...key) - 0.5) * 2 * reach;
