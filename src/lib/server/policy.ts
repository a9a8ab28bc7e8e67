/** The content security policy of a page: nothing but our own files, and exactly the scripts and styles that stand in it. */
import { createHash } from 'node:crypto';

const INLINE = /<(script|style)>([\s\S]*?)<\/\1>/g;

/**
 * Hashes instead of nonces: a page is the same for everybody, so its compressed answer can be kept. SvelteKit can do
 * this too, but hashes in JavaScript, which takes longer than drawing a chart.
 * @param html the whole page
 */
export function policyOf(html: string): string {
	const sources: Record<string, string> = { script: "'self'", style: "'self'" };
	for (const [, kind, text] of html.matchAll(INLINE))
		sources[kind!] += ` 'sha256-${createHash('sha256').update(text!).digest('base64')}'`;
	return [
		"default-src 'none'",
		`script-src ${sources.script}`,
		`style-src ${sources.style}`,
		// The one style attribute SvelteKit itself sets: on the region that announces page changes.
		"style-src-attr 'unsafe-hashes' 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='",
		"img-src 'self' data: blob:",
		"font-src 'self'",
		"connect-src 'self'",
		"manifest-src 'self'",
		"base-uri 'none'",
		"form-action 'self'",
		"frame-ancestors 'none'"
	].join('; ');
}
