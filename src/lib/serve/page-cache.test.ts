/** What the cache of pages holds, and for how long. */
import { randomBytes } from 'node:crypto';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { PageCache, type CachedPage } from './page-cache.ts';

const PAGE = Array.from({ length: 400 }, (_, i) => `<p>Row ${i}: ${Math.sin(i)}</p>`).join('\n');
const noise = (bytes: number) => new Uint8Array(randomBytes(bytes));
const answer = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
	new Response(body, { headers });
const header = (page: CachedPage | undefined, name: string) =>
	page?.headers.find(([key]) => key === name)?.[1];
const bytesIn = (cache: PageCache, keys: string[]) =>
	keys.reduce((n, key) => n + (cache.get(key)?.body.length ?? 0), 0);

describe('keeping', () => {
	it('gives back status, headers and body, and knows nothing it was not told', async () => {
		const cache = new PageCache(1e6);
		await cache.add(
			'a',
			new Response('text', {
				status: 203,
				headers: { 'content-type': 'text/plain', etag: 'W/"1"' }
			}),
			'identity',
			'r1'
		);
		const kept = cache.get('a')!;
		expect({ status: kept.status, text: new TextDecoder().decode(kept.body) }).toEqual({
			status: 203,
			text: 'text'
		});
		expect(header(kept, 'etag')).toBe('W/"1"');
		expect(header(kept, 'content-length')).toBe('4');
		expect(header(kept, 'content-encoding')).toBeUndefined();
		expect(cache.get('b')).toBeUndefined();
	});
	it.each([
		['br', brotliDecompressSync],
		['gzip', gunzipSync]
	] as const)(
		'compresses %s harder once it is asked for again, and it stays the same page of a true length',
		async (encoding, open) => {
			const cache = new PageCache(1e6);
			const first = (
				await cache.add(
					'page',
					answer(PAGE, { 'content-length': String(PAGE.length) }),
					encoding,
					'r1'
				)
			).body;
			expect(open(first).toString()).toBe(PAGE);
			await vi.waitUntil(() => cache.get('page')!.body !== first, {
				timeout: 60_000,
				interval: 5
			});
			const kept = cache.get('page')!;
			expect(kept.body.length).toBeLessThan(first.length);
			expect(open(kept.body).toString()).toBe(PAGE);
			expect(header(kept, 'content-encoding')).toBe(encoding);
			expect(kept.headers.filter(([name]) => name === 'content-length')).toEqual([
				['content-length', String(kept.body.length)]
			]);
		}
	);
});

describe('the limit', () => {
	it('holds at every moment', async () => {
		const cache = new PageCache(10_000);
		const keys: string[] = [];
		for (let i = 0; i < 30; i++) {
			keys.push(String(i));
			await cache.add(String(i), answer(noise(500 + ((i * 977) % 3_000))), 'identity', 'r1');
			expect(bytesIn(cache, keys)).toBeLessThanOrEqual(10_000);
		}
		expect(bytesIn(cache, keys)).toBeGreaterThan(5_000);
	});
	it('sends away the one unused longest', async () => {
		const cache = new PageCache(3_000);
		for (const key of ['a', 'b', 'c']) await cache.add(key, answer(noise(1_000)), 'identity', 'r1');
		cache.get('a');
		await cache.add('d', answer(noise(1_000)), 'identity', 'r1');
		expect(['a', 'b', 'c', 'd'].filter((key) => cache.get(key))).toEqual(['a', 'c', 'd']);
	});
	it('does not keep what is larger than all of it, but answers with it', async () => {
		const cache = new PageCache(1_000);
		expect((await cache.add('large', answer(noise(2_000)), 'identity', 'r1')).body).toHaveLength(
			2_000
		);
		expect(cache.get('large')).toBeUndefined();
		await cache.add('small', answer(noise(1_000)), 'identity', 'r1');
		expect(cache.get('small')).toBeDefined();
	});
	it('counts a page once that many asked for at the same time', async () => {
		const cache = new PageCache(3_000);
		await cache.add('other', answer(noise(1_000)), 'identity', 'r1');
		await Promise.all(
			Array.from({ length: 20 }, () => cache.add('same', answer(noise(1_000)), 'identity', 'r1'))
		);
		expect(cache.get('other')).toBeDefined();
		expect(cache.get('same')).toBeDefined();
	});
	it('loses no room to pages that are sent away while they are compressed harder', async () => {
		const cache = new PageCache(20_000);
		for (let i = 0; i < 20; i++) {
			await cache.add(`page ${i}`, answer(noise(4_000)), 'br', 'r1');
			cache.get(`page ${i}`);
			cache.get(`page ${i}`);
			await cache.add(`filler ${i}`, answer(noise(19_000)), 'identity', 'r1');
			expect(cache.get(`page ${i}`)).toBeUndefined();
		}
		await cache.add('last', answer(noise(19_000)), 'identity', 'r1');
		expect(cache.get('last')).toBeDefined();
	});
});

describe('a release', () => {
	it('is trusted for a moment, and only as long as no other was seen', async () => {
		const cache = new PageCache(1e6);
		const page = await cache.add('a', answer('text'), 'identity', 'r1');
		expect(cache.isFresh(page)).toBe(false);
		cache.confirm('r1');
		expect(cache.isFresh(page)).toBe(true);
		cache.confirm('r2');
		expect(cache.isFresh(page)).toBe(false);
		cache.confirm('r1');
		const later = performance.now() + 1_001;
		vi.spyOn(performance, 'now').mockReturnValue(later);
		expect(cache.isFresh(page)).toBe(false);
		vi.restoreAllMocks();
	});
});
