/** What any request gets from the server in front of SvelteKit, asked over real connections. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request as ask, type IncomingHttpHeaders, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { listenerOf, type Handler } from './listener.ts';
import { readStaticFiles } from './static-files.ts';

const SCRIPT = `export const text = '${'a'.repeat(300_000)}';\n`;
let folder: string;
let server: Server;
let port: number;
let isLeaving = false;
let handler: Handler = (_, response) => response.end('page');

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
			handler: (request, response, next) => handler(request, response, next),
			keptPage: (address) =>
				address === 'http://site.test/kept'
					? { headers: [['etag', 'W/"kept"']], body: Buffer.from('kept') }
					: undefined
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
		await vi.waitFor(() => expect(handles()).toBeLessThan(before + 10), 5_000);
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
		await vi.waitFor(() => expect(handles()).toBeLessThan(before + 10), 5_000);
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
		handler = (request, response, next) =>
			request.url === '/redirect' ? response.writeHead(308, { location: '/' }).end() : next();
		for (const [path, method] of [
			[A, 'GET'],
			['/kept', 'GET'],
			['/redirect', 'GET'],
			['/nothing', 'GET'],
			['/nothing', 'DELETE']
		]) {
			const { headers } = await get(path!, {}, method);
			expect(headers['x-content-type-options']).toBe('nosniff');
			expect(headers['referrer-policy']).toBe('strict-origin-when-cross-origin');
		}
	});
	it('to a method that changes things is 405 and names what is allowed; OPTIONS asks for that', async () => {
		for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND'])
			expect(await get(A, {}, method)).toMatchObject({
				status: 405,
				headers: { allow: 'GET, HEAD, OPTIONS' }
			});
		expect(await get('/kept', {}, 'OPTIONS')).toMatchObject({
			status: 204,
			headers: { allow: 'GET, HEAD, OPTIONS' }
		});
	});
	it('to a request with an absolute target is that of its path', async () => {
		expect((await get('http://elsewhere.test/kept')).body.toString()).toBe('kept');
		handler = (request, response) => response.end(request.url);
		expect((await get('http://elsewhere.test')).body.toString()).toBe('/');
	});
	it('is 500 when the code behind fails, at once or later, and the server goes on', async () => {
		const complaint = vi.spyOn(console, 'error').mockReturnValue();
		for (const failing of [
			() => {
				throw new Error('at once');
			},
			() => Promise.reject(new Error('later'))
		]) {
			handler = failing;
			expect((await get('/page')).status).toBe(500);
		}
		expect(complaint).toHaveBeenCalledTimes(2);
		complaint.mockRestore();
	});
	it('ends its connection while the process is about to end', async () => {
		isLeaving = true;
		expect((await get('/kept', { connection: 'keep-alive' })).headers.connection).toBe('close');
		isLeaving = false;
	});
});

describe('a kept page', () => {
	it('is answered without SvelteKit, and not sent twice', async () => {
		expect((await get('/kept')).body.toString()).toBe('kept');
		expect((await get('/kept', { 'if-none-match': '"kept"' })).status).toBe(304);
	});
});
