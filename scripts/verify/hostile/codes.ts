/** Long, nested and foreign codes in the addresses of pages, files, pictures and lists of changes. */
import type { Dimension } from '#lib/dataset/model.ts';
import { RESERVED_KEYS } from '#lib/dataset/selection.ts';
import { ADDRESS_TYPES } from '#lib/formats/files.ts';
import { SITE_LANGUAGES } from '#lib/text/languages.ts';
import { raw, requestOf, type Attack } from './attack.ts';
import type { Draw } from './chance.ts';
import { queryOf, type Targets } from './targets.ts';

const KEYS = [
	...RESERVED_KEYS,
	'theme',
	'__proto__',
	'constructor',
	'toString',
	'',
	'%25',
	'geo%00',
	'geo[]',
	'geo.x'
];

function codeOf({ of, below, garbage }: Draw, { categories }: Dimension): string {
	const code = () => encodeURIComponent(of(categories).code);
	const shapes: (() => string)[] = [
		() => 'x'.repeat(1 + below(8_000)),
		() => '('.repeat(1 + below(4_000)),
		() => '%28'.repeat(1 + below(2_000)),
		() => ','.repeat(1 + below(7_000)),
		() => '%2C'.repeat(1 + below(2_400)),
		() =>
			Array.from({ length: 1 + below(700) }, code)
				.join(',')
				.slice(0, 7_500),
		() =>
			Array.from({ length: 1 + below(200) }, code)
				.join('%2C')
				.slice(0, 7_500),
		() => '..'.repeat(1 + below(3_000)),
		() => `${code()}..${code()}`,
		() => `${code()}..${code()}..${code()}`,
		() =>
			of([
				'%25',
				'%',
				'%zz',
				'%00',
				'%ff',
				'%ed%a0%80',
				'*',
				'**',
				'*,*',
				'..',
				'',
				'-',
				'0',
				'NaN',
				'null',
				'undefined'
			]),
		() =>
			of(['__proto__', 'constructor', 'hasOwnProperty', 'toString', 'valueOf', '__defineGetter__']),
		() =>
			encodeURIComponent(
				of([
					"' OR 1=1 --",
					'"; DROP TABLE cells; --',
					"') UNION SELECT * FROM read_csv('/etc/passwd') --",
					'$1',
					'?',
					'\\',
					"''''"
				])
			),
		() =>
			encodeURIComponent(
				of([
					'Ω',
					'😀',
					'\u202e',
					'\ud7ff',
					'Ａ',
					'é',
					'\u0000',
					'\n',
					'<img src=x onerror=alert(1)>',
					'{{7*7}}',
					'${7*7}'
				])
			),
		() => raw('žöΩ'),
		() => garbage(1 + below(60)).replaceAll('#', ''),
		() => `${code()},${code()}`,
		() => '*'
	];
	return of(shapes)();
}

function queryFor(draw: Draw, targets: Targets): { id: string; query: string } {
	const { of, below } = draw;
	const dataset = of(targets.datasets);
	const parts = below(2) === 0 ? queryOf(dataset).split('&') : [];
	for (let i = 1 + below(4); i > 0; i--) {
		const dimension = of(dataset.dimensions);
		const key = below(3) === 0 ? of(KEYS) : dimension.id;
		const other = of(dataset.dimensions);
		parts.push(
			`${key}${of(['=', '=', '=', '', '=='])}${below(4) === 0 ? other.id : codeOf(draw, dimension)}`
		);
	}
	if (below(3) === 0)
		parts.push(`view=${of(['lines', 'bars', 'dots', 'map', 'table', 'x', '%25', '__proto__'])}`);
	if (below(4) === 0) parts.push(`release=${of([...targets.releases, '%25', '*', '../..'])}`);
	return {
		id: encodeURIComponent(dataset.id),
		query: parts.join('&').slice(0, of([8_000, 8_000, 15_000]))
	};
}

export function codes(draw: Draw, targets: Targets): Attack {
	const { id, query } = queryFor(draw, targets);
	const { of } = draw;
	const change = () =>
		encodeURIComponent(
			of([...targets.releases, of(targets.datasets).id, '%', '*', '__proto__', 'constructor', "'"])
		);
	const lang = of([...SITE_LANGUAGES, 'xx']);
	const target = of([
		() => `/${lang}/explore/${id}?${query}`,
		() => `/${lang}/explore/${id}/__data.json?${query}&x-sveltekit-invalidated=11`,
		() => `/data/${id}.${of(ADDRESS_TYPES)}?${query}`,
		() => `/${lang}/picture/${id}.${of(['svg', 'svg', 'png'])}?${query}`,
		() =>
			`/${lang}/${of(['employment', 'education', 'settlement', 'data', 'data/releases', 'methods', 'explore/open'])}?${query}`,
		() => `/data/changes.csv?from=${change()}&to=${change()}&dataset=${change()}`,
		() => `/${lang}/data/releases?from=${change()}&to=${change()}&dataset=${change()}`,
		() => `/data/changes.csv?${query}`
	])();
	return { kind: 'codes', bytes: requestOf(target.replaceAll(' ', '+')), then: 'answer' };
}
