/** Addresses below `/_app/` that a page makes a browser fetch. */
export function assetsOf(html: string, page: string): string[] {
	const named = html.matchAll(/(?:["'(])((?:\.{1,2}\/|\/)[^"'()\s]*_app\/[^"'()\s?]+)/g);
	const base = new URL(page, 'http://host/');
	return [...new Set([...named].map(([, name]) => new URL(name!, base).pathname))];
}
