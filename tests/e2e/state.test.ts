/** The address is the state: what is chosen changes chart, table, address and files together, and survives language, reload and Back. */
import type { Page } from '@playwright/test';
import { expect, test } from './site.ts';

test('changing the language keeps the selection and the view', async ({ page }) => {
	await page.goto('/en/explore/lfsa_ergan?geo=DK,SE&time=2018..2022');
	await page.locator('nav.languages a[hreflang=sv]').click();
	await expect(page).toHaveURL(/\/sv\/explore\/lfsa_ergan\?geo=DK,SE&time=2018\.\.2022$/);
	await expect(page.locator('html')).toHaveAttribute('lang', 'sv');
	const figure = page.locator('figure').first();
	await expect(figure).toContainText('2018');
	await expect(figure.locator('.marker.se').first()).toBeAttached();
	await expect(figure.locator('.marker.no')).toHaveCount(0);
});

test('a changed filter changes chart, table, address and file links at once', async ({ page }) => {
	await page.goto('/en/explore/lfsa_ergan');
	const figure = page.locator('figure').first();
	await expect(figure.locator('.marker.no').first()).toBeAttached();
	await page.locator('input[type=checkbox][name=geo][value=NO]').first().uncheck();
	await expect(page).toHaveURL(/geo=DK,FI,IS,SE/);
	await expect(figure.locator('.marker.no')).toHaveCount(0);
	await expect(figure.locator('.marker.se').first()).toBeAttached();
	const links = page.locator('main a[href^="/data/lfsa_ergan.csv"]');
	await expect(links.first()).toHaveAttribute('href', /geo=DK,FI,IS,SE/);
	await figure.getByRole('radio').nth(1).check({ force: true });
	await expect(figure.getByRole('table').first()).not.toContainText('Norway');
	await expect(figure.getByRole('table').first()).toContainText('Sweden');

	await page.goBack();
	await expect(figure.locator('.marker.no').first()).toBeAttached();
});

test('choices made faster than they are shown are all kept', async ({ page }) => {
	await page.goto('/en/explore/lfsa_ergan');
	const filter = (name: string) => page.getByRole('group', { name: new RegExp(`^${name}`) });
	await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
	await page.evaluate(() => {
		const press = (legend: string) =>
			[...document.querySelectorAll('fieldset')]
				.find((f) => f.querySelector('legend')!.textContent.trim().startsWith(legend))!
				.querySelector<HTMLButtonElement>('.quick button')!
				.click();
		press('Sex');
		press('Age');
		const boxes = [...document.querySelectorAll<HTMLInputElement>('fieldset input[name=geo]')];
		for (const box of boxes.slice(0, 2)) box.click();
	});
	// All of a dimension are its parts, without the total they make.
	await expect(page).toHaveURL(/geo=IS,NO,SE&.*age=\*&sex=F,M/);
	await expect(filter('Country').getByRole('checkbox', { checked: true })).toHaveCount(3);
	await expect(filter('Sex').getByRole('checkbox', { checked: true })).toHaveCount(2);
	await page.goBack();
	await expect(filter('Country').getByRole('checkbox', { checked: true })).not.toHaveCount(3);
});

test('a page that was changed step by step is the page one gets from its address', async ({
	page
}) => {
	await page.goto('/en/explore/lfsa_ergan');
	await page.locator('input[type=checkbox][name=geo][value=IS]').first().uncheck();
	await expect(page).toHaveURL(/geo=/);
	const headline = page.locator('figure').first().locator('h2, h3').first();
	const walked = await headline.textContent();
	await page.reload();
	await expect(headline).toHaveText(walked!);
});

test('the year of a theme page changes every chart that shows one year', async ({ page }) => {
	await page.goto('/en/employment');
	await page.locator('select[name=time]').focus();
	await page.locator('select[name=time]').selectOption('2019');
	await expect(page).toHaveURL(/time=2019/);
	await expect(page.locator('#employment-groups figure')).toContainText('2019');
	await expect(page.locator('select[name=time]')).toBeFocused();
});

test('the title of a page names what it shows', async ({ page }) => {
	const titles = new Set<string>();
	for (const path of [
		'/en',
		'/sv',
		'/en/employment',
		'/en/explore/lfsa_ergan',
		'/en/explore/tps00170',
		'/en/data'
	]) {
		await page.goto(path);
		titles.add(await page.title());
	}
	expect(titles.size).toBe(6);
});

/** Holds the scripts of a page back until the function it returns is called. */
async function heldBack(page: Page, path: string): Promise<() => void> {
	let release = () => {};
	const held = new Promise<void>((resolve) => (release = resolve));
	await page.route('**/_app/immutable/**/*.js', async (route) => {
		await held;
		await route.continue();
	});
	await page.goto(path, { waitUntil: 'commit' });
	return release;
}

test('a choice made before the page is hydrated is not lost', async ({ page }) => {
	const release = await heldBack(page, '/en/explore/lfsa_ergan');
	await page.locator('input[type=checkbox][name=geo][value=NO]').uncheck();
	expect(page.url()).not.toContain('geo=');
	release();
	await expect(page).toHaveURL(/geo=DK,FI,IS,SE/);
	await expect(page.locator('figure .marker.no')).toHaveCount(0);
});

test('a button pressed before the page is hydrated does its work then', async ({ page }) => {
	const release = await heldBack(page, '/en/employment');
	await page.getByRole('button', { name: 'Full screen' }).first().click();
	await expect(page.locator('dialog')).toHaveCount(0);
	release();
	await expect(page.locator('dialog')).toBeVisible();
});

test('keys pressed on a chart before the page is hydrated read it then, and do not scroll', async ({
	page
}) => {
	const release = await heldBack(page, '/en/employment');
	await page.locator('figure').first().locator('[role=application]:visible').focus();
	const scrolled = await page.evaluate(() => scrollY);
	await page.keyboard.press('Home');
	await page.keyboard.press('ArrowRight');
	expect(await page.evaluate(() => scrollY)).toBe(scrolled);
	release();
	await expect(page.locator('figure').first().locator('[aria-live]')).toContainText(/\d/);
});
