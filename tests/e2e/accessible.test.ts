/** Every page, in both languages and both themes, passes the automatic part of WCAG 2.2 AA and holds still for small screens. All of them in `npm run verify`; in `npm test` every page in one language and one theme. */
import axe from 'axe-core';
import type { Page } from '@playwright/test';
import { FULL } from '#tests/full.ts';
import { LANGUAGES, PATHS, expect, test } from './site.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds on the page as it stands, a line for each place. */
async function findings(page: Page): Promise<string[]> {
	const found = await page.evaluate(
		(values) => window.axe.run(document, { runOnly: { type: 'tag', values } }),
		TAGS
	);
	return found.violations.flatMap((v) =>
		v.nodes.map((n) => `${v.id}: ${n.target.join(' ')} – ${n.failureSummary}`)
	);
}

/** What sticks out on the right is named, so that a failure says where to look. */
const outside = (page: Page, width: number): Promise<string[]> =>
	page.evaluate(
		(edge) =>
			document.documentElement.scrollWidth <= edge
				? []
				: [...document.querySelectorAll('body *')]
						.filter((e) => e.getBoundingClientRect().right > edge + 1)
						.map((e) => `${e.tagName} ${e.id} ${e.getAttribute('class') ?? ''}`.slice(0, 60)),
		width
	);

const THEMES = ['light', 'dark'] as const;
/** Neighbours differ in language, then in theme. */
const SEEN = PATHS.flatMap((path, at) =>
	LANGUAGES.flatMap((language, l) =>
		THEMES.map((theme, t) => ({
			address: `/${language}${path}`,
			language,
			theme,
			isPart: at % LANGUAGES.length === l && Math.floor(at / LANGUAGES.length) % THEMES.length === t
		}))
	)
).filter(({ isPart }) => FULL || isPart);

for (const { address, language, theme } of SEEN)
	test(`axe finds nothing on ${address} in ${theme}, which needs no sideways scrolling at 360 and 320 px`, async ({
		page
	}) => {
		await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
		await page.goto(address);
		await expect(page.locator('html')).toHaveAttribute('lang', language);
		// Given as a text, it runs in spite of the page's own rules about scripts.
		await page.evaluate(axe.source);
		expect(await findings(page)).toEqual([]);
		for (const width of [360, 320]) {
			await page.setViewportSize({ width, height: 640 });
			expect(await outside(page, width), `${width} px`).toEqual([]);
		}
	});

declare global {
	interface Window {
		axe: typeof axe;
	}
}

test('nothing is cut off when a reader spaces text wider', async ({ page }) => {
	await page.goto('/en/employment');
	const before = await page.locator('h1').textContent();
	await page.evaluate(() => {
		const sheet = new CSSStyleSheet();
		sheet.replaceSync(
			'* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }'
		);
		document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
	});
	const cut = await page.evaluate(() =>
		[
			...document.querySelectorAll(
				'main h1, main h2, main h3, main p, main li, main button, main label'
			)
		]
			.filter((e) => getComputedStyle(e).overflow === 'hidden' && e.clientWidth > 2)
			.filter((e) => e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)
			.map((e) => e.textContent)
	);
	expect(cut).toEqual([]);
	await expect(page.locator('h1')).toHaveText(before!);
});
