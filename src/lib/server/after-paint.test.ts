import { expect, test } from 'vitest';
import { startingAfterPaint } from './after-paint.ts';

const page = (start: string) =>
	`<p>drawn</p><script>{${start}.then(([kit, app]) => kit.start(app))}</script>`;
const START = 'Promise.all([\n\timport("/a.$&.js"),\n\timport("/b.js")\n])';

test('a page starts once it is painted, with the same scripts', () => {
	const html = startingAfterPaint(page(START));
	expect(html).toMatch(/painted\.then\(\(\) => Promise\.all/);
	expect(html).toContain(`=> ${START}).then(([kit, app])`);
});

test('a start of another kind is not passed on unnoticed', () => {
	expect(() => startingAfterPaint(page('kit.start()'))).toThrow('SvelteKit starts pages');
});

test('a page without a start is left as it is', () => {
	expect(startingAfterPaint('<p>read</p>')).toBe('<p>read</p>');
});
