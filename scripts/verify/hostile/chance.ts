/** Draws from one seed. */

export interface Draw {
	/** Whole, from 0 to below `n`. */
	below: (n: number) => number;
	of: <T>(choices: readonly T[]) => T;
	/** Up to `most` of the choices, in any order, with repeats. */
	some: <T>(choices: readonly T[], most: number) => T[];
	/** Characters of all kinds, control characters and line ends left out. */
	garbage: (length: number) => string;
}

export function drawOf(chance: () => number): Draw {
	const below = (n: number) => Math.floor(chance() * n);
	const of = <T>(choices: readonly T[]) => choices[below(choices.length)]!;
	return {
		below,
		of,
		some: (choices, most) => Array.from({ length: 1 + below(most) }, () => of(choices)),
		garbage: (length) =>
			Array.from({ length }, () => String.fromCharCode(33 + below(222)))
				.join('')
				.replaceAll('\x7f', '~')
	};
}
