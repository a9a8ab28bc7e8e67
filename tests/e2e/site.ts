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

/** What is further down is not there in the first frame; a test looks at the whole page. */
async function firstFrame(page: Page): Promise<void> {
	await page.evaluate(() => (document.documentElement as { painted?: Promise<void> }).painted);
}

export const test = base.extend<{ heard: string[] }>({
	// eslint-disable-next-line no-empty-pattern
	heard: async ({}, use) => use([]),
	// A test that only asks the server opens no page.
	page: async ({ page, baseURL, heard }, use) => {
		page.on('console', (message) => heard.push(`console ${message.type()}: ${message.text()}`));
		page.on('pageerror', (error) => heard.push(`error: ${error.message}`));
		page.on('request', (request) => {
			const url = new URL(request.url());
			if (/^(data|blob):$/.test(url.protocol) || url.origin === baseURL) return;
			heard.push(`request to another host: ${url.href}`);
		});
		const goto = page.goto.bind(page);
		page.goto = async (url, options) => {
			const response = await goto(url, options);
			if (options?.waitUntil !== 'commit') await firstFrame(page);
			return response;
		};
		await use(page);
		expect(heard).toEqual([]);
	}
});

export { expect, LANGUAGES };
