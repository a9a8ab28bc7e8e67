/** The fonts of the site for pictures, and SVG picture → PNG; on the server only. */
import { renderAsync } from '@resvg/resvg-js';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { decompress } from 'wawoff2';
import { SANS_IN_FILES } from './paint.ts';
import { FACES } from './picture.ts';

const require = createRequire(import.meta.url);
/** And the letters of names that the faces of pages leave out: ł, ş, ū. */
const packed = FACES.map(([, , file]) => file)
	.flatMap((file) => [file, file.replace('-latin-', '-latin-ext-')])
	.map((file) => require.resolve(`@fontsource/${file}`));

/** The renderer reads TrueType files only: unpacks the web fonts into a folder outside the house, once per process. */
async function unpackFonts(): Promise<string[]> {
	// One folder per user, not per process: a server that is killed leaves nothing behind that piles up.
	const folder = join(tmpdir(), `nordic-fonts-${process.getuid?.() ?? 'user'}`);
	await mkdir(folder, { recursive: true, mode: 0o700 });
	const files: string[] = [];
	// One after the other, each copied at once: the unpacker hands out its own memory, which the next font overwrites.
	for (const font of packed) {
		const file = join(folder, `${basename(font, '.woff2')}.ttf`);
		const unpacked = Buffer.from(await decompress(await readFile(font)));
		// Renamed in one step: another process may be reading the same file.
		await writeFile(`${file}.${process.pid}`, unpacked);
		await rename(`${file}.${process.pid}`, file);
		files.push(file);
	}
	return files;
}
let fonts: Promise<string[]> | undefined;

/**
 * @param scale pixels per unit of the picture
 * @throws if the fonts cannot be read: without them every text would silently be missing
 */
export async function pngOf(svg: string, scale: number): Promise<Uint8Array> {
	fonts ??= unpackFonts().catch((error: unknown) => {
		fonts = undefined;
		throw error;
	});
	const image = await renderAsync(svg, {
		fitTo: { mode: 'zoom', value: scale },
		font: { fontFiles: await fonts, loadSystemFonts: false, defaultFontFamily: SANS_IN_FILES }
	});
	return image.asPng();
}
