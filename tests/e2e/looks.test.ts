/** Pictures of every page for people to look at: `npm run looks` writes them to test-results/looks. */
import { PATHS, expect, test } from './site.ts';

const WIDTHS = [360, 1280, 1920];
const nameOf = (path: string) => path.replaceAll('/', '-').slice(1) || 'home';

for (const path of PATHS) {
	for (const colorScheme of ['light', 'dark'] as const)
		for (const width of WIDTHS)
			test(`${path || '/'} ${colorScheme} ${width}`, async ({ page }) => {
				await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
				await page.setViewportSize({ width, height: 900 });
				await page.goto(`/en${path}`, { waitUntil: 'networkidle' });
				const file = `test-results/looks/${nameOf(path)}-${colorScheme}-${width}.png`;
				expect((await page.screenshot({ path: file, fullPage: true })).length).toBeGreaterThan(
					1000
				);
			});
	test(`${path || '/'} on paper`, async ({ page }) => {
		await page.goto(`/en${path}`, { waitUntil: 'networkidle' });
		await page.emulateMedia({ media: 'print' });
		const file = `test-results/looks/${nameOf(path)}-print.pdf`;
		expect((await page.pdf({ path: file, format: 'A4' })).length).toBeGreaterThan(1000);
	});
}
