/** How the server answers: files, refusals, conditional requests, compression, security headers. */
import { gunzipSync, brotliDecompressSync } from 'node:zlib';
import { request as ask } from 'node:http';
import { ADDRESS_TYPES, FILES } from '#lib/formats/files.ts';
import { expect, test } from './site.ts';

const ONE = '/data/lfsa_ergan.csv?geo=SE&citizen=NEU27_2020_FOR&age=Y20-64&sex=T&time=2024';

/** A request as sent, without a client that decompresses or follows. */
const raw = (url: string, headers: Record<string, string> = {}, method = 'GET') =>
	new Promise<{
		status: number;
		headers: Record<string, string | string[] | undefined>;
		body: Buffer;
	}>((resolve, reject) => {
		ask(url, { headers, method }, (answer) => {
			const parts: Buffer[] = [];
			answer.on('data', (part: Buffer) => parts.push(part));
			answer.on('end', () =>
				resolve({ status: answer.statusCode!, headers: answer.headers, body: Buffer.concat(parts) })
			);
		})
			.on('error', reject)
			.end();
	});

test('one selection of one dataset is one line of CSV with 64.1', async ({ request }) => {
	const answer = await request.get(ONE);
	expect(answer.status()).toBe(200);
	const [header, line, ...rest] = (await answer.text()).trim().split(/\r?\n/);
	expect(header!.split(',').slice(-2)).toEqual(['value', 'status']);
	expect(line!.split(',')).toEqual(
		expect.arrayContaining(['SE', 'NEU27_2020_FOR', '2024', '64.1'])
	);
	expect(rest).toEqual([]);
});

test('an unknown code is refused by a file and named', async ({ request }) => {
	const answer = await request.get('/data/lfsa_ergan.csv?geo=SE,ATLANTIS');
	expect(answer.status()).toBe(400);
	expect(await answer.text()).toContain('ATLANTIS');
});

test('an unknown dataset is not found', async ({ request }) => {
	expect((await request.get('/data/nothing.csv')).status()).toBe(404);
	expect((await request.get('/en/explore/nothing')).status()).toBe(404);
});

test('an unknown code on a page leaves the page standing and is named in it', async ({ page }) => {
	const answer = await page.goto('/en/explore/lfsa_ergan?geo=SE,ATLANTIS');
	expect(answer!.status()).toBe(200);
	await expect(page.locator('main')).toContainText('ATLANTIS');
	await expect(page.locator('figure').first()).toBeVisible();
});

for (const path of ['/en', '/en/employment', ONE, '/data/catalogue.json']) {
	test(`${path} is not sent twice to somebody who has it`, async ({ baseURL }) => {
		const first = await raw(baseURL + path);
		expect(first.status).toBe(200);
		expect(first.headers.etag).toBeTruthy();
		const again = await raw(baseURL + path, { 'if-none-match': String(first.headers.etag) });
		expect(again.status).toBe(304);
		expect(again.body).toHaveLength(0);
		const changed = await raw(baseURL + path, { 'if-none-match': '"other"' });
		expect(changed.status).toBe(200);
	});
	test(`${path} answers HEAD with the headers and no body`, async ({ baseURL }) => {
		const answer = await raw(baseURL + path, {}, 'HEAD');
		expect(answer.status).toBe(200);
		expect(answer.body).toHaveLength(0);
		expect(answer.headers['content-type']).toBe(
			(await raw(baseURL + path)).headers['content-type']
		);
	});
}

for (const type of ADDRESS_TYPES)
	test(`HEAD of a ${type} has the headers of the file, compressed or not`, async ({ baseURL }) => {
		for (const encoding of ['identity', 'gzip']) {
			const path = `${baseURL}/data/edat_lfs_9912.${FILES[type].extension}?geo=SE`;
			const [whole, head] = await Promise.all(
				['GET', 'HEAD'].map((method) => raw(path, { 'accept-encoding': encoding }, method))
			);
			for (const { headers } of [whole!, head!])
				for (const name of ['date', 'connection', 'keep-alive', 'transfer-encoding'])
					delete headers[name];
			expect(head!.headers).toEqual(whole!.headers);
			expect(head!.body).toHaveLength(0);
		}
	});

test('pages and files are the same compressed and not', async ({ baseURL }) => {
	for (const path of ['/en/employment', '/data/lfsa_ergan.csv?geo=SE']) {
		const plain = await raw(baseURL + path);
		const gzip = await raw(baseURL + path, { 'accept-encoding': 'gzip' });
		const brotli = await raw(baseURL + path, { 'accept-encoding': 'br, gzip' });
		expect(plain.headers['content-encoding']).toBeUndefined();
		expect(gzip.headers['content-encoding']).toBe('gzip');
		expect(brotli.headers['content-encoding']).toBe('br');
		expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true);
		expect(brotliDecompressSync(brotli.body).equals(plain.body)).toBe(true);
		expect(String(plain.headers.vary).toLowerCase()).toContain('accept-encoding');
	}
});

test('pages run their own scripts only and cannot be framed', async ({ request }) => {
	const headers = (await request.get('/en')).headers();
	const policy = headers['content-security-policy'] ?? '';
	expect(policy).toContain("default-src 'none'");
	expect(policy).toContain("frame-ancestors 'none'");
	expect(policy).not.toMatch(/unsafe-(inline|eval)/);
	expect(headers['x-content-type-options']).toBe('nosniff');
	expect(headers['referrer-policy']).toBeTruthy();
});

test('the bare address leads to the language the browser asks for', async ({ baseURL }) => {
	const to = async (language: string) =>
		(await raw(`${baseURL}/`, { 'accept-language': language })).headers.location;
	expect(await to('sv-FI,sv;q=0.9')).toBe('/sv');
	expect(await to('en')).toBe('/en');
	expect(await to('pt')).toBe('/en');
});

test('a Range that means nothing ends no process and gets the whole file', async ({ baseURL }) => {
	for (const range of ['bytes=10-5', '5-4,1-2', 'bytes=-0', 'bytes=99999999-', 'lines=1'])
		for (const path of ['/screenshot.png', '/robots.txt', '/en', ONE]) {
			const { status, headers } = await raw(baseURL + path, { range });
			expect([path, range, status]).toEqual([path, range, 200]);
			expect(headers['content-range']).toBeUndefined();
		}
	expect((await raw(`${baseURL}/screenshot.png`)).status).toBe(200);
});

test('static files, redirects and refusals carry the safety headers', async ({ baseURL }) => {
	for (const path of [
		'/robots.txt',
		'/',
		'/en/',
		'/en/nothing/here',
		'/data/nothing.csv',
		'/en?x=1'
	]) {
		const { headers } = await raw(baseURL + path);
		expect([path, headers['x-content-type-options']]).toEqual([path, 'nosniff']);
		expect([path, headers['referrer-policy']]).toEqual([path, 'strict-origin-when-cross-origin']);
	}
});

test('names of pictures and files that mean nothing are not found', async ({ baseURL }) => {
	for (const path of [
		'/en/picture/%25.svg',
		'/en/picture/%25.png',
		'/data/%25.csv',
		'/%25',
		'/_app/immutable/%25.js'
	])
		expect([path, (await raw(baseURL + path)).status]).toEqual([path, 404]);
});

test('an endless address and a method that changes things are refused', async ({ baseURL }) => {
	expect((await raw(`${baseURL}/en?geo=${'S'.repeat(9000)}`)).status).toBe(414);
	const refused = await raw(`${baseURL}${ONE}`, {}, 'DELETE');
	expect([refused.status, refused.headers.allow]).toEqual([405, 'GET, HEAD, OPTIONS']);
});

test('hostile codes are data, not commands', async ({ request }) => {
	for (const code of ["SE'; drop table lfsa_ergan; --", '../../etc/passwd', '%00', '<script>'])
		expect(
			(await request.get(`/data/lfsa_ergan.csv?geo=${encodeURIComponent(code)}`)).status()
		).toBe(400);
	expect((await request.get('/data/..%2F..%2Fpackage.json')).status()).toBeGreaterThanOrEqual(400);
	expect((await request.get(ONE)).status()).toBe(200);
});
