/** The fonts of the site for pictures made in the browser: the files the page itself is written in. */
import sans from '@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff2?url';
import bold from '@fontsource/source-sans-3/files/source-sans-3-latin-600-normal.woff2?url';
import serif from '@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff2?url';

async function base64Of(address: string): Promise<string> {
	const response = await fetch(address);
	if (!response.ok) throw new Error(`${address}: ${response.statusText}`);
	const bytes = new Uint8Array(await response.arrayBuffer());
	return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/** Each of FACES as base64, in their order. */
export const fontsInText = (): Promise<string[]> => Promise.all([sans, bold, serif].map(base64Of));
