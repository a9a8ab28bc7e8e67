/** Lint rules, and the floors of the house: imports go down only. Rules that ask for types stand in .oxlintrc.json. */
import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import { defineConfig } from 'eslint/config';
import ts from 'typescript-eslint';
import { noCycle } from './lint/cycles.js';
import { chartRoom, floor, near, ONE_FOLDER, PACKAGES, tableFloors } from './lint/floors.js';
import { keysOf } from './lint/sets.js';
import svelteConfig from './svelte.config.js';

const SET = '/^(form|transform|per)$/';
/** A form, a transform or a per compared with a name: what is asked stands in its description. */
const comparisonsByName = [
	`BinaryExpression[operator=/^[!=]==?$/]:matches([left.type=Literal], [right.type=Literal]):matches([left.name=${SET}], [right.name=${SET}], [left.property.name=${SET}], [right.property.name=${SET}])`,
	`SwitchStatement:matches([discriminant.name=${SET}], [discriminant.property.name=${SET}])`
].map((selector) => ({
	selector,
	message: 'Ask its description: formRule(view), transformRule(view), perRule(per).'
}));

const TYPE = `/^(${keysOf('src/lib/formats/files.ts', 'TYPES').join('|').replaceAll('.', '\\.')})$/`;
const fileTypesByName = [
	{
		selector: `BinaryExpression[operator=/^[!=]==$/] > Literal[value=${TYPE}], SwitchCase > Literal[value=${TYPE}]`,
		message: 'Ask the description of the file type (src/lib/formats/files.ts), not its name.'
	}
];

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
		rules: { '@typescript-eslint/consistent-type-imports': 'error' }
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
			// A flag that turns true once the page is hydrated is just that: state set by an effect.
			'svelte/prefer-writable-derived': 'off',
			'svelte/no-inline-styles': 'error',
			'svelte/no-at-html-tags': 'error'
		}
	},
	{
		files: ['**/*.test.ts'],
		rules: {
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
		name: 'cycles',
		files: ['src/**/*.{ts,svelte}', 'scripts/**/*.ts', 'tests/**/*.ts'],
		plugins: { house: { rules: { 'no-cycle': noCycle } } },
		rules: { 'house/no-cycle': 'error' }
	},
	{
		name: 'sets/no-comparison',
		files: ['src/**/*.{ts,svelte}'],
		ignores: [
			'src/lib/forms/**',
			'src/lib/dataset/transforms/**',
			'src/lib/dataset/per/**',
			'**/*.test.ts',
			'**/*.fixture.ts'
		],
		rules: { 'no-restricted-syntax': ['error', ...comparisonsByName, ...fileTypesByName] }
	},
	{
		name: 'sets/no-comparison-of-others',
		files: ['src/lib/{formats,tables}/**/*.ts'],
		ignores: ['**/*.test.ts', '**/*.fixture.ts'],
		rules: { 'no-restricted-syntax': ['error', ...comparisonsByName] }
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
	...tableFloors,
	{
		name: 'complexity',
		files: ['src/**/*.{ts,svelte}', 'scripts/**/*.ts'],
		rules: { complexity: ['error', 15] }
	},
	floor(
		'forms',
		'src/lib/forms',
		`(?!.*draw)\\.{1,2}/|#lib/dataset/`,
		'rules of forms may use dataset; never how a form draws, which is fetched when it is needed'
	),
	{
		...floor(
			'forms/draw',
			'src/lib/forms',
			`\\.{1,2}/|#lib/charts/(?:theme|frame|marks)/|#lib/(?:forms|text|dataset)/|d3-`,
			'forms draw with theme, frame and marks'
		),
		files: ['src/lib/forms/*/draw.ts', 'src/lib/forms/drawings.ts']
	},
	floor(
		'text',
		'src/lib/text',
		`${near('text')}|#lib/forms/(?!.*draw)|#lib/dataset/|${PACKAGES}`,
		'text may use dataset and the rules of forms'
	),
	floor(
		'charts',
		'src/lib/charts',
		`${near('charts')}|#lib/(?:forms|text|dataset)/|${PACKAGES}`,
		'charts may use forms, text and dataset, never the address, the database or $app'
	),
	chartRoom('theme', '-', 'theme is the ground floor of charts'),
	chartRoom('frame', 'theme', 'frame may use theme'),
	chartRoom('marks', 'theme|frame', 'marks may use theme and frame'),
	floor(
		'charts/draw',
		'src/lib/charts/draw',
		`\\./|#lib/charts/(?:theme|frame|marks)/|#lib/(?:forms|text|dataset)/|${PACKAGES}`,
		'drawings may use marks, frame, theme and forms, never a component'
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
		`${near('server')}|#lib/forms/(?!.*draw)|#lib/(?:warehouse|dataset|formats|text)/|${PACKAGES}`,
		'server may use warehouse, dataset, the rules of forms, formats and text; DuckDB is known to warehouse only'
	),
	floor(
		'serve',
		'src/lib/serve',
		`${near('serve')}|${PACKAGES}`,
		'serve knows no other room: SvelteKit is handed to it'
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
		`\\./|(?:\\.\\./)+(?!.*(?:lib|scripts)/)|#lib/(?:charts|forms|text|dataset|server|serve|warehouse|formats)/|#lib/tables/(?:bytes|dataset|detect|table)/|\\$app/|${PACKAGES}`,
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
							regex: `^(?!\\./|(?:\\.\\./)+(?!.*(?:lib|scripts)/)|#lib/(?:charts|forms|text|dataset)/|\\$app/|${PACKAGES})`,
							message: 'what runs in the browser never imports server, warehouse or formats'
						}
					]
				}
			]
		}
	}
);
