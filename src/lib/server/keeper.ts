/** Keeps whole answers, compressed, up to a number of bytes; the one unused longest goes first. */
import { compressedWhole, type Encoding } from './compression.ts';

export interface Kept {
	status: number;
	headers: [string, string][];
	body: Uint8Array;
}

/** Fast enough to wait for; a page asked for time and again is squeezed harder, one page after the other. */
const FIRST = 2;
const BEST = 11;
/** Squeezing hard costs as much as making forty pages: worth it for a page that many ask for. */
const POPULAR = 6;

interface Entry extends Kept {
	hits: number;
	raw?: Uint8Array;
	encoding: Encoding;
	/** What this answer counts for in the sum, whatever happens to it meanwhile. */
	bytes: number;
}

export class Keeper {
	#kept = new Map<string, Entry>();
	#bytes = 0;
	#limit: number;
	#squeezing: Promise<void> = Promise.resolve();

	/** @param limit bytes to keep: compressed bodies, and what waits to be squeezed harder */
	constructor(limit: number) {
		this.#limit = limit;
	}

	get(key: string): Kept | undefined {
		const found = this.#kept.get(key);
		if (!found) return undefined;
		this.#kept.delete(key);
		this.#kept.set(key, found);
		if (found.raw && ++found.hits === POPULAR)
			this.#squeezing = this.#squeezing.then(() => this.#improve(key, found));
		return found;
	}

	/** Reads, compresses and keeps an answer. */
	async keep(key: string, response: Response, encoding: Encoding): Promise<Kept> {
		const raw = new Uint8Array(await response.arrayBuffer());
		const body = await compressedWhole(raw, encoding, FIRST);
		const headers = [...response.headers].filter(([name]) => name !== 'content-length');
		if (encoding !== 'identity') headers.push(['content-encoding', encoding]);
		headers.push(['content-length', String(body.length)]);
		const again = encoding === 'identity' ? undefined : raw;
		const bytes = body.length + (again?.length ?? 0);
		const kept: Entry = {
			status: response.status,
			headers,
			body,
			hits: 0,
			encoding,
			raw: again,
			bytes
		};
		// Two readers may have asked for the same page at once.
		this.#drop(key);
		this.#kept.set(key, kept);
		this.#bytes += bytes;
		for (const oldest of this.#kept.keys()) {
			if (this.#bytes <= this.#limit) break;
			this.#drop(oldest);
		}
		return kept;
	}

	#drop(key: string): void {
		this.#bytes -= this.#kept.get(key)?.bytes ?? 0;
		this.#kept.delete(key);
	}

	async #improve(key: string, kept: Entry): Promise<void> {
		const { raw } = kept;
		if (!raw) return;
		kept.raw = undefined;
		const body = await compressedWhole(raw, kept.encoding, BEST);
		kept.body = body;
		kept.headers = kept.headers.map(([name, value]) => [
			name,
			name === 'content-length' ? String(body.length) : value
		]);
		if (this.#kept.get(key) !== kept) return;
		this.#bytes += body.length - kept.bytes;
		kept.bytes = body.length;
	}
}
