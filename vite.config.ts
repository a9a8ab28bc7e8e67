import { fileURLToPath } from 'node:url';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

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

/** What is asked for by one module is another: parts that no reader needs stay out of the browser. */
const instead = (asked: string, by: RegExp, given: string) => ({
	name: `instead-of-${asked}`,
	enforce: 'pre' as const,
	resolveId: (id: string, importer: string | undefined) =>
		id === asked && importer && by.test(importer)
			? fileURLToPath(new URL(given, import.meta.url))
			: undefined
});

export default defineConfig({
	plugins: [
		paraglideVitePlugin({
			project: './project.inlang',
			outdir: './src/lib/text/paraglide',
			// The language is always handed to a message; nothing is looked up in cookies or globals.
			strategy: ['baseLocale'],
			emitGitIgnore: false,
			emitPrettierIgnore: false
		}),
		instead('../runtime.js', /text\/paraglide\/messages\//, './src/lib/text/named-language.ts'),
		instead('svelte', /kit\/src\/runtime\/client\/client\.js/, './src/svelte-for-kit.ts'),
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
							test: /node_modules\/(?!d3-|internmap)|rolldown\/runtime|src\/routes\/(\[lang=language\]\/)?(\+layout|\+error|Appearance|Problems|Choose|Newer|Pin|Brand|early)|charts\/drawing\.svelte|\.svelte-kit\/generated\/root/
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
		expect: { requireAssertions: true },
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
					include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'tests/unit/**/*.test.ts'],
					exclude: ['**/*.browser.test.ts'],
					testTimeout: 20_000
				}
			},
			{
				extends: true,
				test: {
					name: 'browser',
					include: ['src/**/*.browser.test.ts'],
					browser: {
						enabled: true,
						headless: true,
						screenshotFailures: false,
						provider: playwright({
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
