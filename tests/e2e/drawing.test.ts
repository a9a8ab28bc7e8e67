/** The code that draws is fetched when something is drawn anew, and a chart outlives it when it cannot be fetched. */
import type { Page } from '@playwright/test';
import { expect, test } from './site.ts';

const EXPLORE = '/en/explore/lfsa_ergan';
const scriptsOf = (page: Page): string[] => {
	const scripts: string[] = [];
	page.on('request', (r) => r.resourceType() === 'script' && scripts.push(r.url()));
	return scripts;
};
const hydrated = (page: Page) => expect(page.locator('html[data-hydrated]')).toBeAttached();

for (const path of ['/en', '/en/employment', EXPLORE])
	test(`who only reads ${path} is not sent what draws`, async ({ page }) => {
		const scripts = scriptsOf(page);
		await page.goto(path, { waitUntil: 'networkidle' });
		await hydrated(page);
		const before = scripts.length;
		await page.waitForTimeout(1_500);
		expect(scripts.length).toBe(before);
		await page.mouse.move(300, 300);
		await expect.poll(() => scripts.length).toBeGreaterThan(before);
	});

test('keys pressed before the code is there are read when it is', async ({ page }) => {
	await page.goto(EXPLORE, { waitUntil: 'networkidle' });
	await hydrated(page);
	const plot = page.locator('figure').first().locator('[role=application]');
	const heard = page.locator('figure').first().locator('[aria-live]');
	await page.route('**/*.js', async (route) => {
		await new Promise((resolve) => setTimeout(resolve, 500));
		await route.continue();
	});
	await plot.focus();
	await page.keyboard.press('Home');
	await page.keyboard.press('ArrowRight');
	await expect(heard).toContainText(/\d/);
	const second = await heard.textContent();
	await page.keyboard.press('ArrowLeft');
	await expect(heard).not.toHaveText(second!);
});

test('a chart that cannot be drawn anew stays as it was, as a whole, and says so', async ({
	page,
	heard
}) => {
	await page.goto(EXPLORE, { waitUntil: 'networkidle' });
	await hydrated(page);
	const figure = page.locator('figure').first();
	const headline = await figure.locator('.headline').textContent();
	const drawing = await figure.locator('svg.plot').innerHTML();
	await page.route('**/*.js', (route) => route.abort());
	const country = page.locator('input[type=checkbox][name=geo]').first();
	await country.click();
	await expect(figure.getByRole('status').first()).toContainText('former chart');
	expect(await figure.locator('.headline').textContent()).toBe(headline);
	expect(await figure.locator('svg.plot').innerHTML()).toBe(drawing);

	await page.unroute('**/*.js');
	await country.click();
	await page.locator('input[type=checkbox][name=geo]').nth(1).click();
	await expect.poll(() => figure.locator('svg.plot').innerHTML()).not.toBe(drawing);
	await expect(figure.getByText('former chart')).toHaveCount(0);
	// The browser itself says what could not be fetched.
	expect(heard.filter((text) => !text.includes('ERR_FAILED'))).toEqual([]);
	heard.length = 0;
});
