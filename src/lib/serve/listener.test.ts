/** What any request gets from the server in front of SvelteKit, asked over real connections. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request as ask, type IncomingHttpHeaders, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { PAGE_HEADER, RELEASE_HEADER } from './headers.ts';
import { listenerOf } from './listener.ts';
import { PageCache } from './page-cache.ts';
import { readStaticFiles } from './static-files.ts';

/** In ms: a busy machine may take its time. */
const SOON = 60_000;
const SCRIPT = `export const text = '${'a'.repeat(300_000)}';\n`;
let folder: string;
let server: Server;
let port: number;
let isLeaving = false;
let respond: (request: Request) => Promise<Response> = () => Promise.resolve(new Response('page'));

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'nordic-static-'));
	const immutable = join(folder, '_app', 'immutable');
	mkdirSync(immutable, { recursive: true });
	writeFileSync(join(immutable, 'a.js'), SCRIPT);
	writeFileSync(join(immutable, 'a.js.br'), brotliCompressSync(SCRIPT));
	writeFileSync(join(immutable, 'a.js.gz'), gzipSync(SCRIPT));
	writeFileSync(join(folder, 'å b.txt'), 'text');
	const files = await readStaticFiles(folder);
	server = createServer(
		listenerOf({
			files,
			origin: 'http://site.test',
			isLeaving: () => isLeaving,
			pages: new PageCache(1e6),
			respond: (request) => respond(request)
		})
	);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	port = (server.address() as AddressInfo).port;
});
afterAll(() => {
	server.closeAllConnections();
	server.close();
	rmSync(folder, { recursive: true, force: true });
});

interface Answer {
	status: number;
	headers: IncomingHttpHeaders;
	body: Buffer;
}
const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
	new Promise<Answer>((resolve, reject) => {
		ask({ host: '127.0.0.1', port, path, headers, method, agent: false }, (answer) => {
			const parts: Buffer[] = [];
			answer.on('data', (part: Buffer) => parts.push(part));
			answer.on('end', () =>
				resolve({ status: answer.statusCode!, headers: answer.headers, body: Buffer.concat(parts) })
			);
			answer.on('error', reject);
		})
			.on('error', reject)
			.end();
	});
const A = '/_app/immutable/a.js';

describe('a static file', () => {
	it.each([
		'bytes=10-5',
		'5-4,1-2',
		'bytes=0-0',
		'bytes=-1',
		'bytes=999999999-',
		'x',
		'bytes=9e9-0'
	])('is answered whole to a Range of %s', async (range) => {
		const { status, headers, body } = await get(A, { range });
		expect(status).toBe(200);
		expect(headers['content-range']).toBeUndefined();
		expect(body.toString()).toBe(SCRIPT);
	});
	it('is answered though it is gone from the disk, as while a site is built, and opens nothing', async () => {
		rmSync(join(folder, '_app'), { recursive: true });
		const handles = () => readdirSync('/proc/self/fd').length;
		const before = handles();
		for (let i = 0; i < 200; i++) expect((await get(A)).status).toBe(200);
		await vi.waitFor(() => expect(handles()).toBeLessThan(before + 10), SOON);
	});
	it('leaves nothing open when readers go away in the middle', async () => {
		const handles = () => readdirSync('/proc/self/fd').length;
		const before = handles();
		for (let i = 0; i < 200; i++)
			await new Promise<void>((resolve) => {
				const socket = connect(port, '127.0.0.1', () =>
					socket.write(`GET ${A} HTTP/1.1\r\nHost: x\r\n\r\n`)
				);
				socket.once('data', () => socket.resetAndDestroy());
				socket.once('close', () => resolve());
			});
		await vi.waitFor(() => expect(handles()).toBeLessThan(before + 10), SOON);
		expect((await get(A)).status).toBe(200);
	});
	it('is sent compressed as the client takes it, kept for good where its name holds a hash', async () => {
		const { headers, body } = await get(A, { 'accept-encoding': 'gzip, br' });
		expect(headers['content-encoding']).toBe('br');
		expect(brotliDecompressSync(body).toString()).toBe(SCRIPT);
		expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
		expect(headers['content-type']).toBe('text/javascript; charset=utf-8');
		expect(headers.vary).toBe('Accept-Encoding');
		const refused = await get(A, { 'accept-encoding': 'br;q=0' });
		expect(refused.headers['content-encoding']).toBeUndefined();
		expect((await get('/%C3%A5%20b.txt')).headers['cache-control']).toBe(
			'public, max-age=0, must-revalidate'
		);
	});
	it('is not sent again to somebody who has it, whichever way they say so', async () => {
		const { headers } = await get(A);
		const etag = String(headers.etag);
		for (const has of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
			const { status, body } = await get(A, { 'if-none-match': has });
			expect([has, status, body.length]).toEqual([has, 304, 0]);
		}
		expect((await get(A, { 'if-none-match': '"other"' })).status).toBe(200);
	});
	it('answers HEAD with the same headers and no body', async () => {
		const [whole, head] = [await get(A), await get(A, {}, 'HEAD')];
		expect(head.body).toHaveLength(0);
		for (const { headers } of [whole, head]) delete headers.date;
		expect(head.headers).toEqual(whole.headers);
	});
	it.each(['/%', '/%ff', '/%00', '/..%2f..%2fpackage.json', '/_app', '/_app/immutable/a.js/'])(
		'is not what %s means',
		async (path) => expect((await get(path)).body.toString()).toBe('page')
	);
});

describe('every answer', () => {
	it('carries the safety headers, also what SvelteKit redirects or refuses', async () => {
		respond = ({ url }) =>
			Promise.resolve(
				url.endsWith('/redirect')
					? new Response(null, { status: 308, headers: { location: '/' } })
					: new Response('no', { status: 404 })
			);
		for (const [path, method, status] of [
			[A, 'GET', 200],
			['/redirect', 'GET', 308],
			['/nothing', 'GET', 404],
			['/nothing', 'DELETE', 405]
		] as const) {
			const answer = await get(path, {}, method);
			expect(answer.status).toBe(status);
			expect(answer.headers['x-content-type-options']).toBe('nosniff');
			expect(answer.headers['referrer-policy']).toBe('strict-origin-when-cross-origin');
		}
	});
	it('to a method that changes things is 405 and names what is allowed; OPTIONS asks for that', async () => {
		for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND'])
			expect(await get(A, {}, method)).toMatchObject({
				status: 405,
				headers: { allow: 'GET, HEAD, OPTIONS' }
			});
		expect(await get('/page', {}, 'OPTIONS')).toMatchObject({
			status: 204,
			headers: { allow: 'GET, HEAD, OPTIONS' }
		});
	});
	it('to a request with an absolute target is that of its path', async () => {
		respond = ({ url }) => Promise.resolve(new Response(url));
		const bodyOf = async (target: string) => (await get(target)).body.toString();
		expect(await bodyOf('http://elsewhere.test/a?b=1')).toBe('http://site.test/a?b=1');
		expect(await bodyOf('http://elsewhere.test')).toBe('http://site.test/');
	});
	it('is 400 to a target that is no address', async () => {
		expect((await get('//[')).status).toBe(200);
		expect((await get(':99999/')).status).toBe(400);
	});
	it('is 500 when the code behind fails, at once or later, and the server goes on', async () => {
		const complaint = vi.spyOn(console, 'error').mockReturnValue();
		respond = () => Promise.reject(new Error('at once'));
		expect((await get('/page')).status).toBe(500);
		const body = () =>
			new ReadableStream({ pull: () => Promise.reject(new Error('in the middle')) });
		respond = () => Promise.resolve(new Response(body()));
		await expect(get('/page')).rejects.toThrow('socket hang up');
		expect(complaint).toHaveBeenCalled();
		complaint.mockRestore();
		respond = () => Promise.resolve(new Response('page'));
		expect((await get('/page')).status).toBe(200);
	});
	it('stops being made when its reader goes away', async () => {
		let made = 0;
		let isCancelled = false;
		respond = () =>
			Promise.resolve(
				new Response(
					new ReadableStream({
						pull: (controller) => controller.enqueue(new Uint8Array(65_536).fill(++made)),
						cancel: () => void (isCancelled = true)
					})
				)
			);
		await new Promise<void>((resolve) => {
			const socket = connect(port, '127.0.0.1', () =>
				socket.write('GET /endless HTTP/1.1\r\nHost: x\r\n\r\n')
			);
			socket.once('data', () => socket.destroy());
			socket.once('close', () => resolve());
		});
		await vi.waitFor(() => expect(isCancelled).toBe(true), SOON);
	});
	it('ends its connection while the process is about to end', async () => {
		isLeaving = true;
		expect((await get(A, { connection: 'keep-alive' })).headers.connection).toBe('close');
		isLeaving = false;
	});
});

describe('a page', () => {
	/** SvelteKit with a page that is made anew with each release; counts what it was asked. */
	function kit(release: string) {
		const asked = { made: 0, unchanged: 0 };
		respond = ({ headers }) => {
			const etag = `W/"${release}"`;
			const common = { etag, [RELEASE_HEADER]: release };
			if (headers.get('if-none-match') === etag) {
				asked.unchanged++;
				return Promise.resolve(new Response(null, { status: 304, headers: common }));
			}
			asked.made++;
			const type = { 'content-type': 'text/html', [PAGE_HEADER]: '1' };
			return Promise.resolve(
				new Response(`<p>${release}</p>`, { headers: { ...common, ...type } })
			);
		};
		return asked;
	}
	const later = () => {
		const now = performance.now() + 1_100;
		vi.spyOn(performance, 'now').mockReturnValue(now);
	};

	it('is made once, then sent from the cache without SvelteKit, and not sent twice', async () => {
		const asked = kit('first');
		for (let i = 0; i < 5; i++) {
			const { body, headers } = await get('/cached');
			expect(body.toString()).toBe('<p>first</p>');
			expect(headers[PAGE_HEADER]).toBeUndefined();
			expect(headers.vary).toContain('User-Agent');
		}
		const same = await get('/cached', { 'if-none-match': '"other", "first"' });
		expect([same.status, same.body.length]).toEqual([304, 0]);
		expect((await get('/cached', {}, 'HEAD')).headers['content-length']).toBe('12');
		expect(asked).toEqual({ made: 1, unchanged: 0 });
	});
	it('that is asked for by HEAD first has its body for the next reader', async () => {
		kit('head');
		const head = await get('/head', {}, 'HEAD');
		expect([head.headers['content-length'], head.body.length]).toEqual(['11', 0]);
		expect((await get('/head')).body.toString()).toBe('<p>head</p>');
	});
	it('is asked for again after a moment, and made anew when there is another release', async () => {
		const before = kit('first');
		await get('/again');
		later();
		await get('/again');
		expect(before).toEqual({ made: 1, unchanged: 1 });
		const after = kit('second');
		expect((await get('/again')).body.toString()).toBe('<p>first</p>');
		later();
		expect((await get('/again')).body.toString()).toBe('<p>second</p>');
		expect(after).toEqual({ made: 1, unchanged: 0 });
		vi.restoreAllMocks();
	});
	it('is another for a phone, and for each way of compressing', async () => {
		const asked = kit('third');
		const phone = await get('/each', { 'sec-ch-ua-mobile': '?1' });
		const br = await get('/each', { 'accept-encoding': 'br' });
		await get('/each', { 'accept-encoding': 'br' });
		expect(brotliDecompressSync(br.body).toString()).toBe(phone.body.toString());
		expect(asked.made).toBe(2);
	});
	it('that is not 200 is not cached', async () => {
		let n = 0;
		respond = () => Promise.resolve(new Response(String(++n), { status: 404 }));
		expect([(await get('/no')).body.toString(), (await get('/no')).body.toString()]).toEqual([
			'1',
			'2'
		]);
	});
});
