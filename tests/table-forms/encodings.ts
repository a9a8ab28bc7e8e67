/** Texts as bytes, in the encodings that exports and spreadsheets write. */
export const ENCODINGS = [
	'utf-8',
	'utf-8 with mark',
	'utf-16le',
	'utf-16be',
	'windows-1252'
] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** Characters of windows-1252 at 0x80–0x9F; the five places without one stay empty. */
const HIGH = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';
const byCharacter = new Map<string, number>(
	Array.from({ length: 256 }, (_, byte): [string, number] => [
		byte < 0x80 || byte > 0x9f ? String.fromCharCode(byte) : HIGH[byte - 0x80]!,
		byte
	]).filter(([character, byte]) => byte === 0x20 || character !== ' ')
);

export const isRepresentable = (text: string, encoding: Encoding): boolean =>
	encoding === 'windows-1252' ? [...text].every((c) => byCharacter.has(c)) : isWhole(text);

/** Half a character of two code units cannot be written as UTF-8. */
const isWhole = (text: string): boolean => !/\p{Surrogate}/u.test(text);

/** @throws where the text has a character the encoding does not know */
export function encode(text: string, encoding: Encoding): Uint8Array {
	if (!isRepresentable(text, encoding)) throw new Error(`not representable in ${encoding}`);
	if (encoding === 'utf-8') return new TextEncoder().encode(text);
	if (encoding === 'utf-8 with mark') return new TextEncoder().encode(`\ufeff${text}`);
	if (encoding === 'windows-1252') return Uint8Array.from(text, (c) => byCharacter.get(c)!);
	const marked = `\ufeff${text}`;
	const bytes = new Uint8Array(2 * marked.length);
	const view = new DataView(bytes.buffer);
	for (let i = 0; i < marked.length; i++)
		view.setUint16(2 * i, marked.charCodeAt(i), encoding === 'utf-16le');
	return bytes;
}
