/** Portions of a file: nothing is lost, and none is large. */
import { describe, expect, it } from 'vitest';
import { PORTION, portioned } from './portion.ts';
import { bytesOf } from './rows.fixture.ts';

async function* given(...pieces: (string | Uint8Array)[]) {
	yield* await Promise.resolve(pieces);
}

describe('portions', () => {
	const large = 'å'.repeat(PORTION);
	const raw = new Uint8Array(PORTION + 1).fill(7);

	it('hold all bytes of the pieces, in order', async () => {
		const bytes = await bytesOf(portioned(given('a,b\n', large, '', raw)));
		expect(Buffer.compare(bytes, Buffer.concat([Buffer.from(`a,b\n${large}`), raw]))).toBe(0);
	});
	it('are small, however large a piece is', async () => {
		const sizes: number[] = [];
		for await (const portion of portioned(given(large, raw))) sizes.push(portion.length);
		expect(sizes).toEqual([PORTION, PORTION, PORTION, 1]);
	});
	it('end the pieces when the reader leaves', async () => {
		let ended = false;
		const pieces = async function* () {
			try {
				yield* given(large, raw);
			} finally {
				ended = true;
			}
		};
		const portions = portioned(pieces());
		await portions.next();
		await portions.return(undefined);
		expect(ended).toBe(true);
	});
});
