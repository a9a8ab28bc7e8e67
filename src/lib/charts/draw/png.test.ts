import { expect, test } from 'vitest';
import { figureIn } from '#lib/charts/figures.fixture.ts';
import { pictureOf } from './picture.ts';
import { pngOf } from './png.ts';

const SIZE = { width: 900, height: 600, theme: 'light', origin: 'https://example.org' } as const;

/** A picture of one text, drawn as a class of the site's pictures draws it. */
async function drawn(role: string, text: string): Promise<string> {
	const style = /<style>[\s\S]*?<\/style>/.exec(pictureOf(figureIn('dots'), SIZE))![0];
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="60">${style}<text class="${role}" x="9" y="40" font-size="30">${text}</text></svg>`;
	return Buffer.from(await pngOf(svg, 1)).toString('base64');
}

test('plain text, bold labels and serif headlines are three different faces, and none is empty', async () => {
	const [plain, bold, serif, empty] = await Promise.all([
		drawn('row', 'Hålogaland 62'),
		drawn('row label', 'Hålogaland 62'),
		drawn('headline', 'Hålogaland 62'),
		drawn('row', '')
	]);
	expect(new Set([plain, bold, serif, empty]).size).toBe(4);
});

test('a picture has the pixels asked for', async () => {
	const png = Buffer.from(await pngOf(pictureOf(figureIn('line'), SIZE), 2));
	expect(png.subarray(1, 4).toString()).toBe('PNG');
	expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1800, 1200]);
});
