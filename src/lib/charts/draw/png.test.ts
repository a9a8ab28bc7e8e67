import { expect, test } from 'vitest';
import { figureIn } from '#lib/charts/figures.fixture.ts';
import type { TextRole } from '#lib/charts/frame/scene.ts';
import { element, type Attributes } from './markup.ts';
import { painterOf } from './paint.ts';
import { pictureOf } from './picture.ts';
import { pngOf } from './png.ts';

/** A picture of one text, painted as the site's pictures paint it. */
async function drawn(look: Attributes, text: string): Promise<string> {
	const word = element('text', { ...look, x: 9, y: 40, 'font-size': 30 }, text);
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="60">${word}</svg>`;
	return Buffer.from(await pngOf(svg, 1)).toString('base64');
}
const painter = painterOf('light');
const inPlot = (role: TextRole): Attributes =>
	painter.mark({ kind: 'text', role, text: '', x: 0, y: 0, anchor: 'start' }, 30);

test('plain text, bold labels and serif headlines are three different faces, and none is empty', async () => {
	const [plain, bold, serif, empty] = await Promise.all([
		drawn(inPlot('row'), 'Hålogaland 62'),
		drawn(inPlot('label'), 'Hålogaland 62'),
		drawn(painter.frame('headline'), 'Hålogaland 62'),
		drawn(inPlot('row'), '')
	]);
	expect(new Set([plain, bold, serif, empty]).size).toBe(4);
});

test('letters that the faces of pages leave out are drawn', async () => {
	const [known, unknown, none] = await Promise.all([
		drawn(inPlot('row'), 'l'),
		drawn(inPlot('row'), 'ł'),
		drawn(inPlot('row'), '\u{1F600}')
	]);
	expect(new Set([known, unknown, none]).size).toBe(3);
});

test('a picture has the pixels asked for', async () => {
	const svg = pictureOf(figureIn('line'), { size: 'half', origin: 'https://example.org' });
	const png = Buffer.from(await pngOf(svg, 2));
	expect(png.subarray(1, 4).toString()).toBe('PNG');
	expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1600, 1800]);
});
