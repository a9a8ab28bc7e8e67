/** Pieces of a file in portions of bytes that even a slow line takes in seconds. */

/** Bytes: small enough that a reader who is slow can be told from one that stands still. */
export const PORTION = 65_536;

const encoder = new TextEncoder();

export async function* portioned(
	pieces: AsyncIterable<string | Uint8Array>
): AsyncGenerator<Uint8Array> {
	for await (const piece of pieces) {
		const bytes = typeof piece === 'string' ? encoder.encode(piece) : piece;
		for (let at = 0; at < bytes.length; at += PORTION) yield bytes.subarray(at, at + PORTION);
	}
}
