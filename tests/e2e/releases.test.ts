/** Releases: an address can name one, its page says that there is a newer one, and what changed can be read and fetched. */
import type { APIRequestContext } from '@playwright/test';
import { expect, test } from './site.ts';

const LINE = 'geo=SE&citizen=NEU27_2020_FOR&age=Y20-64&sex=T&time=2024';

/** Ids of the two releases of the test server: today's and the former one. */
async function ids(request: APIRequestContext): Promise<[string, string]> {
	const answer = await request.get('/data/lfsa_ergan.csv?release=00000000');
	expect(answer.status()).toBe(400);
	const { error } = (await answer.json()) as { error: { problems: { allowed: string[] }[] } };
	const [now, former] = error.problems[0]!.allowed;
	return [now!, former!];
}

test('a file, a page and a picture of a former release show the figures of then', async ({
	page,
	request
}) => {
	const [now, former] = await ids(request);
	const fileOf = async (release: string) =>
		(await request.get(`/data/lfsa_ergan.csv?${LINE}&release=${release}`)).text();
	expect(await fileOf(former)).toContain(',60.3,ok');
	expect(await fileOf(now)).toContain(',64.1,ok');
	const about = await request.get(`/data/lfsa_ergan.metadata.json?${LINE}&release=${former}`);
	expect(await about.text()).toContain(`release=${former}`);
	const picture = await request.get(`/en/picture/lfsa_ergan.svg?${LINE}&release=${former}`);
	expect(await picture.text()).toContain('60.3%');

	await page.goto(`/en/explore/lfsa_ergan?${LINE}&release=${former}`);
	await expect(page.getByRole('status').filter({ hasText: former })).toContainText('newer release');
	await expect(page.locator('figure').first()).toContainText('60.3%');
	await page.getByRole('link', { name: 'Show the newest figures' }).click();
	await expect(page).toHaveURL(`/en/explore/lfsa_ergan?${LINE}`);
	await expect(page.locator('figure').first()).toContainText('64.1%');
	await expect(page.getByText('newer release')).toHaveCount(0);
});

test('choices, languages and menus stay with the release of the page', async ({
	page,
	request
}) => {
	const [, former] = await ids(request);
	await page.goto(`/en/explore/lfsa_ergan?release=${former}`);
	await page.locator('input[type=checkbox][name=geo][value=NO]').uncheck();
	await expect(page).toHaveURL(new RegExp(`geo=DK,FI,IS,SE.*release=${former}`));
	const file = page.locator('main a[href^="/data/lfsa_ergan.csv"]').first();
	await expect(file).toHaveAttribute('href', new RegExp(`release=${former}`));
	await page.getByRole('link', { name: 'Svenska' }).click();
	await expect(page).toHaveURL(new RegExp(`/sv/.*release=${former}`));
	await page.getByRole('link', { name: 'Sysselsättning', exact: true }).click();
	await expect(page).toHaveURL(`/sv/employment?release=${former}`);
	await expect(page.getByText('60,3').first()).toBeAttached();
	await page.getByRole('combobox', { name: 'År' }).selectOption('2023');
	await expect(page).toHaveURL(new RegExp(`time=2023.*release=${former}`));
});

test('an unknown release is named on a page, which shows the figures of today', async ({
	page
}) => {
	await page.goto('/en/employment?release=ffffffffff');
	await expect(page.getByText('“ffffffffff” is not a value of “release”')).toBeVisible();
	await expect(page.locator('figure').first()).toContainText('64.1%');
});

test('what changed between two releases: definitions apart from figures, cell by cell, and as a file', async ({
	page,
	request
}) => {
	const [now, former] = await ids(request);
	await page.goto('/en/data');
	await page.getByRole('link', { name: 'Releases, and what changed between them' }).click();
	await expect(page.getByRole('row').filter({ hasText: former })).toBeVisible();
	await expect(page.getByRole('listitem').filter({ hasText: 'NEU27_2020_FOR' })).toContainText(
		'was called “Citizens of other countries” and is called “Citizens of countries outside the EU”'
	);
	const row = page.getByRole('region', { name: 'Cells that differ' }).getByRole('row').nth(1);
	await expect(row).toContainText('Sweden');
	await expect(row).toContainText('60.3');
	await expect(row).toContainText('64.1');
	await expect(row).toContainText('+3.8');
	const link = page.getByRole('link', { name: 'All of them as CSV' });
	const file = await request.get((await link.getAttribute('href'))!);
	expect(await file.text()).toBe(
		'geo,citizen,age,sex,time,old_value,old_status,new_value,new_status\n' +
			'SE,NEU27_2020_FOR,Y20-64,T,2024,60.3,ok,64.1,ok\n'
	);
	expect(await link.getAttribute('href')).toContain(`from=${former}&to=${now}`);
	const wrong = await request.get(`/data/changes.csv?from=${former}&to=nowhere&dataset=x`);
	expect(wrong.status()).toBe(400);
	expect(await wrong.text()).toContain('nowhere');
});
