/** Code pages in which every byte is one character, as a way from their bytes to UTF-8. */
import { changedFile, type InputFile } from '../bytes/input-file.ts';

/** Bytes 80 to 9F; the rest is as in Latin-1. Undefined bytes stay control characters. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Bytes 80 to FF of the DOS pages, which decoders of browsers do not know. */
const DOS: Record<string, string> = {
	cp850:
		'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0',
	cp437:
		'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0',
	cp865:
		'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø₧ƒáíóúñÑªº¿⌐¬½¼¡«¤░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0'
};

const latin = (from: number): string =>
	String.fromCharCode(...Array.from({ length: 256 - from }, (_, i) => from + i));

/** "ibm850", "CP-850", "850" → cp850; names of browsers' decoders stay as they are. */
export function pageName(name: string): string {
	const bare = name.trim().toLowerCase();
	const number = /^(?:cp|ibm|dos|oem)?[-_ ]?(850|437|865)$/.exec(bare)?.[1];
	if (number !== undefined) return `cp${number}`;
	if (/^(?:ansi|(?:cp|windows|x-cp)?[-_ ]?1252|iso[-_ ]?8859[-_ ]?1|latin[-_ ]?1)$/.test(bare))
		return 'windows-1252';
	const windows = /^(?:cp|windows)?[-_ ]?(125\d|874)$/.exec(bare)?.[1];
	if (windows !== undefined) return `windows-${windows}`;
	const iso = /^iso[-_ ]?8859[-_ ]?(\d{1,2})$/.exec(bare)?.[1];
	if (iso !== undefined) return `iso-8859-${iso}`;
	return /^utf[-_ ]?8$/.test(bare) ? 'utf-8' : bare;
}

/** Characters of bytes 80 to FF; undefined for a page that is not known or has more than one byte to a character. */
function highHalfOf(page: string): string | undefined {
	if (page === 'windows-1252') return WINDOWS + latin(0xa0);
	if (Object.hasOwn(DOS, page)) return DOS[page];
	if (!/^(?:windows-(?:125\d|874)|iso-8859-\d+|koi8-[ru]|macintosh)$/.test(page)) return undefined;
	try {
		return new TextDecoder(page).decode(Uint8Array.from({ length: 128 }, (_, i) => 128 + i));
	} catch {
		return undefined;
	}
}

export const isPage = (page: string): boolean => highHalfOf(page)?.length === 128;

/** The file as UTF-8; `page` is one for which `isPage` holds. */
export function fromPage(file: InputFile, page: string): InputFile {
	const encoder = new TextEncoder();
	const letters = Array.from(highHalfOf(page)!, (letter) => encoder.encode(letter));
	return changedFile(file, async function* (chunks) {
		for await (const chunk of chunks) {
			// Few letters in a text need more than two bytes, none more than three.
			const room = new Uint8Array(chunk.length * 3);
			let to = 0;
			for (const byte of chunk) {
				if (byte < 0x80) {
					room[to++] = byte;
					continue;
				}
				const letter = letters[byte - 0x80]!;
				for (let i = 0; i < letter.length; i++) room[to++] = letter[i]!;
			}
			yield room.subarray(0, to);
		}
	});
}
