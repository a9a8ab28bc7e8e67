/** Range headers of all shapes, and other headers that speak of parts, kinds and versions of a file. */
import { requestOf, type Attack } from './attack.ts';
import type { Draw } from './chance.ts';
import type { Targets } from './targets.ts';

const HUGE = [
	'9007199254740993',
	'18446744073709551616',
	'9'.repeat(400),
	'1e9',
	'-1',
	'0x10',
	'٣'
];

function rangeOf({ below, of, garbage }: Draw): string {
	const shapes: (() => string)[] = [
		() => 'bytes=10-5',
		() => 'bytes=5-4,1-2',
		() => 'bytes=-0',
		() => 'bytes=-',
		() => 'bytes=',
		() => 'bytes',
		() => '',
		() => `bytes=${below(300)}-${below(300)}`,
		() => `bytes=-${below(1_000_000)}`,
		() => `bytes=${below(1_000_000)}-`,
		() => `bytes=${of(HUGE)}-${of(HUGE)}`,
		() => `bytes=-${of(HUGE)}`,
		() => `bytes=0-${of(HUGE)}`,
		() => `bytes=${Array.from({ length: 10 + below(1_500) }, (_, i) => `${i}-${i}`).join(',')}`,
		() => `bytes=${'0-,'.repeat(1 + below(2_000))}`,
		() => `bytes=0-0,-1,${below(99)}-${below(99)}`,
		() => `bytes = 0 - 9`,
		() => `BYTES=0-9`,
		() => `items=0-9`,
		() => `bytes=a-b`,
		() => `bytes=0-9;q=1`,
		() => `bytes=NaN-NaN`,
		() => `bytes=0.5-1.5`,
		() => garbage(1 + below(400))
	];
	return of(shapes)();
}

export function ranges(draw: Draw, targets: Targets): Attack {
	const { of, below, garbage } = draw;
	const target = of([
		of(targets.statics),
		of(targets.statics),
		of(targets.pages),
		of(targets.files),
		of(targets.downloads),
		of(targets.damaged)
	]);
	const headers = [`Range: ${rangeOf(draw)}`];
	const more: string[] = [
		`If-Range: ${of(['"x"', 'W/"x"', 'Wed, 21 Oct 2015 07:28:00 GMT', garbage(30), ''])}`,
		`If-None-Match: ${of(['*', '"', 'W/"', '"a","b",', garbage(200), `"${'x'.repeat(4_000)}"`])}`,
		`If-Modified-Since: ${of(['yesterday', '0', garbage(20), 'Wed, 21 Oct 2099 07:28:00 GMT'])}`,
		`Accept-Encoding: ${of(['br;q=0,gzip;q=0,*;q=0', 'identity;q=0', 'zstd,', ',,,', garbage(80), 'gzip;q=NaN', 'br, '.repeat(500)])}`,
		`Accept-Language: ${of(['*', 'xx-'.repeat(200), garbage(90), 'en;q=abc', ';;;', 'sv;q=-1'])}`,
		`Range: ${rangeOf(draw)}`,
		'Sec-CH-UA-Mobile: ?1?0',
		`Cookie: ${garbage(1_000)}`,
		`Origin: ${garbage(30)}`,
		`X-Forwarded-Host: ${garbage(30)}`
	];
	for (let i = below(3); i > 0; i--) headers.push(of(more));
	const method = of(['GET', 'GET', 'GET', 'HEAD']);
	return { kind: 'ranges', bytes: requestOf(target, { method, headers }), then: 'answer' };
}
