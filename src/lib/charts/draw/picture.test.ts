/** What every picture promises: the words of the page, every look an attribute, a size and a page of the reader's choice. */
import { describe, expect, test } from 'vitest';
import { everyFigure, figureIn } from '#lib/charts/figures.fixture.ts';
import { TOKENS } from '#lib/charts/theme/tokens.ts';
import { PICTURE_KEYS, PICTURE_SIZES } from './picture-choices.ts';
import { pictureOf } from './picture.ts';

const origin = 'https://example.org';
const FIGURES = everyFigure().map((figure) => [figure.id, figure] as const);

const UNESCAPED: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };
/** All texts of a picture in their order, as one; addresses go on without a space. */
const wordsIn = (svg: string): string =>
	[...svg.matchAll(/<text\b[^>]*>([^<]*)</g)]
		.map(([, text]) => text!.replace(/&\w+;/g, (sign) => UNESCAPED[sign]!))
		.join(' ')
		.replaceAll('\u00a0', ' ');
const shapesIn = (svg: string): string[] =>
	[...svg.matchAll(/<(?:path|rect|text)\b[^>]*>/g)].map(([tag]) => tag);

test.each(FIGURES)(
	'%s: carries finding, what is missing, statuses, source, licence, release and address',
	(_, figure) => {
		for (const size of PICTURE_KEYS.size) {
			const svg = pictureOf(figure, { size, origin });
			const words = wordsIn(svg);
			for (const text of [
				figure.headline,
				figure.subtitle,
				figure.missing ?? '',
				...figure.statuses.map(({ text }) => text),
				figure.source.text,
				figure.source.licence,
				figure.release,
				origin + figure.address
			])
				expect(words).toContain(text);
			expect(svg).not.toMatch(/NaN|Infinity|undefined|style="|<script|SYNTHETIC/);
			expect(svg).not.toMatch(/(href|src)="?http/);
		}
	}
);

test.each(FIGURES)('%s: every element states fill and stroke in plain colours', (_, figure) => {
	const svg = pictureOf(figure, { theme: 'dark', origin });
	const shapes = shapesIn(svg);
	expect(shapes.length).toBeGreaterThan(0);
	const plain = (tag: string, key: string) => new RegExp(` ${key}="(none|#[0-9A-F]{6})"`).test(tag);
	expect(shapes.filter((tag) => !plain(tag, 'fill') || !plain(tag, 'stroke'))).toEqual([]);
	// Renderers that know no style sheets, variables or inherited colours draw it as browsers do.
	expect(svg).not.toMatch(/<style|<tspan|class=|var\(|currentColor|paint-order|\bid="/);
});

test.each(PICTURE_KEYS.size)('a picture of size %s has its width and height', (size) => {
	const { width, height } = PICTURE_SIZES[size];
	const [root] = /<svg\b[^>]*>/.exec(pictureOf(figureIn('line'), { size, origin }))!;
	expect(root).toContain(` width="${width}" height="${height}"`);
	expect(root).toContain(` viewBox="0 0 ${width} ${height}"`);
});

test('a picture lies on a light or dark page, or on none with the inks of the light one', () => {
	const [light, dark, transparent] = PICTURE_KEYS.theme.map((theme) =>
		pictureOf(figureIn('line'), { theme, origin })
	) as [string, string, string];
	const pageOf = (svg: string) => shapesIn(svg)[0]!;
	expect(pageOf(light)).toMatch(/^<rect fill="#FFFFFF" stroke="none" width="1600" height="900"/);
	expect(pageOf(dark)).toContain(`fill="${TOKENS.dark.surface}"`);
	expect(transparent).not.toContain('<rect');
	expect(light.replace(pageOf(light), '')).toBe(transparent);
});

describe('notes', () => {
	const note = (i: number) =>
		`Note ${i} says at some length, e.g. Sweden’s, how the figures were collected. It has a second sentence.`;
	const withNotes = (count: number, address = '/en/explore/test?geo=DK,SE') => ({
		...figureIn('line', 'break'),
		address,
		notes: Array.from({ length: count }, (_, i) => note(i + 1))
	});

	test('that have room are all there, before the source', () => {
		const words = wordsIn(pictureOf(withNotes(2), { origin }));
		expect(words).toContain(`Notes: ${note(1)} ${note(2)} Source`);
		expect(words).not.toContain('More notes');
	});
	test.each(PICTURE_KEYS.size)('that have none are left out by whole sentences (%s)', (size) => {
		const words = wordsIn(pictureOf(withNotes(60), { size, origin }));
		const [, said] = /Notes: (.*?) Source/.exec(words)!;
		expect(said).toMatch(/^Note 1 .*(collected|sentence)\.$/);
		expect(withNotes(60).notes.join(' ')).toContain(said!);
		expect(words).toContain(`More notes: ${origin}/en/explore/test?geo=DK,SE`);
	});
	test('of a selection too long to print are at the address of its table, and that is said', () => {
		const codes = Array.from({ length: 300 }, (_, i) => `CODE${i}`).join(',');
		const words = wordsIn(pictureOf(withNotes(60, `/en/explore/test?origin=${codes}`), { origin }));
		expect(words).toContain(
			`More notes: ${origin}/en/explore/test (the address of this selection is too long to print)`
		);
		expect(words).not.toContain('CODE1');
	});
});

test('marks of statuses are drawn, as not every typeface has signs for them', () => {
	const figure = figureIn('line', 'unreliable');
	const statuses = figure.statuses.map((status) => ({ ...status, look: '◐' }));
	const svg = pictureOf({ ...figure, statuses }, { origin });
	expect(wordsIn(svg)).not.toContain('◐');
	const faint = (text: string) => text.match(/fill-opacity="0.4"/g)?.length ?? 0;
	expect(faint(svg)).toBe(faint(pictureOf(figure, { origin })) + 1);
});

test('synthetic figures say so', () => {
	expect(pictureOf({ ...figureIn('line'), synthetic: true }, { origin })).toContain('SYNTHETIC');
});
