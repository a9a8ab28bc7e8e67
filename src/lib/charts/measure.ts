/** How wide a text will be, without a browser: average widths of Source Sans 3 by kind of letter. */

const NARROW = /[ijlIft.,:;'|!()[\]\u00a0 -]/;
const WIDE = /[mwMWÅÄÖ%—@]/;

/** Width in the unit of `size`; a little generous, so that labels never touch. */
export function widthOf(text: string, size: number): number {
	let em = 0;
	for (const letter of text) em += NARROW.test(letter) ? 0.29 : WIDE.test(letter) ? 0.78 : 0.53;
	return em * size;
}

/** Breaks a text into lines no wider than `width`; words are never cut. */
export function wrapped(text: string, width: number, size: number): string[] {
	const lines: string[] = [];
	let line = '';
	for (const word of text.split(' ')) {
		const longer = line === '' ? word : `${line} ${word}`;
		if (line !== '' && widthOf(longer, size) > width) {
			lines.push(line);
			line = word;
		} else line = longer;
	}
	if (line !== '') lines.push(line);
	return lines;
}
