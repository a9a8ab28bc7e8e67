/** SVG picture → PNG, with the fonts of the site; on the server only. */
import { Resvg } from '@resvg/resvg-js';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decompress } from 'wawoff2';

const require = createRequire(import.meta.url);
const FACES = [
	['@fontsource/source-sans-3', 'source-sans-3-latin-400-normal'],
	['@fontsource/source-sans-3', 'source-sans-3-latin-600-normal'],
	['@fontsource/source-sans-3', 'source-sans-3-latin-700-normal'],
	['@fontsource/source-serif-4', 'source-serif-4-latin-600-normal']
] as const;

let ready: Promise<string[]> | undefined;

/** The renderer reads TrueType files only: unpacks the web fonts once. */
async function fontFiles(): Promise<string[]> {
	const folder = join(tmpdir(), `nordic-fonts-${process.pid}`);
	await mkdir(folder, { recursive: true });
	return Promise.all(
		FACES.map(async ([pack, name]) => {
			const file = join(folder, `${name}.ttf`);
			const font = await decompress(await readFile(require.resolve(`${pack}/files/${name}.woff2`)));
			await writeFile(`${file}.new`, font);
			await rename(`${file}.new`, file);
			return file;
		})
	);
}

/** @throws if the fonts cannot be read: without them every text would silently be missing. */
export async function pngOf(svg: string, scale: number): Promise<Uint8Array> {
	ready ??= fontFiles();
	const files = await ready;
	const image = new Resvg(svg, {
		fitTo: { mode: 'zoom', value: scale },
		font: { fontFiles: files, loadSystemFonts: false, defaultFontFamily: 'Source Sans 3' }
	});
	return image.render().asPng();
}
