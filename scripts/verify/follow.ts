/** What a browser fetches because of a page: scripts and styles it names, and the scripts these import. */
import { assetsOf } from './named.ts';

/** In ms: a browser that has just fetched a file does not fetch it again. */
const KEPT = 1_000;

const askedAt = new Map<string, number>();
const imports = new Map<string, string[]>();

/** Scripts that a script imports at once; the first of the application also imports the parts of its page. */
function importsOf(path: string, text: string): string[] {
	const known = imports.get(path);
	if (known) return known;
	const shape = path.includes('/entry/app')
		? /(?:from|import)\s*\(?["'`](\.{1,2}\/[^"'`]+\.js)["'`]/g
		: /(?:from|import)\s*["'](\.{1,2}\/[^"']+\.js)["']/g;
	const base = new URL(path, 'http://host/');
	const found = [...text.matchAll(shape)].map(([, name]) => new URL(name!, base).pathname);
	imports.set(path, found);
	return found;
}

/** Paths that are to be asked next because of the text of this one. */
export function nextOf(path: string, type: string, text: string): string[] {
	const named = type.startsWith('text/html')
		? assetsOf(text, path)
		: path.endsWith('.js')
			? importsOf(path, text)
			: [];
	const now = Date.now();
	return named.filter((name) => {
		if (now - (askedAt.get(name) ?? 0) < KEPT) return false;
		askedAt.set(name, now);
		return true;
	});
}

/** The first script of the application: another one in each build. */
export const buildOf = (html: string): string | undefined =>
	/entry\/start\.([\w-]+)\.js/.exec(html)?.[1];
