/** Lint rules, and the floors of the house: imports go down only. */
import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import { defineConfig } from 'eslint/config';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/**
 * Forbids imports in the code of one folder. `allowed` is a pattern of what may be imported; all else is refused
 * with the reason. Tests and fixtures may also use test libraries, so they are left out.
 */
const floor = (name, folder, allowed, reason) => ({
	name: `floor/${name}`,
	files: [`${folder}/**/*.{ts,svelte}`],
	ignores: ['**/*.test.ts', '**/*.fixture.ts'],
	rules: {
		'no-restricted-imports': [
			'error',
			{ patterns: [{ regex: `^(?!${allowed})`, message: reason }] }
		]
	}
});

/** Own files beside or below, by the spelling of the house. */
const near = (name) =>
	`\\.{1,2}/(?!.*(?:charts|dataset|formats|pxweb|routes|scripts|server|text|warehouse)/)|#lib/${name}/`;
const PACKAGES = '(?!#|\\.|\\$|@duckdb|scripts)';
/** Files of the same folder or one beside it; readers of tables are on their way to #lib. */
const ONE_FOLDER =
	'\\./|\\.\\./(?!\\.\\.|src|tests|scripts)|(?:\\.\\./)+(?:src/lib|tests)/(?:pxweb|tables)';

export default defineConfig(
	{
		ignores: [
			'build/',
			'.svelte-kit/',
			'.warehouse/',
			'data/',
			'node_modules/',
			'src/lib/text/paraglide/',
			'static/',
			'test-results/'
		]
	},
	js.configs.recommended,
	...ts.configs.recommended,
	...svelte.configs.recommended,
	{
		files: ['**/*.ts'],
		extends: [...ts.configs.recommendedTypeCheckedOnly],
		languageOptions: { parserOptions: { projectService: true } },
		rules: {
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
			// SvelteKit hands errors and redirects to the framework by throwing them.
			'@typescript-eslint/only-throw-error': 'off'
		}
	},
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			// TypeScript knows better which names exist.
			'no-undef': 'off',
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true }],
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
			eqeqeq: ['error', 'always'],
			'max-lines': ['error', { max: 260 }]
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
		rules: {
			// The site lies at the root of its host, and addresses are made in one place each.
			'svelte/no-navigation-without-resolve': 'off',
			// A flag that turns true once the page is alive is just that: state set by an effect.
			'svelte/prefer-writable-derived': 'off',
			'svelte/no-inline-styles': 'error',
			'svelte/no-at-html-tags': 'error'
		}
	},
	{
		files: ['**/*.test.ts'],
		rules: {
			// Answers of pages and files are read back as they come; the assertions are what types them.
			'@typescript-eslint/no-unsafe-assignment': 'off',
			'@typescript-eslint/no-unsafe-member-access': 'off',
			'@typescript-eslint/no-unsafe-argument': 'off',
			'@typescript-eslint/no-unsafe-call': 'off',
			'@typescript-eslint/no-unsafe-return': 'off',
			'max-lines': 'off',
			'no-restricted-syntax': [
				'error',
				{
					selector: 'MemberExpression[property.name=/^(only|skip|todo)$/]',
					message: 'Every test runs.'
				}
			]
		}
	},
	{
		name: 'complexity',
		files: [
			'src/lib/{warehouse,server,formats}/**/*.ts',
			'scripts/**/*.ts',
			'src/routes/data/**/*.ts'
		],
		rules: { complexity: ['error', 15] }
	},
	{
		name: 'closed-sets',
		files: ['src/**/*.{ts,svelte}', 'scripts/**/*.ts'],
		ignores: ['**/*.test.ts', 'src/lib/formats/**', 'src/lib/{pxweb,tables}/**'],
		rules: {
			'no-restricted-syntax': [
				'error',
				{
					selector:
						'BinaryExpression[operator=/^[!=]==$/] > Literal[value=/^(csv|excel|tsv|json|arrow|parquet|metadata\\.json)$/], SwitchCase > Literal[value=/^(csv|excel|tsv|json|arrow|parquet|metadata\\.json)$/]',
					message: 'Ask the description of the file type (src/lib/formats/files.ts), not its name.'
				}
			]
		}
	},
	floor(
		'dataset',
		'src/lib/dataset',
		`${near('dataset')}|d3-array$`,
		'dataset is the ground floor: nothing but d3-array'
	),
	floor(
		'formats',
		'src/lib/formats',
		`${near('formats')}|#lib/dataset/|${PACKAGES}`,
		'formats may use dataset and packages'
	),
	floor(
		'pxweb',
		'src/lib/pxweb',
		`${near('pxweb')}|#lib/dataset/|(?!node:)${PACKAGES}`,
		'pxweb may use dataset and packages that also run in a browser'
	),
	floor(
		'text',
		'src/lib/text',
		`${near('text')}|#lib/dataset/|${PACKAGES}`,
		'text may use dataset'
	),
	floor(
		'charts',
		'src/lib/charts',
		`${near('charts')}|#lib/(?:text|dataset)/|${PACKAGES}`,
		'charts may use text and dataset, never the address, the database or $app'
	),
	floor(
		'warehouse',
		'src/lib/warehouse',
		// A process of this machine is a leaf that knows no other room.
		`${near('warehouse')}|#lib/(?:dataset|formats)/|#lib/serve/process\\.ts$|@duckdb|${PACKAGES}`,
		'warehouse may use dataset and formats'
	),
	floor(
		'server',
		'src/lib/server',
		`${near('server')}|#lib/(?:warehouse|dataset|formats|text)/|${PACKAGES}`,
		'server may use warehouse, dataset, formats and text; DuckDB is known to warehouse only'
	),
	floor(
		'scripts',
		'scripts',
		`${ONE_FOLDER}|#lib/|#tests/|${PACKAGES}`,
		'scripts use the rooms through #lib, never routes; DuckDB is known to warehouse only'
	),
	floor(
		'tests',
		'tests',
		`${ONE_FOLDER}|#lib/|#tests/|#scripts/|${PACKAGES}`,
		'tests use the rooms through #lib and each other through #tests'
	),
	floor(
		'routes',
		'src/{routes,params}',
		`\\./|(?:\\.\\./)+(?!.*(?:lib|scripts)/)|#lib/(?:charts|text|dataset|server|warehouse|formats|pxweb)/|\\$app/|${PACKAGES}`,
		'routes use the rooms through #lib; DuckDB is known to warehouse only, and nothing imports scripts'
	),
	{
		name: 'floor/browser',
		files: ['src/routes/**/*.svelte', 'src/routes/**/+{page,layout}.ts'],
		rules: {
			'@typescript-eslint/no-restricted-imports': [
				'error',
				{
					patterns: [
						{
							allowTypeImports: true,
							regex: `^(?!\\./|(?:\\.\\./)+(?!.*(?:lib|scripts)/)|#lib/(?:charts|text|dataset)/|\\$app/|${PACKAGES})`,
							message: 'what runs in the browser never imports server, warehouse or formats'
						}
					]
				}
			]
		}
	}
);
