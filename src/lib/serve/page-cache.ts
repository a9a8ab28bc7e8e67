/** Whole pages, compressed, up to a number of bytes; the one unused longest goes first. */
import { LRUCache } from 'lru-cache';
import { compressedWhole, type Encoding } from './compression.ts';
import { quietSecond } from './idle.ts';

export interface CachedPage {
	status: number;
	/** Of this representation: with its encoding and length. */
	headers: [string, string][];
	body: Uint8Array;
}

/** Brotli quality that is fast enough to wait for. A selection may be asked for once only: 9 % more bytes in half the time. */
const FIRST = { view: 5, selection: 3 };
/** The best there is makes a page 12 % smaller still, and costs 73 or 269 ms: worth it where many ask. */
const BEST = 11;
/** Hits after which a page is compressed as well as can be: one of the site's own views, and a reader's selection. */
const POPULAR = { view: 6, selection: 50 };

/** Selections stand in the query. */
const kindOf = (key: string) => (key.includes('?') ? 'selection' : 'view');
/** Ms for which a release counts as the current one without asking for it again. */
const FRESH_MS = 1_000;

interface Entry extends CachedPage {
	release: string;
	encoding: Encoding;
	hits: number;
	/** What is compressed harder once the page is popular. */
	raw?: Uint8Array;
}

export class PageCache {
	readonly #pages: LRUCache<string, Entry>;
	/** The release that was current last, and when that was known, by a clock that nobody puts back. */
	#current = { release: '', at: -Infinity };
	/** One page after the other is compressed harder. */
	#improving: Promise<void> = Promise.resolve();

	/** @param limit bytes: compressed bodies, and what waits to be compressed harder */
	constructor(limit: number) {
		this.#pages = new LRUCache({
			maxSize: limit,
			sizeCalculation: ({ body, raw }) => Math.max(1, body.length + (raw?.length ?? 0))
		});
	}

	/** The current release was just seen to be this one. */
	confirm(release: string): void {
		this.#current = { release, at: performance.now() };
	}

	/** A page, of whatever release: ask again with its ETag unless it is fresh. */
	get(key: string): CachedPage | undefined {
		const found = this.#pages.get(key);
		if (found?.raw && ++found.hits === POPULAR[kindOf(key)])
			this.#improving = this.#improving.then(() => this.#improve(key, found));
		return found;
	}

	/** True while no newer release can have been served for more than a moment. */
	isFresh(page: CachedPage): boolean {
		const { release, at } = this.#current;
		return (page as Entry).release === release && performance.now() - at < FRESH_MS;
	}

	/**
	 * Reads, compresses and caches an answer.
	 * @param release the current one when it was made
	 */
	async add(
		key: string,
		response: Response,
		encoding: Encoding,
		release: string
	): Promise<CachedPage> {
		const raw = new Uint8Array(await response.arrayBuffer());
		const body = await compressedWhole(raw, encoding, FIRST[kindOf(key)]);
		const headers = [...response.headers].filter(([name]) => name !== 'content-length');
		if (encoding !== 'identity') headers.push(['content-encoding', encoding]);
		headers.push(['content-length', String(body.length)]);
		const page: Entry = { status: response.status, headers, body, release, encoding, hits: 0 };
		if (encoding !== 'identity') page.raw = raw;
		this.#pages.set(key, page);
		return page;
	}

	async #improve(key: string, page: Entry): Promise<void> {
		// The views of the site take a minute of both processors, which nobody's request shall wait for.
		await quietSecond();
		const { raw } = page;
		if (!raw || this.#pages.peek(key) !== page) return;
		page.raw = undefined;
		const body = await compressedWhole(raw, page.encoding, BEST);
		page.body = body;
		page.headers = page.headers.map(([name, value]) => [
			name,
			name === 'content-length' ? String(body.length) : value
		]);
		// Set again, so that its bytes are counted anew; not when it was replaced or has gone.
		if (this.#pages.peek(key) === page) this.#pages.set(key, page);
	}
}
