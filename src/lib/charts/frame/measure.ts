/** How wide a text will be, without a browser: advance widths of Source Sans 3, in hundredths of the type size. */

/** Measured from the font file; letters of nearly one width share an entry, everything else is 50 like the digits. */
const WIDTHS: readonly [letters: string, width: number][] = [
	[' \u00a0', 20],
	["ijlI,.:;·'í", 25],
	['!f()[]{}|-', 30],
	['rt/\\', 35],
	['sz*?"', 42],
	['cvxyý', 47],
	['ABCEKPRSTXZbdhnopquÄÅöøóúðþÞ', 56],
	['DGHNOQUÖØÐ&', 65],
	['MWwæ', 77],
	['m%@Æ', 83]
];
const widths = new Map(WIDTHS.flatMap(([letters, width]) => [...letters].map((l) => [l, width])));

/** How much wider than the regular face a line of text runs, measured on headlines. */
const FACES = { regular: 1.01, bold: 1.04, serif: 1.175 };
export type Face = keyof typeof FACES;

/** Width in the unit of `size`. */
export function widthOf(text: string, size: number, face: Face = 'regular'): number {
	let sum = 0;
	for (const letter of text) sum += widths.get(letter) ?? 50;
	return (sum / 100) * size * FACES[face];
}

export const widest = (texts: readonly string[], size: number, face?: Face): number =>
	texts.reduce((most, text) => Math.max(most, widthOf(text, size, face)), 0);

/** Breaks a text into lines no wider than `width`; words are never cut. */
export function wrapped(text: string, width: number, size: number, face?: Face): string[] {
	const lines: string[] = [];
	let line = '';
	for (const word of text.split(' ')) {
		const longer = line === '' ? word : `${line} ${word}`;
		if (line !== '' && widthOf(longer, size, face) > width) {
			lines.push(line);
			line = word;
		} else line = longer;
	}
	if (line !== '') lines.push(line);
	return lines;
}
