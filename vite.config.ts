import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import { resolve } from 'node:path';
import { build } from 'vite';
import { defineConfig } from 'vitest/config';
import { MESSAGES, isFresh } from './scripts/fresh.ts';
import { FULL } from './tests/full.ts';

/** Chromium without calls to its maker's hosts. */
const quiet = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];

/** Tests of what a process holds for good: an open database, pages kept, a folder, children. Each file has a process of its own. */
const OWN_PROCESS = [
	'scripts/**/*.test.ts',
	'src/lib/{serve,server,warehouse}/**/*.test.ts',
	'src/routes/**/*.test.ts'
];
const IN_BROWSER = ['src/**/*.browser.test.ts'];

/** `virtual:first-script`: src/first-script.ts as a text that stands in the page itself. */
const firstScript = {
	name: 'first-script',
	resolveId: (id: string) => (id === 'virtual:first-script' ? `\0${id}` : undefined),
	async load(id: string) {
		if (id !== '\0virtual:first-script') return undefined;
		const built = (await build({
			configFile: false,
			publicDir: false,
			logLevel: 'error',
			build: {
				write: false,
				target: 'es2022',
				lib: { entry: 'src/first-script.ts', formats: ['iife'], name: 'first' }
			}
		})) as { output: { code: string }[] }[];
		return `export default ${JSON.stringify(built[0]!.output[0]!.code.trim())}`;
	}
};

/**
 * Components mounted alone have no router: what they ask of `$app/state` and `$app/navigation` is answered by one small
 * module. After SvelteKit's plugin, as the aliases of later ones come first.
 */
const appOfTests = {
	name: 'app-of-tests',
	enforce: 'post' as const,
	config: () => ({
		resolve: {
			alias: ['state', 'navigation'].map((name) => ({
				find: `$app/${name}`,
				replacement: resolve('tests/browser/app.svelte.ts')
			}))
		}
	})
};

/** Tests take what `npm run sync` made, where no message has changed since: compiling takes seven seconds. */
const isSynced = process.env.VITEST !== undefined && isFresh(MESSAGES.output, MESSAGES.inputs);

export default defineConfig({
	plugins: [
		!isSynced &&
			paraglideVitePlugin({
				project: './project.inlang',
				outdir: './src/lib/text/paraglide',
				// The language is always handed to a message; nothing is looked up in cookies or globals.
				strategy: ['baseLocale'],
				emitGitIgnore: false,
				emitPrettierIgnore: false
			}),
		firstScript,
		sveltekit()
	],
	build: {
		target: 'es2022',
		rolldownOptions: {
			output: {
				// What every page needs comes in two answers instead of a dozen; the stage comes when it is asked for.
				codeSplitting: {
					groups: [
						{
							name: 'frame',
							test: /node_modules\/(?!d3-|internmap)|rolldown\/runtime|src\/routes\/(\[lang=language\]\/)?(\+layout|\+error|Appearance|Problems|Choose|Newer|Pin|Brand|early)|charts\/(drawing\.svelte|after-frame)|\.svelte-kit\/generated\/root/
						},
						{
							// What hydrates a chart.
							name: 'charts',
							test: /src\/lib\/(charts\/(\w+\.svelte|frame\/table-axes)(?<!Stage\.svelte)|dataset\/(transforms\/|slice)|forms\/(?!.*draw)|text\/(?!paraglide|problem|messages)|text\/paraglide\/messages\/chart_(?!stage|close))/
						},
						{
							// What draws one anew; fetched when it is needed.
							name: 'drawing',
							test: /node_modules\/(d3-|internmap)|src\/lib\/(charts\/(draw|marks|frame|theme)\/|forms\/.*draw|text\/numbers)/
						},
						{
							// Its filters and view are also those of an opened file.
							name: 'explore',
							test: /src\/routes\/\[lang=language\]\/explore\/\[dataset\]/
						}
					]
				}
			}
		}
	},
	// The reader of a reader's own file: its parts are fetched one by one, as each is needed.
	worker: { format: 'es' },
	test: {
		// No promise is about time: these end only what hangs, also on a busy machine.
		testTimeout: FULL ? 3_600_000 : 600_000,
		hookTimeout: 600_000,
		// Vitest would leave one processor to itself.
		maxWorkers: '100%',
		expect: { requireAssertions: true, poll: { timeout: 60_000 } },
		// Files that share a process leave nothing of their spies.
		restoreMocks: true,
		unstubEnvs: true,
		// A picture is approved by `-u` and by looking at it, never by being the first.
		update: 'none',
		// `npm run coverage`: whatever a reader does with a file is promised by a test.
		coverage: {
			include: ['src/lib/tables/**/*.ts'],
			exclude: ['**/*.test.ts'],
			reporter: [['text', { skipFull: true }]],
			reportsDirectory: 'test-results/coverage',
			thresholds: { branches: 100 }
		},
		projects: [
			{
				extends: true,
				test: {
					name: 'node',
					environment: 'node',
					setupFiles: ['tests/english.ts'],
					include: ['src/**/*.test.ts', 'tests/unit/**/*.test.ts'],
					exclude: [...IN_BROWSER, ...OWN_PROCESS],
					// Modules without state are loaded once for all of their tests.
					isolate: false
				}
			},
			{
				extends: true,
				test: {
					name: 'process',
					environment: 'node',
					setupFiles: ['tests/english.ts'],
					include: OWN_PROCESS,
					exclude: IN_BROWSER
				}
			},
			{
				extends: true,
				plugins: [appOfTests],
				// Known from the start: a package found on the way would load every test anew.
				optimizeDeps: {
					include: ['d3-array', 'd3-scale', 'd3-shape'],
					exclude: ['vitest-browser-svelte', '@testing-library/svelte-core']
				},
				test: {
					name: 'browser',
					include: IN_BROWSER,
					setupFiles: ['src/routes/[lang=language]/mounted.fixture.ts'],
					browser: {
						enabled: true,
						headless: true,
						screenshotFailures: false,
						// A page of a desktop; phones are asked for where they matter.
						viewport: { width: 1000, height: 800 },
						provider: playwright({
							contextOptions: { permissions: ['clipboard-read', 'clipboard-write'] },
							launchOptions: {
								executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
								args: quiet
							}
						}),
						instances: [{ browser: 'chromium' }]
					}
				}
			}
		]
	}
});
