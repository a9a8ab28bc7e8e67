/** Requests whose ends two servers would see at different places, old versions, odd methods, many in one breath. */
import { requestOf, type Attack } from './attack.ts';
import type { Draw } from './chance.ts';
import type { Targets } from './targets.ts';

const METHODS = [
	'POST',
	'PUT',
	'PATCH',
	'DELETE',
	'OPTIONS',
	'TRACE',
	'CONNECT',
	'HEAD',
	'PROPFIND',
	'PRI',
	'QUERY',
	'get',
	'GET1',
	'SEARCH',
	'PURGE',
	'',
	'G\tT',
	'X'.repeat(3_000)
];
const VERSIONS = [
	'HTTP/1.0',
	'HTTP/1.1',
	'HTTP/0.9',
	'HTTP/2.0',
	'HTTP/9.9',
	'http/1.1',
	'HTTP/1.',
	'HTTP',
	'',
	'ICE/1.0',
	'RTSP/1.0'
];
const BODIES = [
	'',
	'a=b',
	'{"a":1}',
	'{',
	'x'.repeat(100_000),
	'\0\0\0',
	'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x--'
];
const TYPES = [
	'application/x-www-form-urlencoded',
	'multipart/form-data; boundary=x',
	'multipart/form-data',
	'application/json',
	'text/plain',
	'%',
	''
];
const SECOND = 'GET /en/nothing HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n';

/** Head lines and what follows them. */
function endings({ of, below, garbage }: Draw): [string[], string] {
	const chunk = `${of(['5', '05', '5;a=b', `5;${'x'.repeat(8_000)}`, '5 ', '0x5', 'ffffffffffffffff', '-5', 'zz', ''])}\r\nhello\r\n${of(['0\r\n\r\n', '0\r\nA: b\r\n\r\n', `0\r\n${'T: x\r\n'.repeat(2_000)}\r\n`, ''])}`;
	const shapes: [string[], string][] = [
		[['Content-Length: 5', 'Transfer-Encoding: chunked'], `0\r\n\r\n${SECOND}`],
		[['Transfer-Encoding: chunked', 'Content-Length: 5'], chunk],
		[['Content-Length: 0', `Content-Length: ${SECOND.length}`], SECOND],
		[['Content-Length: 5, 6'], 'hello!'],
		[['Content-Length: +5'], 'hello'],
		[['Content-Length: -1'], ''],
		[['Content-Length: 99999999999999999999'], 'hello'],
		[['Content-Length: 5 5'], 'hello'],
		[['Transfer-Encoding: chunked'], chunk],
		[['Transfer-Encoding: xchunked'], chunk],
		[['Transfer-Encoding: chunked, identity'], chunk],
		[['Transfer-Encoding : chunked'], chunk],
		[['Transfer-Encoding:\tchunked'], chunk],
		[['Transfer-Encoding: identity', 'Transfer-Encoding: chunked'], chunk],
		[[`X-Folded: a\r\n ${garbage(20)}`], ''],
		[['X-Folded:\r\n\tTransfer-Encoding: chunked'], ''],
		[[`X: a\nContent-Length: ${SECOND.length}`], SECOND],
		[['X: a\r\r\nY: b'], ''],
		[['X: \0'], ''],
		[[': nothing'], ''],
		[['no colon'], ''],
		[[`${garbage(50)}: ${garbage(50)}`], ''],
		[['Host: other.example'], ''],
		[['Host:'], ''],
		[['Expect: 100-continue', 'Content-Length: 5'], 'hello'],
		[['Expect: the unexpected'], ''],
		[['Upgrade: websocket', 'Connection: Upgrade', 'Sec-WebSocket-Key: x'], ''],
		[
			[
				'Upgrade: h2c',
				'Connection: Upgrade, HTTP2-Settings',
				'HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA'
			],
			''
		],
		[Array.from({ length: 1 + below(2_500) }, (_, i) => `X${i}: 1`), ''],
		[[`X-Long: ${'x'.repeat(below(40_000))}`], '']
	];
	return of(shapes);
}

export function smuggling(draw: Draw, targets: Targets): Attack {
	const { of, below } = draw;
	const path = of([of(targets.pages), of(targets.statics), of(targets.files)]);
	const shapes: (() => string | Buffer)[] = [
		() => {
			const [headers, body] = endings(draw);
			return requestOf(path, { method: of(['GET', 'POST', 'GET', 'HEAD']), headers, body });
		},
		() => {
			const body = of(BODIES);
			const headers = [`Content-Type: ${of(TYPES)}`, `Content-Length: ${body.length}`];
			return requestOf(path, { method: of(METHODS), headers, body });
		},
		() =>
			requestOf(
				of([
					'http://127.0.0.1/en',
					'http://other.example/en',
					'https://x:y@z/en',
					'*',
					'//en',
					'///',
					'en',
					'?',
					'#',
					'\\en',
					'http://',
					'ftp://a/b',
					'http://[::1/en',
					'//[/',
					'http://%/',
					'/en#x',
					'/en?#',
					'other.example:443'
				]),
				{ method: of(['GET', 'OPTIONS', 'CONNECT', 'HEAD']) }
			),
		() => requestOf(path, { version: of(VERSIONS) }),
		() => `GET ${path}\r\n\r\n`,
		() => requestOf(path).toString('latin1').replaceAll('\r\n', '\n'),
		() => requestOf(path).toString('latin1').replaceAll('\r\n', '\r'),
		() => `${'\r\n'.repeat(1 + below(2_000))}${requestOf(path).toString('latin1')}`,
		() => requestOf(path, { method: of(METHODS) }),
		// Many in one breath; a closing one at the end.
		() =>
			`${Array.from({ length: 1 + below(40) }, () => `GET ${of(targets.statics)} HTTP/1.1\r\nHost: a\r\n\r\n`).join('')}${requestOf(path).toString('latin1')}`,
		() => Buffer.from(Array.from({ length: 1 + below(4_000) }, () => below(256))),
		() => Buffer.from('16030100a5010000a10303', 'hex'),
		() => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'
	];
	const bytes = of([shapes[0]!, shapes[0]!, shapes[1]!, ...shapes])();
	return {
		kind: 'smuggling',
		bytes: typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes,
		then: 'answer'
	};
}
