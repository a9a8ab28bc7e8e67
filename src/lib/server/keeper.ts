/** Keeps whole answers, compressed, up to a number of bytes; the one unused longest goes first. */
import { compressedWhole, type Encoding } from './compression.ts';

export interface Kept {
	status: number;
	headers: [string, string][];
	body: Uint8Array;
}

/** Fast enough to wait for; a page asked for again is squeezed harder while nobody waits. */
const FIRST = 4;
const BEST = 9;

export class Keeper {
	#kept = new Map<string, Kept & { hits: number; raw?: Uint8Array; encoding: Encoding }>();
	#bytes = 0;
	#limit: number;

	/** @param limit bytes of compressed bodies to keep */
	constructor(limit: number) {
		this.#limit = limit;
	}

	get(key: string): Kept | undefined {
		const found = this.#kept.get(key);
		if (!found) return undefined;
		this.#kept.delete(key);
		this.#kept.set(key, found);
		if (found.raw && ++found.hits === 2) void this.#improve(key, found);
		return found;
	}

	/** Reads, compresses and keeps an answer. */
	async keep(key: string, response: Response, encoding: Encoding): Promise<Kept> {
		const raw = new Uint8Array(await response.arrayBuffer());
		const body = await compressedWhole(raw, encoding, FIRST);
		const headers = [...response.headers].filter(([name]) => name !== 'content-length');
		if (encoding !== 'identity') headers.push(['content-encoding', encoding]);
		headers.push(['content-length', String(body.length)]);
		const kept = { status: response.status, headers, body, hits: 0, encoding, raw: encoding === 'identity' ? undefined : raw };
		this.#kept.set(key, kept);
		this.#bytes += body.length + (kept.raw?.length ?? 0);
		for (const [oldest, old] of this.#kept) {
			if (this.#bytes <= this.#limit) break;
			this.#kept.delete(oldest);
			this.#bytes -= old.body.length + (old.raw?.length ?? 0);
		}
		return kept;
	}

	async #improve(key: string, kept: Kept & { raw?: Uint8Array; encoding: Encoding }): Promise<void> {
		const { raw } = kept;
		if (!raw) return;
		kept.raw = undefined;
		const before = kept.body.length + raw.length;
		const body = await compressedWhole(raw, kept.encoding, BEST);
		kept.body = body;
		kept.headers = kept.headers.map(([name, value]) => [name, name === 'content-length' ? String(body.length) : value]);
		if (this.#kept.get(key) === kept) this.#bytes += body.length - before;
	}
}
