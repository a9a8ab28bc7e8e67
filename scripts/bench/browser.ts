/** What a reader's browser gets and how long it waits: bytes, requests, time to the first chart, time of a changed selection. */
import { chromium, type Browser, type Page } from '@playwright/test';
import { gzipSync } from 'node:zlib';
import { QUIET, provideChromium } from '../chromium.ts';
import { atMost, median, type Measure } from './measure.ts';
import { startStatic, type Site } from './site.ts';

const ROUNDS = 11;
const CHANGES = 21;
/** Until a new window has settled. */
const WINDOW_MS = 1_500;

/** Notes when a chart's marks have been painted: ms since the navigation began. A text, because the compiler of the scripts adds to functions what a page does not know. */
const UNTIL_DRAWN = `
	requestAnimationFrame(function look() {
		const svg = [...document.querySelectorAll('svg')].find((s) => s.querySelector('.marker') && s.getBoundingClientRect().width > 0);
		if (!svg) return requestAnimationFrame(look);
		// One frame later it has been handed to the screen.
		requestAnimationFrame(() => { window.drawn = performance.now(); });
	});`;

const launch = () => chromium.launch({ executablePath: provideChromium(), args: QUIET });

/** Milliseconds to the first chart in a browser that has never seen the site, nor any other. */
async function drawnAfter(url: string): Promise<number> {
	const browser = await launch();
	const page = await browser.newPage();
	await page.addInitScript(UNTIL_DRAWN);
	// A new window loads parts of the browser itself, which would compete with the page for the processors.
	await page.waitForTimeout(WINDOW_MS);
	await page.goto(url, { waitUntil: 'commit' });
	const drawn = await page.waitForFunction(() => (window as { drawn?: number }).drawn);
	const ms = (await drawn.jsonValue())!;
	await browser.close();
	return ms;
}

/** kB over the wire by kind, requests, and kB of scripts if they were gzipped. */
async function weigh(browser: Browser, url: string) {
	const context = await browser.newContext();
	const page = await context.newPage();
	const session = await context.newCDPSession(page);
	await session.send('Network.enable');
	const kinds = new Map<string, string>();
	const bytes: Record<string, number> = {};
	session.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
	session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
		const kind = kinds.get(requestId) ?? 'Other';
		bytes[kind] = (bytes[kind] ?? 0) + encodedDataLength;
	});
	let scripts = 0;
	const reads: Promise<void>[] = [];
	page.on('response', (response) => {
		if (response.request().resourceType() !== 'script') return;
		reads.push(response.body().then((body) => void (scripts += gzipSync(body).length)));
	});
	await page.goto(url, { waitUntil: 'networkidle' });
	await Promise.all(reads);
	await context.close();
	const fonts = bytes.Font ?? 0;
	const all = Object.values(bytes).reduce((sum, n) => sum + n, 0);
	return {
		wire: (all - fonts) / 1000,
		fonts: fonts / 1000,
		requests: kinds.size,
		scripts: scripts / 1000,
		bytes
	};
}

/** The first chart of a page in a document with nothing else in it but the styles that make it the same chart. */
async function firstSvg(site: Site, path: string): Promise<string> {
	const html = await (await fetch(site.address + path)).text();
	const svgs = html.match(/<svg[\s\S]*?<\/svg>/g) ?? [];
	const svg = svgs.find((s) => /class="marker /.test(s));
	if (!svg) throw new Error(`no chart in ${path}`);
	const styles = html.match(/<style>[\s\S]*?<\/style>/g)?.join('') ?? '';
	return `<!doctype html><meta charset="utf-8"><title>Chart</title>${styles}${svg}`;
}

/** Milliseconds from a click on a filter to the frame in which the chart shows it. */
async function changeTimes(page: Page): Promise<number[]> {
	return page.evaluate(async (times) => {
		const inputs = [
			...document.querySelectorAll<HTMLInputElement>('input[type=checkbox][name=geo]')
		];
		const taken: number[] = [];
		for (let i = 0; i < times; i++) {
			// Off and on again: the last country cannot be switched off.
			const input = inputs[Math.floor(i / 2) % inputs.length]!;
			const plot = document.querySelector('figure')!;
			const started = performance.now();
			const drawn = new Promise<number>((resolve) => {
				const watch = new MutationObserver(() => {
					watch.disconnect();
					// A frame callback runs before the paint, a message after it.
					requestAnimationFrame(() => {
						const channel = new MessageChannel();
						channel.port1.onmessage = () => resolve(performance.now() - started);
						channel.port2.postMessage(null);
					});
				});
				watch.observe(plot, {
					subtree: true,
					childList: true,
					attributes: true,
					attributeFilter: ['d']
				});
			});
			input.click();
			taken.push(await drawn);
			await new Promise((resolve) => setTimeout(resolve, 150));
		}
		return taken;
	}, CHANGES);
}

export async function measureBrowser(site: Site): Promise<Measure[]> {
	const browser = await launch();
	const measures: Measure[] = [];
	for (const path of ['/en', '/en/employment']) {
		const weight = await weigh(browser, site.address + path);
		measures.push(atMost(`${path}: over the wire without fonts`, weight.wire, 'kB', 95));
		measures.push(atMost(`${path}: scripts, gzipped`, weight.scripts, 'kB', 70));
		measures.push({ name: `${path}: fonts`, value: weight.fonts, unit: 'kB' });
		measures.push({ name: `${path}: requests`, value: weight.requests, unit: '' });

		const bare = await startStatic(await firstSvg(site, path));
		const times: [number[], number[]] = [[], []];
		for (let round = 0; round <= ROUNDS; round++) {
			const ours = await drawnAfter(site.address + path);
			const theirs = await drawnAfter(bare.address);
			// The first round warms the server.
			if (round === 0) continue;
			times[0].push(ours);
			times[1].push(theirs);
		}
		bare.close();
		measures.push({ name: `${path}: time to first chart`, value: median(times[0]), unit: 'ms' });
		measures.push({
			name: `${path}: the same SVG as a static file`,
			value: median(times[1]),
			unit: 'ms'
		});
		measures.push(
			atMost(`${path}: times the static file`, median(times[0]) / median(times[1]), '×', 1.5)
		);
	}
	const page = await browser.newPage();
	await page.goto(`${site.address}/en/explore/lfsa_ergan`, { waitUntil: 'networkidle' });
	measures.push(atMost('changed selection, median', median(await changeTimes(page)), 'ms', 50));
	await browser.close();
	return measures;
}
