/** Browser tests on the built site, served as `npm start` serves it. */
import { defineConfig } from '@playwright/test';
import { QUIET, installedChromium } from './scripts/chromium.ts';
import { FULL } from './tests/full.ts';

const port = process.env.TEST_PORT ?? '4173';
const address = `http://127.0.0.1:${port}`;

export default defineConfig({
	testDir: 'tests/e2e',
	testMatch: '**/*.test.ts',
	// Pictures for people to look at are made on demand only: npm run looks.
	testIgnore: process.env.LOOKS ? [] : ['**/looks.test.ts'],
	outputDir: 'test-results/e2e',
	fullyParallel: true,
	forbidOnly: true,
	workers: 2,
	// No promise is about time: these end only what hangs, also on a busy machine.
	timeout: FULL ? 3_600_000 : 300_000,
	expect: { timeout: 60_000 },
	reporter: [['line'], ['json', { outputFile: 'test-results/e2e.json' }]],
	use: {
		baseURL: address,
		locale: 'en-GB',
		viewport: { width: 1280, height: 900 },
		// Nothing moves while places are read.
		contextOptions: { reducedMotion: 'reduce' },
		launchOptions: { executablePath: installedChromium(), args: QUIET },
		screenshot: 'only-on-failure'
	},
	webServer: {
		command: 'node --import tsx tests/e2e/server.ts',
		// One process keeps what it has answered; what several do is promised by workers.test.ts.
		env: { PORT: port, HOST: '127.0.0.1', WORKERS: '1' },
		url: `${address}/en`,
		timeout: 600_000,
		gracefulShutdown: { signal: 'SIGTERM', timeout: 3_000 }
	}
});
