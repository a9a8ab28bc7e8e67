/** Every page, in both languages and both themes, passes the automatic part of WCAG 2.2 AA and holds still for small screens. */
import axe from 'axe-core';
import { PAGES, expect, test } from './site.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

for (const path of PAGES)
	for (const colorScheme of ['light', 'dark'] as const)
		test(`axe finds nothing on ${path} in ${colorScheme}`, async ({ page }) => {
			await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
			await page.goto(path);
			await expect(page.locator('html')).toHaveAttribute('lang', path.slice(1, 3));
			// Given as a text, it runs in spite of the page's own rules about scripts.
			await page.evaluate(axe.source);
			const found = await page.evaluate(
				(values) => window.axe.run(document, { runOnly: { type: 'tag', values } }),
				TAGS
			);
			const lines = found.violations.flatMap((v) =>
				v.nodes.map((n) => `${v.id}: ${n.target.join(' ')} – ${n.failureSummary}`)
			);
			expect(lines).toEqual([]);
		});

declare global {
	interface Window {
		axe: typeof axe;
	}
}

for (const path of PAGES)
	for (const width of [320, 360])
		test(`${path} needs no sideways scrolling at ${width} px`, async ({ page }) => {
			await page.setViewportSize({ width, height: 640 });
			await page.goto(path);
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
			expect(outside).toEqual([]);
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
