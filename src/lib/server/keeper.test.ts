/** What the keeper of answers holds, and for how long. */
import { randomBytes } from 'node:crypto';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { Keeper, type Kept } from './keeper.ts';

const PAGE = Array.from({ length: 400 }, (_, i) => `<p>Row ${i}: ${Math.sin(i)}</p>`).join('\n');
const noise = (bytes: number) => new Uint8Array(randomBytes(bytes));
const answer = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
	new Response(body, { headers });
const header = (kept: Kept | undefined, name: string) =>
	kept?.headers.find(([key]) => key === name)?.[1];
const bytesIn = (keeper: Keeper, keys: string[]) =>
	keys.reduce((n, key) => n + (keeper.get(key)?.body.length ?? 0), 0);

describe('keeping', () => {
	it('gives back status, headers and body, and knows nothing it was not told', async () => {
		const keeper = new Keeper(1e6);
		await keeper.keep(
			'a',
			new Response('text', {
				status: 203,
				headers: { 'content-type': 'text/plain', etag: 'W/"1"' }
			}),
			'identity'
		);
		const kept = keeper.get('a')!;
		expect({ status: kept.status, text: new TextDecoder().decode(kept.body) }).toEqual({
			status: 203,
			text: 'text'
		});
		expect(header(kept, 'etag')).toBe('W/"1"');
		expect(header(kept, 'content-length')).toBe('4');
		expect(header(kept, 'content-encoding')).toBeUndefined();
		expect(keeper.get('b')).toBeUndefined();
	});
	it.each([
		['br', brotliDecompressSync],
		['gzip', gunzipSync]
	] as const)(
		'squeezes %s harder once it is asked for again, and it stays the same page of a true length',
		async (encoding, open) => {
			const keeper = new Keeper(1e6);
			const first = (
				await keeper.keep('page', answer(PAGE, { 'content-length': String(PAGE.length) }), encoding)
			).body;
			expect(open(first).toString()).toBe(PAGE);
			await vi.waitUntil(() => keeper.get('page')!.body !== first, {
				timeout: 10_000,
				interval: 5
			});
			const kept = keeper.get('page')!;
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
		const keeper = new Keeper(10_000);
		const keys: string[] = [];
		for (let i = 0; i < 30; i++) {
			keys.push(String(i));
			await keeper.keep(String(i), answer(noise(500 + ((i * 977) % 3_000))), 'identity');
			expect(bytesIn(keeper, keys)).toBeLessThanOrEqual(10_000);
		}
		expect(bytesIn(keeper, keys)).toBeGreaterThan(5_000);
	});
	it('sends away the one unused longest', async () => {
		const keeper = new Keeper(3_000);
		for (const key of ['a', 'b', 'c']) await keeper.keep(key, answer(noise(1_000)), 'identity');
		keeper.get('a');
		await keeper.keep('d', answer(noise(1_000)), 'identity');
		expect(['a', 'b', 'c', 'd'].filter((key) => keeper.get(key))).toEqual(['a', 'c', 'd']);
	});
	it('does not keep what is larger than all of it, but answers with it', async () => {
		const keeper = new Keeper(1_000);
		expect((await keeper.keep('large', answer(noise(2_000)), 'identity')).body).toHaveLength(2_000);
		expect(keeper.get('large')).toBeUndefined();
		await keeper.keep('small', answer(noise(1_000)), 'identity');
		expect(keeper.get('small')).toBeDefined();
	});
	it('counts a page once that many asked for at the same time', async () => {
		const keeper = new Keeper(3_000);
		await keeper.keep('other', answer(noise(1_000)), 'identity');
		await Promise.all(
			Array.from({ length: 20 }, () => keeper.keep('same', answer(noise(1_000)), 'identity'))
		);
		expect(keeper.get('other')).toBeDefined();
		expect(keeper.get('same')).toBeDefined();
	});
	it('loses no room to pages that are sent away while they are squeezed harder', async () => {
		const keeper = new Keeper(20_000);
		for (let i = 0; i < 20; i++) {
			await keeper.keep(`page ${i}`, answer(noise(4_000)), 'br');
			keeper.get(`page ${i}`);
			keeper.get(`page ${i}`);
			await keeper.keep(`filler ${i}`, answer(noise(19_000)), 'identity');
			expect(keeper.get(`page ${i}`)).toBeUndefined();
		}
		await keeper.keep('last', answer(noise(19_000)), 'identity');
		expect(keeper.get('last')).toBeDefined();
	});
});
