/** Reading without JavaScript, on paper and with greys instead of colours. */
import { LANGUAGES, expect, test } from './site.ts';

test('the chart is in the page before any script runs, with Sweden, 2024 at 64.1', async ({
	request
}) => {
	const html = await (await request.get('/en/employment')).text();
	expect(html).toMatch(/aria-label="[^"]*Sweden, 2024[^"]*64\.1[^"]*"/);
	expect(html).not.toMatch(/<[^>]+ style=/);
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	for (const language of LANGUAGES)
		test(`headline, chart and table can be read in ${language}`, async ({ page }) => {
			await page.goto(`/${language}/employment`);
			const figure = page.locator('figure').first();
			await expect(figure.locator('h2, h3').first()).not.toBeEmpty();
			await expect(figure.locator('svg').first()).toBeVisible();
			await figure.getByRole('radio').nth(1).check({ force: true });
			await expect(figure.getByRole('table').first()).toBeVisible();
			await expect(figure.getByRole('table').first()).toContainText(
				(64.1).toLocaleString(language)
			);
		});

	test('a choice is sent by a button and shows another year', async ({ page }) => {
		await page.goto('/en/employment');
		await page.locator('select[name=time]').selectOption('2020');
		await page.locator('form.controls button').click();
		await expect(page).toHaveURL(/time=2020/);
		await expect(page.locator('#employment-groups')).toContainText('2020');
	});

	test('Explore takes its choices as a form', async ({ page }) => {
		await page.goto('/en/explore/lfsa_ergan?geo=SE,DK');
		await expect(page.locator('figure svg').first()).toBeVisible();
		await expect(page.locator('form').first()).toBeAttached();
	});
});

test('on paper there is the chart with its source, and nothing to press', async ({ page }) => {
	await page.goto('/en/employment');
	await page.emulateMedia({ media: 'print' });
	const figure = page.locator('figure').first();
	await expect(figure.locator('svg').first()).toBeVisible();
	await expect(figure).toContainText('Eurostat');
	await expect(page.locator('form.controls')).toBeHidden();
	const buttons = page.locator('main button:visible');
	await expect(buttons).toHaveCount(0);
});

test('greys and dashes can be chosen, and the choice stays', async ({ page }) => {
	await page.goto('/en/employment');
	await page.locator('.appearance summary').click();
	await page.locator('.appearance input[type=checkbox]').check();
	await page.reload();
	await expect(page.locator('html')).toHaveAttribute('data-pattern', 'on');
});
