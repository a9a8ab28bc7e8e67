/** Pictures in a browser without the typefaces of the site: everything is inside, nothing lies on anything else. */
import { PICTURE_KEYS, PICTURE_SIZES } from '#lib/charts/draw/picture-choices.ts';
import { PICTURED } from '#tests/fixtures/pictured.ts';
import { FULL } from '#tests/full.ts';
import { expect, LANGUAGES, test } from './site.ts';

const CASES = Object.values(PICTURED).flatMap((address, i) => {
	const all = LANGUAGES.flatMap((language) =>
		PICTURE_KEYS.size.map((size) => ({ address, language, size }))
	);
	return FULL ? all : [all[i % all.length]!];
});

const pictureAt = (
	type: string,
	{ address, language, size }: (typeof CASES)[number],
	theme = 'light'
) => {
	const [dataset, query = ''] = address.split('?');
	return `/${language}/picture/${dataset}.${type}?${query}&size=${size}&theme=${theme}`;
};

test('no text of a picture is cut or lies on another, whatever the names, sizes and typefaces', async ({
	context,
	request
}) => {
	const page = await context.newPage();
	const faults: string[] = [];
	for (const asked of CASES) {
		const { width, height } = PICTURE_SIZES[asked.size];
		const answer = await request.get(pictureAt('svg', asked));
		expect(answer.status(), pictureAt('svg', asked)).toBe(200);
		await page.setContent(
			`<style>body{margin:0}</style>${(await answer.text()).replace(/^<\?xml.*\?>/, '')}`
		);
		const found = await page.evaluate(
			({ width, height }) => {
				const boxes = [...document.querySelectorAll('svg text')].map((text) => {
					const { left, right, top, bottom } = text.getBoundingClientRect();
					// Of the line only what its letters touch.
					const size = Number(text.getAttribute('font-size'));
					const middle = (top + bottom) / 2;
					return {
						text: text.textContent,
						left,
						right,
						top: middle - size * 0.36,
						bottom: middle + size * 0.36
					};
				});
				const outside = boxes
					.filter((b) => b.left < 0 || b.right > width || b.top < 0 || b.bottom > height)
					.map((b) => `cut: ${b.text}`);
				const onto = boxes.flatMap((a, i) =>
					boxes
						.slice(i + 1)
						.filter((b) => a.left < b.right - 1 && b.left < a.right - 1)
						.filter((b) => a.top < b.bottom - 1 && b.top < a.bottom - 1)
						.map((b) => `“${a.text}” on “${b.text}”`)
				);
				return { count: boxes.length, faults: [...outside, ...onto] };
			},
			{ width, height }
		);
		expect(found.count).toBeGreaterThan(5);
		faults.push(...found.faults.map((fault) => `${pictureAt('svg', asked)}: ${fault}`));
	}
	expect(faults).toEqual([]);
});

test('names of pictures say selection, size, background, language and release', async ({
	request
}) => {
	const { release } = (await (await request.get('/data/catalogue.json')).json()) as {
		release: string;
	};
	const answer = await request.get(
		'/sv/picture/lfsa_ergan.svg?geo=DK,SE&citizen=NEU27_2020_FOR&age=Y20-64&sex=T&time=2015..2024&transform=gap&reference=citizen:NAT&size=half&theme=dark'
	);
	expect(answer.headers()['content-disposition']).toMatch(
		new RegExp(
			`filename="lfsa_ergan_DK-SE_.*_2015-2024_gap-half-dark_sv_${release.slice(0, 8)}\\.svg"$`
		)
	);
});

test('a size or background that is unknown is named with those that there are', async ({
	request
}) => {
	const answer = await request.get('/en/picture/lfsa_ergan.png?size=a4&theme=pink');
	expect(answer.status()).toBe(400);
	const { error } = (await answer.json()) as {
		error: { problems: { key: string; found: string; allowed: string[] }[] };
	};
	expect(error.problems.map(({ key, allowed }) => [key, allowed])).toEqual([
		['size', ['slide', 'half', 'square']],
		['theme', ['light', 'dark', 'transparent']]
	]);
});

test('what has more rows than a picture can hold is refused with the count, and not offered', async ({
	page,
	request
}) => {
	const asked = 'unhcr_population?origin=*&time=2024&geo=SE';
	const [dataset, query] = asked.split('?');
	const answer = await request.get(`/en/picture/${dataset}.svg?${query}`);
	expect(answer.status()).toBe(400);
	expect(await answer.text()).toMatch(/\d+ rows are too many for a picture; at most 40/);
	await page.goto(`/en/explore/${asked}`);
	await expect(page.locator('figure').first().locator('form.panel')).toHaveCount(0);
});

test('a picture is copied to the clipboard from the panel under a chart', async ({
	page,
	context
}) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.goto('/en/explore/lfsa_ergan');
	const figure = page.locator('figure').first();
	await figure.getByText('Picture', { exact: true }).click();
	await figure.getByRole('radio', { name: /Square/ }).check();
	await figure.getByRole('button', { name: 'Copy picture' }).click();
	await expect(figure.getByRole('status')).toHaveText('Picture copied', { timeout: 60_000 });
	const size = await page.evaluate(async () => {
		const [item] = await navigator.clipboard.read();
		const image = await createImageBitmap(await item!.getType('image/png'));
		return [image.width, image.height];
	});
	expect(size).toEqual([2160, 2160]);
});

test('the panel saves a picture without scripts, by a form', async ({ browser, baseURL }) => {
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto(`${baseURL}/en/explore/lfsa_ergan?geo=DK,SE`);
	const figure = page.locator('figure').first();
	await figure.getByText('Picture', { exact: true }).click();
	await figure.getByRole('radio', { name: 'Dark' }).check();
	await figure.getByRole('button', { name: 'Save SVG' }).click();
	await expect(page).toHaveURL(/\/en\/picture\/lfsa_ergan\.svg\?.*geo=DK.*size=slide&theme=dark$/);
	await expect(page.locator('svg > title')).toHaveCount(1);
	await context.close();
});
