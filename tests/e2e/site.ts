/** The pages every reader can reach, and a test that listens while it reads: a console message or a request to another host fails it. */
import { expect, test as base, type Page } from '@playwright/test';
import { SITE_LANGUAGES as LANGUAGES } from '#lib/text/languages.ts';

export const PATHS = [
	'',
	'/employment',
	'/education',
	'/settlement',
	'/arrivals',
	'/explore/lfsa_ergan',
	'/explore/open',
	'/data',
	'/data/releases',
	'/methods'
] as const;

/** Every page in every language. */
export const PAGES = LANGUAGES.flatMap((language) => PATHS.map((path) => `/${language}${path}`));

/** What is further down is not there in the first frame; a test looks at the whole page. */
async function firstFrame(page: Page): Promise<void> {
	await page.evaluate(() => (document.documentElement as { painted?: Promise<void> }).painted);
}

export const test = base.extend<{ heard: string[] }>({
	page: async ({ page }, use) => {
		const goto = page.goto.bind(page);
		page.goto = async (url, options) => {
			const response = await goto(url, options);
			if (options?.waitUntil !== 'commit') await firstFrame(page);
			return response;
		};
		await use(page);
	},
	heard: [
		async ({ page, baseURL }, use) => {
			const heard: string[] = [];
			page.on('console', (message) => heard.push(`console ${message.type()}: ${message.text()}`));
			page.on('pageerror', (error) => heard.push(`error: ${error.message}`));
			page.on('request', (request) => {
				const url = new URL(request.url());
				if (/^(data|blob):$/.test(url.protocol) || url.origin === baseURL) return;
				heard.push(`request to another host: ${url.href}`);
			});
			await use(heard);
			expect(heard).toEqual([]);
		},
		{ auto: true }
	]
});

export { expect, LANGUAGES };
