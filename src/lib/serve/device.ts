/** What the browser says of the screen it has: a page for a phone is drawn narrow from the start. */

/** Headers that decide; answers vary by them. */
export const DEVICE_HEADERS = 'Sec-CH-UA-Mobile, User-Agent';

/** @param header value of a request header, by its lower-case name */
export function isPhone(header: (name: string) => string | null | undefined): boolean {
	const hint = header('sec-ch-ua-mobile');
	if (hint) return hint === '?1';
	return /\bMobile\b|\bMobi\b/.test(header('user-agent') ?? '');
}
