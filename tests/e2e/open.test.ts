/** A reader's own file: read in the browser, shown and saved as it is, and never sent. */
import axe from 'axe-core';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { FULL } from '#tests/full.ts';
import { expectationOf, fixturePath } from '../fixtures/tables.ts';
import { fromCsv } from './readers.ts';
import { expect, test } from './site.ts';

type Row = [...codes: string[], value: number | null, status: string, symbol: string];

const observationsOf = (name: string) => {
	const { observations } = expectationOf<{ observations: Row[] }>(name)!;
	return new Map(
		observations.map((row) => {
			const [value, status] = row.slice(-3);
			return [row.slice(0, -3).join('|'), `${value ?? ''} ${status}`];
		})
	);
};

async function start(page: Page, language = 'en') {
	await page.goto(`/${language}/explore/open`);
	await expect(page.locator('#file')).toBeEnabled();
}
const choose = (page: Page, name: string) => page.setInputFiles('#file', fixturePath(name));
const all = async (page: Page) => {
	for (const button of await page.getByRole('button', { name: 'All', exact: true }).all())
		await button.click();
};
async function saved(page: Page, name: string) {
	const menu = page.locator('details.download');
	if ((await menu.getAttribute('open')) === null) await menu.locator('summary').click();
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		menu.getByRole('button', { name, exact: true }).click()
	]);
	const bytes = readFileSync(await download.path());
	return { name: download.suggestedFilename(), bytes, text: bytes.toString('utf8') };
}

for (const file of ['30-title.csv', '97-px-source.px', '93-stub-named.xlsx', '00-eurostat.tsv'])
	test(`chart, table and CSV of ${file} hold what is in the file`, async ({ page }) => {
		const requests: string[] = [];
		await start(page);
		page.on('request', (request) => requests.push(`${request.method()} ${request.url()}`));
		await choose(page, file);
		const figure = page.locator('figure');
		await expect(figure.locator('.marker').first()).toBeAttached();
		await all(page);
		const expected = observationsOf(file);

		const csv = await saved(page, 'CSV');
		const { cells } = fromCsv(csv.text);
		expect(cells).toEqual(expected);
		expect(csv.name).toMatch(/^own-file_/);

		await figure.getByText('Table', { exact: true }).click();
		const table = figure.getByRole('table');
		for (const said of expected.values()) {
			const value = Number(said.split(' ')[0]);
			if (value > 0) await expect(table).toContainText(String(value));
		}
		await expect(figure.locator('.source')).toContainText(`Opened from ${file} on this computer`);
		await expect(figure).not.toContainText('Release');

		const strangers = requests.filter(
			(request) => !/^GET (blob:|http:\/\/[^/]+\/(_app\/immutable\/|favicon))/.test(request)
		);
		expect(strangers).toEqual([]);
	});

test('pictures of a file carry its headline and source, and are drawn here', async ({ page }) => {
	await start(page);
	await choose(page, '97-px-source.px');
	const headline = await page.locator('figure h3').first().textContent();
	const svg = await saved(page, 'SVG');
	expect(svg.name).toMatch(/^own-file_.*\.svg$/);
	// The policy of the site would apply to a document parsed by one of its pages.
	const reader = await page.context().newPage();
	const drawn = await reader.evaluate((text) => {
		const picture = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
		const texts = [...picture.querySelectorAll(':scope > text')];
		const isHeadline = (e: Element) => e.getAttribute('font-family')!.includes('Serif');
		const said = (some: Element[]) => some.map((e) => e.textContent).join(' ');
		return {
			headline: said(texts.filter(isHeadline)),
			foot: said(texts.filter((e) => !isHeadline(e))),
			marks: picture.querySelectorAll('path[role=img]').length,
			fonts: picture.querySelector('style')!.textContent.match(/@font-face/g)?.length
		};
	}, svg.text);
	expect(drawn).toMatchObject({ headline, fonts: 3 });
	expect(drawn.marks).toBe(await page.locator('figure .plot').first().locator('.marker').count());
	expect(drawn.foot).toContain('Opened from 97-px-source.px on this computer');
	expect(drawn.foot).not.toMatch(/Release| · (?: · |$)/);
	const png = await saved(page, 'PNG');
	expect(png.name).toBe(svg.name.replace('.svg', '.png'));
	expect([png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)]).toEqual([3200, 1800]);
	mkdirSync('test-results/looks', { recursive: true });
	writeFileSync('test-results/looks/opened-picture.png', png.bytes);
});

test('an ambiguous file asks what its delimiter is, and is then read', async ({ page }) => {
	await start(page);
	await choose(page, '32-ambiguous.csv');
	const fault = page.locator('section.notice');
	await expect(fault).toContainText('rows that fit more than one delimiter: comma, semicolon');
	await fault.getByLabel('What separates the fields?').selectOption({ label: 'Semicolon ( ; )' });
	await fault.getByRole('button').click();
	// It has no variable of time, which is asked for next.
	await fault.getByLabel(/Which period/).fill('2024');
	await fault.getByRole('button').click();
	await expect(page.locator('figure')).toContainText('2.5');
});

test('faults name line, found, allowed and what to do, and what was open stays', async ({
	page
}) => {
	await start(page);
	await choose(page, '97-px-source.px');
	await expect(page.locator('figure')).toBeVisible();
	await choose(page, '01-page.csv');
	const fault = page.locator('section.notice');
	await expect(fault).toContainText('01-page.csv was not read');
	for (const term of ['Found', 'Allowed', 'What to do']) await expect(fault).toContainText(term);
	await expect(page.locator('figure')).toContainText('Opened from 97-px-source.px');
	// The same file once more, and one that is empty.
	await choose(page, '97-px-source.px');
	await expect(fault).toHaveCount(0);
	await page.setInputFiles('#file', { name: 'töm #1?.csv', mimeType: '', buffer: Buffer.alloc(0) });
	await expect(fault).toContainText('töm #1?.csv was not read');
	await expect(fault).toContainText('an empty file');
});

test('choices stand in the address, are undone, and survive a change of language', async ({
	page
}) => {
	await start(page);
	await choose(page, '97-px-source.px');
	const women = page.getByRole('checkbox', { name: 'Women' });
	await women.check();
	await expect(page).toHaveURL(/\/en\/explore\/open#\?.*sex=/);
	await page.getByRole('checkbox', { name: 'Men', exact: true }).uncheck();
	const dots = page.getByRole('link', { name: 'Dots' });
	await dots.click();
	await expect(page).toHaveURL(/view=dots/);
	const undo = page.getByRole('button', { name: 'Undo' });
	await undo.click();
	await expect(page).not.toHaveURL(/view=dots/);
	await undo.click();
	await undo.click();
	await expect(women).not.toBeChecked();
	await expect(undo).toBeDisabled();

	await women.check();
	await page.getByRole('checkbox', { name: 'Men', exact: true }).uncheck();
	await dots.click();
	await page.locator('nav.languages a[hreflang=sv]').click();
	await expect(page).toHaveURL(/\/sv\/explore\/open#\?.*view=dots/);
	await expect(page.locator('figure')).toContainText('Öppnad från 97-px-source.px');
	await expect(women).toBeChecked();
	await page.goBack();
	await expect(page).toHaveURL(/\/en\/.*view=dots/);
	await expect(page.locator('figure')).toContainText('Opened from 97-px-source.px');
	await page.goBack();
	await expect(page).not.toHaveURL(/view=dots/);
});

test('an example of the site can be opened with the keyboard alone', async ({ page }) => {
	await start(page);
	await page.locator('#file').focus();
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(page.locator('#opened-file')).toBeFocused();
	await expect(page.getByRole('status').first()).toContainText('is read');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: 'Found', exact: true })).toBeVisible();
});

test('several files are not guessed among, and a dropped one is read', async ({ page }) => {
	await start(page);
	const drop = (...names: string[]) =>
		page.evaluate(
			(files) => {
				const data = new DataTransfer();
				for (const [name, text] of files) data.items.add(new File([text!], name!));
				const event = new DragEvent('drop', {
					dataTransfer: data,
					bubbles: true,
					cancelable: true
				});
				document.body.dispatchEvent(event);
			},
			names.map((name) => [name, readFileSync(fixturePath(name), 'utf8')])
		);
	await drop('30-title.csv', '97-px-source.px');
	await expect(page.getByRole('status').first()).toContainText('One file is read at a time');
	await drop('30-title.csv');
	await expect(page.locator('figure')).toContainText('30-title.csv');
});

test('reading can be cancelled', async ({ page }) => {
	await start(page);
	const head = '"region","sex","2016"\n';
	const rows = Array.from({ length: 300_000 }, (_, i) => `"r${i}","Men",${i}.5\n`).join('');
	await page.setInputFiles('#file', {
		name: 'long.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from(head + rows)
	});
	await page.getByRole('button', { name: 'Cancel' }).click();
	await expect(page.getByRole('status').first()).toContainText('cancelled');
	await expect(page.getByRole('progressbar')).toHaveCount(0);
	await expect(page.locator('figure')).toHaveCount(0);
});

test('without scripts the page names the command', async ({ browser, baseURL }) => {
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto(`${baseURL}/sv/explore/open`);
	const command = page.locator('noscript code');
	await expect(command).toBeVisible();
	await expect(command).toHaveText('npm run -s data:read -- FIL');
	await expect(page.locator('#file')).toBeDisabled();
	await context.close();
});

test('what is wrong with a file stands on the Swedish page in Swedish', async ({ page }) => {
	await start(page, 'sv');
	await choose(page, '01-page.csv');
	const refusal = page.locator('section.notice');
	await expect(refusal).toContainText('01-page.csv lästes inte');
	await expect(refusal).toContainText('en webbsida, inga data');
	await expect(refusal).toContainText('CSV, PX, JSON-stat eller Excel (.xlsx)');
	await expect(refusal).toContainText('Hämta tabellen igen och spara själva uppgifterna.');
	await expect(refusal.locator('[lang=en]')).toHaveCount(0);

	// The texts of one language are fetched, and only when there is something to say.
	await choose(page, '97-px-source.px');
	await page.getByText('Så förstods filen').click();
	await expect(page.getByText('teckenkodning:')).toBeVisible();
});

const THEMES = ['light', 'dark'] as const;
for (const [at, file] of ['97-px-source.px', '32-ambiguous.csv'].entries())
	for (const colorScheme of THEMES.filter((_, theme) => FULL || at === theme))
		test(`axe finds nothing once ${file} was chosen, in ${colorScheme}, at 320 px`, async ({
			page
		}) => {
			await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
			await page.setViewportSize({ width: 320, height: 640 });
			await start(page);
			await choose(page, file);
			await expect(page.locator('figure, section.notice').first()).toBeVisible();
			await page.evaluate(axe.source);
			const found = await page.evaluate(() => window.axe.run(document));
			expect(found.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
			const width = await page.evaluate(() => document.documentElement.scrollWidth);
			expect(width).toBe(320);
		});
