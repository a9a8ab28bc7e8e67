/** A chart leaves the page whole: pictures with headline and source, full screen, copied link and data. */
import { expect, LANGUAGES, test } from './site.ts';

const PNG = [0x89, 0x50, 0x4e, 0x47];

for (const language of LANGUAGES)
	test(`pictures carry headline, source and address in ${language}`, async ({ page, request }) => {
		await page.goto(`/${language}/employment`);
		const figure = page.locator('figure').first();
		const headline = (await figure.locator('h2, h3').first().textContent())!.trim();
		const hrefOf = (type: string) =>
			figure.locator(`form [formaction$=".${type}"]`).evaluate((button: HTMLButtonElement) => {
				const asked = new FormData(button.form!) as unknown as Record<string, string>;
				return `${button.getAttribute('formaction')}?${new URLSearchParams(asked)}`;
			});
		const answer = await request.get(await hrefOf('svg'));
		expect(answer.headers()['content-type']).toContain('image/svg+xml');
		const text = (await answer.text())
			.replace(/<style[\s\S]*?<\/style>/g, '')
			.replace(/<[^>]+>/g, ' ');
		for (const word of headline.split(/\s+/).slice(0, 5))
			expect(text).toContain(word.replace('&', '&amp;'));
		expect(text).toContain('Eurostat');
		expect(text).toContain('lfsa_ergan');
		const png = await (await request.get(await hrefOf('png'))).body();
		expect([...png.subarray(0, 4)]).toEqual(PNG);
		expect(png.length).toBeGreaterThan(20_000);
	});

test('every file a chart offers is there', async ({ page, request }) => {
	await page.goto('/en/settlement');
	const hrefs = await page
		.locator('figure a[href*="/data/"]')
		.evaluateAll((links) => [...new Set(links.map((a) => a.getAttribute('href')!))]);
	expect(hrefs.length).toBeGreaterThan(20);
	for (const href of hrefs) expect((await request.get(href)).status(), href).toBe(200);
});

test('what is more than one chart can hold is a table with what is missing, its letters, source and files', async ({
	page,
	request
}) => {
	await page.goto('/en/explore/lfsa_ergan?geo=DK,SE&sex=*&citizen=*&age=*&time=2022..2024');
	const figure = page.locator('figure');
	await expect(figure.getByRole('table')).toBeVisible();
	await expect(figure.locator('svg')).toHaveCount(0);
	await expect(figure.locator('.missing')).toContainText('no data in the source');
	await expect(figure.locator('.statuses')).toContainText('break in the series');
	await expect(figure.locator('.source')).toContainText('lfsa_ergan');
	await figure.locator('details.download summary').click();
	const offered = await figure.locator('details.download a').allTextContents();
	expect(offered).toContain('Parquet');
	// A picture of a table is none.
	await expect(figure.locator('form.panel')).toHaveCount(0);
	const href = await figure.getByRole('link', { name: 'CSV', exact: true }).getAttribute('href');
	const lines = (await (await request.get(href!)).text()).trim().split('\n');
	expect(lines.length).toBeGreaterThan(100);
});

test('full screen shows the chart for a room, steps along the years and closes with Escape', async ({
	page
}) => {
	await page.goto('/en/employment');
	const section = page.locator('#employment-groups');
	await section.getByRole('button', { name: 'Full screen' }).click();
	const stage = page.getByRole('dialog');
	await expect(stage).toBeVisible();
	await expect(stage).toContainText('Eurostat');
	await expect(stage).toContainText('2024');
	await page.keyboard.press('ArrowLeft');
	await expect(page).toHaveURL(/time=2023/);
	await expect(stage).toContainText('2023');
	await page.keyboard.press('Escape');
	await expect(stage).toBeHidden();
});

test('the link and the data of a chart can be copied', async ({ page, context, baseURL }) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.goto('/en/employment');
	const figure = page.locator('figure').first();
	await figure.getByRole('button', { name: 'Copy link' }).click();
	await expect
		.poll(() => page.evaluate(() => navigator.clipboard.readText()))
		.toMatch(new RegExp(`^${baseURL}/en/explore/lfsa_ergan`));
	await figure.getByRole('button', { name: 'Copy data' }).click();
	await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('64.1');
});
