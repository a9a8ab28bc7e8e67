/** Large files: made while they are read, one reader's place given to the next. */
import { describe, expect, it } from 'vitest';
import { fileAnswer } from './file-answer.ts';
import { LARGE_FILES, SMALL_CELLS } from './slots.ts';

const LARGE = SMALL_CELLS + 1;
const line = 'SE,2024,64.1,ok\n'.repeat(4_096);

function file(pieces: number) {
	const state = { made: 0, isEnded: false };
	async function* make() {
		try {
			for (; state.made < pieces; state.made++) {
				await Promise.resolve();
				yield line;
			}
		} finally {
			state.isEnded = true;
		}
	}
	return { state, answer: () => fileAnswer(make(), LARGE, { 'content-type': 'text/csv' }) };
}

describe('a large file', () => {
	it('is made as it is read, and whole in the end', async () => {
		const { state, answer } = file(200);
		const response = await answer();
		expect(response.status).toBe(200);
		expect(state.made).toBeLessThan(10);
		expect(await response.text()).toBe(line.repeat(200));
		expect(state.isEnded).toBe(true);
	});
	it('waits for its turn; whoever goes away gives the place to the next', async () => {
		const [one, two] = [file(200), file(3)];
		const first = await one.answer();
		const second = two.answer();
		expect(LARGE_FILES.waiting).toBe(1);
		expect(two.state.made).toBe(0);
		await first.body!.cancel();
		expect(one.state.isEnded).toBe(true);
		expect(await (await second).text()).toBe(line.repeat(3));
	});
	it('is refused, with a time to come back, when too many wait', async () => {
		const held = [await LARGE_FILES.acquire()];
		const waiting = Array.from({ length: 50 }, () => LARGE_FILES.acquire());
		const { state, answer } = file(2);
		const refused = await answer();
		expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
		expect(state.made).toBe(0);
		held.forEach((leave) => leave());
		for (const place of waiting) (await place)();
		const again = await answer();
		expect(again.status).toBe(200);
		await again.body!.cancel();
	});
	it('a small file beside them is made at once', async () => {
		const held = [await LARGE_FILES.acquire()];
		async function* make() {
			yield await Promise.resolve('a\n');
		}
		expect(await (await fileAnswer(make(), SMALL_CELLS, {})).text()).toBe('a\n');
		held.forEach((leave) => leave());
	});
});
