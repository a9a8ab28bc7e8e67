/** Compression of answers: what may be compressed, with what, whole or as a stream. */
import { promisify } from 'node:util';
import {
	brotliCompress,
	brotliCompressSync,
	constants,
	createBrotliCompress,
	createGzip,
	gzip,
	gzipSync,
	type BrotliCompress,
	type Gzip
} from 'node:zlib';

export type Encoding = 'br' | 'gzip' | 'identity';

/** The best encoding a client accepts; a weight of zero refuses one. */
export function encodingOf(accepted: string | string[] | null | undefined): Encoding {
	const asked = String(accepted ?? '')
		.toLowerCase()
		.split(',')
		.map((part) => part.trim());
	const takes = (name: string) =>
		asked.some((part) => part.split(';')[0] === name && !/;\s*q=0(\.0*)?$/.test(part));
	return takes('br') ? 'br' : takes('gzip') ? 'gzip' : 'identity';
}

/** Parquet, PNG and fonts are compressed already. */
export const isCompressible = (contentType: string): boolean =>
	/^(text\/|application\/(json|vnd\.apache\.arrow)|image\/svg)/.test(contentType);

/** Up to this quality a page takes less time than handing it to another thread. */
const LIGHT = 5;

/** Brotli quality of files, which nobody asks for twice. */
export const QUALITY = 3;

/** Level of gzip, 1–9, that is about as much work as a quality of brotli. */
const levelOf = (quality: number): number => Math.min(9, quality + 1);

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

/** @param quality of brotli, 0–11: low for an answer somebody waits for, high for one that is kept */
export async function compressedWhole(
	body: Uint8Array,
	encoding: Encoding,
	quality: number
): Promise<Uint8Array> {
	if (encoding === 'identity') return body;
	if (encoding === 'gzip') {
		const options = { level: levelOf(quality) };
		return quality <= LIGHT ? gzipSync(body, options) : gzipped(body, options);
	}
	const options = {
		// One piece: each more is one more trip to another thread.
		chunkSize: Math.max(64, body.length),
		params: {
			[constants.BROTLI_PARAM_QUALITY]: quality,
			[constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
			[constants.BROTLI_PARAM_SIZE_HINT]: body.length
		}
	};
	return quality <= LIGHT ? brotliCompressSync(body, options) : brotli(body, options);
}

/** For files of any length, with constant memory; undefined where nothing is to be compressed. */
export function compressor(encoding: Encoding): BrotliCompress | Gzip | undefined {
	if (encoding === 'br')
		return createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } });
	return encoding === 'gzip' ? createGzip({ level: levelOf(QUALITY) }) : undefined;
}
