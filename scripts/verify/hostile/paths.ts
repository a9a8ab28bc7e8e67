/** Names of files that are not there, cannot be read or cannot be names. */
import { ADDRESS_TYPES } from '#lib/formats/files.ts';
import { SITE_LANGUAGES } from '#lib/text/languages.ts';
import { raw, requestOf, type Attack } from './attack.ts';
import type { Draw } from './chance.ts';
import type { Targets } from './targets.ts';

const PIECES = [
	'%2e%2e',
	'..',
	'%2e%2e%2f',
	'..%5c',
	'%00',
	'%25',
	'%',
	'%zz',
	'%ff',
	'%c0%ae',
	'%e0%a4%a',
	'%ed%a0%80',
	'.',
	'',
	'etc',
	'passwd',
	'_app',
	'immutable',
	'client',
	'index.html',
	'__data.json',
	'con',
	'~',
	';',
	'a b',
	'%20',
	'%0d%0a',
	raw('žöΩ中😀'),
	encodeURIComponent('žöΩ中😀'),
	'%F0%9F',
	'x'.repeat(300),
	'x'.repeat(5_000),
	'__proto__',
	'constructor',
	'%2525',
	'*',
	'{',
	'<script>'
];

/** Names of pictures and data files that mean something to a pattern, a decoder or an object. */
const NAMES = [
	'%25',
	'%2525',
	'%',
	'%ff',
	'%00',
	'..%2f..%2fetc%2fpasswd',
	'__proto__',
	'constructor',
	'toString',
	'hasOwnProperty',
	'%E0%A4%A',
	'%25E0%25A4%25A',
	'%25ff',
	'x'.repeat(6_000),
	encodeURIComponent('Ω😀'),
	'.',
	'%2e',
	'a.svg',
	'(((((',
	"';--",
	'catalogue',
	'metadata',
	''
];
const ENDS = ['svg', 'png', ...ADDRESS_TYPES, 'xlsx', 'SVG', ''];

function pathOf({ of, some, below, garbage }: Draw, targets: Targets): string {
	const known = of(targets.statics);
	const shapes: (() => string)[] = [
		() => `/${some(PIECES, 6).join('/')}`,
		() => `/_app/immutable/${some(PIECES, 4).join('/')}`,
		() => `/_app/${of(PIECES)}/${of(['.js', '.css', '.js.br', '.js.map'])}`,
		() => `${known}/`,
		() => `${known}%00`,
		() => `${known}.br`,
		() => `${known}.gz`,
		() => known.replace(/\/[^/]*$/, ''),
		() => known.replace(/\/[^/]*$/, '/'),
		() => known.replaceAll('/', '//'),
		() => known.replaceAll('/', '%2f'),
		() => known.toUpperCase(),
		() => `${known}?${garbage(200)}`,
		() => `/${of([...SITE_LANGUAGES, 'xx', '%65n'])}/picture/${of(NAMES)}.${of(ENDS)}`,
		() => `/data/${of(NAMES)}.${of(ENDS)}`,
		() => `/en/explore/${of(NAMES)}`,
		() =>
			`/en/${of(PIECES)}/__data.json?x-sveltekit-invalidated=${of(['1', '111', '2', '', garbage(50), '%25'])}`,
		() => `/${of(SITE_LANGUAGES)}/${of(PIECES)}`,
		() => of(targets.damaged),
		() => `${of(targets.damaged)}?${below(1_000)}`
	];
	return of(shapes)();
}

export function paths(draw: Draw, targets: Targets): Attack {
	const encoding = draw.of(['identity', 'gzip', 'br', 'gzip, deflate, br', '']);
	const bytes = requestOf(pathOf(draw, targets).replaceAll(' ', '%20'), {
		method: draw.of(['GET', 'GET', 'GET', 'GET', 'HEAD']),
		headers: [`Accept-Encoding: ${encoding}`]
	});
	return { kind: 'paths', bytes, then: 'answer' };
}
