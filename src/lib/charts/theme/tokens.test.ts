/** The colours: both lists agree, text can be read, and marks can be told apart, also by eyes that see fewer colours. */
import { readFileSync } from 'node:fs';
import {
	clampRgb,
	converter,
	differenceCiede2000,
	filterDeficiencyDeuter,
	filterDeficiencyProt,
	filterDeficiencyTrit,
	wcagContrast,
	type Rgb
} from 'culori';
import { describe, expect, test } from 'vitest';
import { inks, tokensCss } from './css.ts';
import { inkOn, TOKENS, TONE_NAMES, TONES, type Theme } from './tokens.ts';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

/** The custom properties of each block, by its selectors; media queries only wrap blocks. */
const blocks = [...css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(
	([, selector = '', body = '']) => ({
		selector: selector.trim().replace(/\s+/g, ' '),
		colours: Object.fromEntries(
			[...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [
				name,
				value.trim().toUpperCase()
			])
		)
	})
);

const COUNTRY_TOKENS = ['c-dk', 'c-fi', 'c-is', 'c-no', 'c-se'] as const;
const GROUP_TOKENS = ['g0', 'g1', 'g2'] as const;
const PALETTE_TOKENS = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7'] as const;
const LEVEL_TOKENS = ['l0', 'l1', 'l2'] as const;
const TEXT_TOKENS = ['ink', 'ink-2', 'ink-3', 'accent', 'warn', 'err'] as const;
const THEMES: Theme[] = ['light', 'dark'];

const pairsOf = <T>(all: readonly T[]): [T, T][] =>
	all.flatMap((a, i) => all.slice(i + 1).map((b): [T, T] => [a, b]));

const toLab = converter('lab65');
const toLinear = converter('lrgb');
const lightnessOf = (colour: string): number => toLab(colour)!.l;
/** Smallest step between neighbours when sorted by L*. */
const stepOf = (colours: readonly string[]): number => {
	const sorted = colours.map(lightnessOf).sort((a, b) => a - b);
	return Math.min(...sorted.slice(1).map((l, i) => l - sorted[i]!));
};

const FILTERS = {
	protan: filterDeficiencyProt(1),
	deutan: filterDeficiencyDeuter(1),
	tritan: filterDeficiencyTrit(1)
};
/** Machado, Oliveira and Fernandes (2009): their matrices hold for linear light, so the filter is handed linear parts. */
function seenBy(eyes: keyof typeof FILTERS, colour: string): string | Rgb {
	const { r, g, b } = toLinear(colour)!;
	const seen = FILTERS[eyes]({ mode: 'rgb', r, g, b });
	return clampRgb(converter('rgb')({ mode: 'lrgb', r: seen.r, g: seen.g, b: seen.b }));
}
const difference = differenceCiede2000();
const closest = (colours: readonly (string | Rgb)[]): number =>
	Math.min(...pairsOf(colours).map(([a, b]) => difference(a, b)));

test('the measures are right: published pair of CIEDE2000, black on white 21', () => {
	// Sharma, Wu and Dalal (2005), test pair 1, in D65 as the formula does not ask for the white point.
	const pair = [
		{ mode: 'lab65', l: 50, a: 2.6772, b: -79.7751 },
		{ mode: 'lab65', l: 50, a: 0, b: -82.7485 }
	] as const;
	expect(difference(pair[0], pair[1])).toBeCloseTo(2.0425, 4);
	expect(wcagContrast('#000', '#fff')).toBeCloseTo(21, 5);
	expect(seenBy('deutan', '#ffffff')).toMatchObject({
		r: expect.closeTo(1, 3),
		b: expect.closeTo(1, 3)
	});
});

test('the style sheet is made from the data', async () => {
	await expect(tokensCss()).toMatchFileSnapshot('./tokens.css');
});

test('the style sheet says the same as the data, block by block', () => {
	const themed = blocks.filter((b) => b.selector.includes(':root') || b.selector.includes('data-'));
	expect(themed.map((b) => b.selector)).toEqual([
		':root',
		":root:not([data-theme='light'])",
		"[data-theme='dark']",
		"[data-theme='light']",
		":root, :root[data-theme='dark'], :root:not([data-theme='light'])",
		":root[data-pattern='on'], [data-pattern='on'] [data-theme='light']",
		":root[data-pattern='on']:not([data-theme='light'])",
		":root[data-pattern='on'][data-theme='dark'], [data-pattern='on'] [data-theme='dark']",
		":root, :root[data-theme='dark'], :root:not([data-theme='light'])"
	]);
	const [root, system, dark, light, print, ...patterns] = themed.map((b) => b.colours);
	for (const block of [root, light, print])
		expect(block).toEqual({ ...TOKENS.light, ...inks('light') });
	for (const block of [system, dark]) expect(block).toEqual({ ...TOKENS.dark, ...inks('dark') });
	const { light: onLight, dark: onDark } = TOKENS.pattern;
	expect(patterns).toEqual([onLight, onDark, onDark, onLight]);
});

describe.each(THEMES)('in the %s theme', (theme) => {
	const tokens = TOKENS[theme];
	const surfaces = [tokens.bg, tokens.surface];
	const contrastOn = (colour: string) => Math.min(...surfaces.map((s) => wcagContrast(colour, s)));

	test.each(TEXT_TOKENS)('text in %s has a contrast of 4.5 or more', (name) => {
		expect(contrastOn(tokens[name])).toBeGreaterThanOrEqual(4.5);
	});
	test.each([
		...COUNTRY_TOKENS,
		...GROUP_TOKENS,
		...PALETTE_TOKENS,
		'quiet',
		'grey',
		'axis',
		'focus'
	] as const)('marks in %s have a contrast of 3 or more', (name) =>
		expect(contrastOn(tokens[name])).toBeGreaterThanOrEqual(3)
	);
	test.each(TONE_NAMES)('words in %s, and numbers on its areas, can be read', (tone) => {
		expect(contrastOn(tokens[TONES[tone].text])).toBeGreaterThanOrEqual(4.5);
		const area = tokens[TONES[tone].line];
		expect(wcagContrast(inkOn(area), area)).toBeGreaterThanOrEqual(4.5);
	});
	test.each([
		['countries', 14, 20, COUNTRY_TOKENS],
		['any categories', 14, 20, PALETTE_TOKENS],
		['groups', 12, 12, GROUP_TOKENS],
		['levels', 12, 12, LEVEL_TOKENS]
	] as const)(
		'%s differ by %i or more also for colour-blind eyes, and by %i for others',
		(_, forAll, least, names) => {
			const colours = names.map((name) => tokens[name]);
			expect(closest(colours)).toBeGreaterThanOrEqual(least);
			for (const eyes of ['protan', 'deutan', 'tritan'] as const)
				expect(closest(colours.map((c) => seenBy(eyes, c))), eyes).toBeGreaterThanOrEqual(forAll);
		}
	);
});

test('country colours keep a step of 4 in lightness, pattern greys one of 12', () => {
	expect(stepOf(COUNTRY_TOKENS.map((name) => TOKENS.light[name]))).toBeGreaterThanOrEqual(4);
	for (const theme of THEMES) {
		const greys = Object.values(TOKENS.pattern[theme]);
		expect(stepOf(greys), theme).toBeGreaterThanOrEqual(12);
		for (const grey of greys)
			expect(wcagContrast(grey, TOKENS[theme].surface), grey).toBeGreaterThanOrEqual(3);
	}
});

test('country colours of the light theme survive on a dark slide', () => {
	for (const name of COUNTRY_TOKENS)
		expect(wcagContrast(TOKENS.light[name], TOKENS.dark.bg), name).toBeGreaterThanOrEqual(3);
});
