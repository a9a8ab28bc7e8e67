/** Two groups with the same mix of classes: found from a dataset's page, linked, without a script, and refused with a reason. */
import { expect, test } from './site.ts';

test('“with the same mix of education, how large is the difference” is one click from the dataset', async ({
	page
}) => {
	await page.goto('/en/explore/hagstofa_census_labour');
	await page.getByRole('link', { name: 'Same mix', exact: true }).click();
	await expect(page).toHaveURL(
		/transform=standardised&reference=background:NAT&by=education&mix=both/
	);
	const figure = page.locator('figure').first();
	await expect(figure).toContainText('the difference would be 13.9');
	await expect(figure).toContainText('instead of 15.1');
	await expect(page.locator('main')).toContainText(
		'66 (born abroad) and 1 (rest of the population) are left out'
	);
	await expect(page.getByRole('table', { name: /Persons, shares and rates/ })).toContainText(
		'13,857'
	);
	const file = page.locator('main a[href^="/data/hagstofa_census_labour.csv"]').first();
	const answer = await page.request.get((await file.getAttribute('href'))!);
	expect(await answer.text()).toContain('-1.262886,-13.851728,-15.114614');
});

test('classes and standard are links that need no script', async ({ browser, baseURL }) => {
	const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
	await page.goto(`${baseURL}/en/explore/hagstofa_census_labour`);
	await page.getByRole('link', { name: 'Same mix', exact: true }).click();
	await page.getByRole('link', { name: 'Age', exact: true }).click();
	await page.getByRole('link', { name: 'Sex', exact: true }).click();
	await expect(page.locator('figure').first()).toContainText('the difference would be 14.0');
	await page.getByRole('link', { name: 'That of the reference' }).click();
	await expect(page.locator('figure').first()).toContainText('the difference would be 15.0');
});

test('a source without classes refuses with its reason, in the control and at its address', async ({
	page
}) => {
	const reason = 'the source has no composition in the same classes';
	await page.goto('/en/explore/oecd_mig_emp_edu');
	await expect(page.locator('.forms [aria-disabled=true]', { hasText: 'Same mix' })).toContainText(
		reason
	);
	await page.goto('/en/explore/oecd_mig_emp_edu?transform=standardised');
	await expect(page.locator('.notice', { hasText: reason })).toBeVisible();
});
