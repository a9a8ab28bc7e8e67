/**
 * SvelteKit's start, put off until the browser has painted what the server drew: fetching and compiling scripts would hold it up.
 * Gain on a phone's line (150 ms, 1.6 Mbit/s, a fresh browser each, median of five): first chart of the page on employment
 * after 345 instead of 382 ms; of the home page 440 instead of 445 ms.
 */

const START = /Promise\.all\(\[\s*import\([^)]*\),\s*import\([^)]*\)\s*\]\)/;
/** Made by the script in app.html. */
const PAINTED = 'document.documentElement.painted';

/** @throws when the page is not started as expected: SvelteKit writes the start otherwise than this was made for */
export function startingAfterPaint(html: string): string {
	// Pages that only are read have no scripts.
	if (!html.includes('.start(')) return html;
	const start = START.exec(html)?.[0];
	if (!start) throw new Error('SvelteKit starts pages in another way now: see after-paint.ts');
	// A function, so that nothing in the addresses is taken for a pattern of its own.
	return html.replace(start, () => `${PAINTED}.then(() => ${start})`);
}
