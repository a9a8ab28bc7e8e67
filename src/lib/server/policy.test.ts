/** What a page may run and where from. */
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { policyOf } from './policy.ts';

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

it('names each script and style of the page, and nothing that is not in it', () => {
	const policy = policyOf(
		'<style>a{}\n</style><script>\n\tfirst()\n</script><p>x</p><script>second("é")</script><script src="/x.js"></script>'
	);
	const parts = Object.fromEntries(
		policy.split('; ').map((part) => [part.split(' ')[0], part.split(' ').slice(1)])
	);
	expect(parts['script-src']).toEqual(["'self'", hash('\n\tfirst()\n'), hash('second("é")')]);
	expect(parts['style-src']).toEqual(["'self'", hash('a{}\n')]);
	expect(parts['default-src']).toEqual(["'none'"]);
});

it('allows nothing inline on a page that has nothing inline', () => {
	expect(policyOf('<p>script</p>')).not.toMatch(/script-src[^;]*sha256|unsafe-inline/);
});
