/** The style sheet of the colours, made from the tokens. Light is the default, dark follows the system or the reader's choice. */
import { inkOn, TONES, TONE_NAMES, TOKENS, type Theme, type Tone } from './tokens.ts';

const indented = (text: string): string => text.replace(/^(?=.)/gm, '\t');

const properties = (colours: Record<string, string>): string[] =>
	Object.entries(colours).map(([name, value]) => `--${name}: ${value.toLowerCase()};`);

const block = (selectors: readonly string[], lines: readonly string[]): string =>
	`${selectors.join(',\n')} {\n${indented(lines.join('\n'))}\n}`;

const media = (query: string, ...blocks: string[]): string =>
	`@media ${query} {\n${indented(blocks.join('\n'))}\n}`;

/** Colours of the numbers that stand on areas of each tone. */
export const inks = (theme: Theme): Record<string, string> =>
	Object.fromEntries(
		TONE_NAMES.map((tone) => [`on-${tone}`, inkOn(TOKENS[theme][TONES[tone].line])])
	);

const themed = (theme: Theme, ...selectors: string[]): string =>
	block(selectors, [
		`color-scheme: ${theme};`,
		...properties({ ...TOKENS[theme], ...inks(theme) })
	]);

const toned = (tone: Tone): string =>
	block(
		[`.${tone}`],
		[
			`--tone: var(--${TONES[tone].line});`,
			`--tone-text: var(--${TONES[tone].text});`,
			`--tone-on: var(--on-${tone});`
		]
	);

const patterned = (theme: Theme, ...selectors: string[]): string =>
	block(selectors, properties(TOKENS.pattern[theme]));

const EVERY_THEME = [':root', ":root[data-theme='dark']", ":root:not([data-theme='light'])"];

/** What `tokens.css` holds; a test writes it there and proves that it does. */
export const tokensCss = (): string =>
	[
		'/* Made from tokens.ts: change the colours there, then run `npx vitest run -u tokens`. */',
		themed('light', ':root'),
		media('(prefers-color-scheme: dark)', themed('dark', ":root:not([data-theme='light'])")),
		themed('dark', "[data-theme='dark']"),
		themed('light', "[data-theme='light']"),
		'/* Paper is white, whatever the screen was. */',
		media('print', themed('light', ...EVERY_THEME)),
		'/* Greys instead of colours: dark ones on light surfaces and paper, light ones on dark surfaces. After print, which it overrules. */',
		patterned('light', ":root[data-pattern='on']", "[data-pattern='on'] [data-theme='light']"),
		media(
			'screen and (prefers-color-scheme: dark)',
			patterned('dark', ":root[data-pattern='on']:not([data-theme='light'])")
		),
		media(
			'screen',
			patterned(
				'dark',
				":root[data-pattern='on'][data-theme='dark']",
				"[data-pattern='on'] [data-theme='dark']"
			)
		),
		'/* A printer without colours gets greys whatever was chosen. */',
		media('print and (monochrome)', patterned('light', ...EVERY_THEME)),
		'/* Marks and words of a tone. */',
		...TONE_NAMES.map(toned),
		''
	].join('\n');
