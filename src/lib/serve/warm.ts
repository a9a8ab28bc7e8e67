/** Makes the pages that most readers come to before they come. */

/** More often than it takes for a page to be compressed as small as it gets. */
const OFTEN = 7;

/**
 * Asks for the pages that the home page leads to, as browsers do, until every process has them ready.
 * @param address of the site
 * @param workers how many processes answer in turn
 */
export async function warm(address: string, workers: number): Promise<void> {
	const get = async (path: string, phone: string) =>
		(
			await fetch(address + path, {
				// A new connection each time: whichever process is free takes it.
				headers: { 'accept-encoding': 'br', 'sec-ch-ua-mobile': phone, connection: 'close' }
			})
		).text();
	const linked = (html: string) =>
		[...html.matchAll(/href="(\/[a-z]{2}(?:\/[^"?#]*)?)"/g)].map(([, path]) => path!);
	const pages = new Set<string>();
	for (const path of new Set(linked(await get('/en', '?0')))) {
		pages.add(path);
		// The other languages' home pages lead to the same places in their own.
		if (path.length === 3) linked(await get(path, '?0')).forEach((page) => pages.add(page));
	}
	for (const path of pages)
		for (const phone of ['?0', '?1'])
			for (let times = 0; times < OFTEN * workers; times++) await get(path, phone);
}
