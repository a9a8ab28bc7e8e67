/** Everything can be reached, seen and left with the keyboard alone. */
import { FULL } from '#tests/full.ts';
import { expect, test } from './site.ts';

for (const path of [
	'/en/employment',
	'/en/explore/lfsa_ergan',
	'/en/explore/open',
	// Stops of the kinds that the others have.
	...(FULL ? ['/en', '/sv/data', '/sv/data/releases'] : [])
])
	test(`tabbing walks all of ${path}, shows where it is and comes out again`, async ({ page }) => {
		await page.goto(path);
		const stops = await page.evaluate(
			() =>
				[
					...document.querySelectorAll<HTMLElement>(
						'a[href], button, input, select, summary, [tabindex="0"]'
					)
				].filter(
					(e) =>
						e.checkVisibility({ visibilityProperty: true }) && !(e as HTMLButtonElement).disabled
				).length
		);
		const seen: string[] = [];
		let left = false;
		for (let i = 0; i < stops + 20 && !left; i++) {
			await page.keyboard.press('Tab');
			const at = await page.evaluate(() => {
				const e = document.activeElement as HTMLElement | null;
				if (!e || e === document.body) return null;
				const box = e.getBoundingClientRect();
				const look = getComputedStyle(e);
				const around = e.closest('label, figure') ?? e;
				// An input that is drawn by its label shows the ring there.
				const ring =
					(look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) > 0) ||
					look.boxShadow !== 'none' ||
					getComputedStyle(around).outlineStyle !== 'none' ||
					getComputedStyle(e.nextElementSibling ?? e).outlineStyle !== 'none';
				const inView = box.bottom > 0 && box.top < innerHeight;
				return {
					name: `${e.tagName} ${e.id} ${(e.textContent ?? '').trim().slice(0, 30)}`,
					ring,
					inView
				};
			});
			if (!at) left = true;
			else {
				seen.push(at.name);
				expect(at, `focus is visible on ${at.name}`).toMatchObject({ ring: true, inView: true });
			}
		}
		expect(left, `came out after ${seen.slice(-3).join(' | ')}`).toBe(true);
		expect(seen.length).toBeGreaterThan(10);
	});

test('the first stop leads past the menu', async ({ page }) => {
	await page.goto('/en/employment');
	await page.keyboard.press('Tab');
	await expect(page.locator(':focus')).toHaveAttribute('href', '#content');
	await page.keyboard.press('Enter');
	await expect(page.locator('main')).toBeFocused();
});

test('arrow keys read a chart point by point, and Tab leaves it', async ({ page }) => {
	await page.goto('/en/employment');
	const plot = page.locator('figure').first().locator('[role=application]:visible');
	const said = page.locator('figure').first().locator('[aria-live]');
	await plot.focus();
	await page.keyboard.press('Home');
	await page.keyboard.press('ArrowRight');
	await expect(said).toContainText(/\d/);
	const first = await said.textContent();
	await page.keyboard.press('ArrowRight');
	await expect(said).not.toHaveText(first!);
	const second = await said.textContent();
	await page.keyboard.press('ArrowDown');
	await expect(said).not.toHaveText(second!);
	await page.keyboard.press('Escape');
	await page.keyboard.press('Tab');
	await expect(plot).not.toBeFocused();
});
