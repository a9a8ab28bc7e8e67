/** Every page, in both languages and both themes, passes the automatic part of WCAG 2.2 AA and holds still for small screens. */
import axe from 'axe-core';
import type { Page } from '@playwright/test';
import { PAGES, expect, test } from './site.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds on the page as it stands, a line for each place. */
async function findings(page: Page, runOnly: axe.RunOnly): Promise<string[]> {
	const found = await page.evaluate((only) => window.axe.run(document, { runOnly: only }), runOnly);
	return found.violations.flatMap((v) =>
		v.nodes.map((n) => `${v.id}: ${n.target.join(' ')} – ${n.failureSummary}`)
	);
}

for (const path of PAGES)
	test(`axe finds nothing on ${path}`, async ({ page }) => {
		await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
		await page.goto(path);
		await expect(page.locator('html')).toHaveAttribute('lang', path.slice(1, 3));
		// Given as a text, it runs in spite of the page's own rules about scripts.
		await page.evaluate(axe.source);
		expect(await findings(page, { type: 'tag', values: TAGS })).toEqual([]);
		// The other theme changes colours alone, and those are the same in every language.
		if (!path.startsWith('/en')) return;
		await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
		expect(await findings(page, { type: 'rule', values: ['color-contrast'] })).toEqual([]);
	});

declare global {
	interface Window {
		axe: typeof axe;
	}
}

for (const path of PAGES)
	test(`${path} needs no sideways scrolling at 360 and 320 px`, async ({ page }) => {
		await page.setViewportSize({ width: 360, height: 640 });
		await page.goto(path);
		for (const width of [360, 320]) {
			await page.setViewportSize({ width, height: 640 });
			// What sticks out is named, so that a failure says where to look.
			const outside = await page.evaluate(
				(edge) =>
					document.documentElement.scrollWidth <= edge
						? []
						: [...document.querySelectorAll('body *')]
								.filter((e) => e.getBoundingClientRect().right > edge + 1)
								.map((e) => `${e.tagName} ${e.id} ${e.getAttribute('class') ?? ''}`.slice(0, 60)),
				width
			);
			expect(outside, `${width} px`).toEqual([]);
		}
	});

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
