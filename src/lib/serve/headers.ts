/** Headers of the site's own. */

/** Every answer has them: pages, files, static files, redirects, refusals. */
export const SAFETY: Readonly<Record<string, string>> = {
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'strict-origin-when-cross-origin',
	'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'
};

/** Says on every answer which release was current when it was made. */
export const RELEASE_HEADER = 'nordic-release';
/** From SvelteKit to the server before it: the answer is the same for everybody with such a device. */
export const PAGE_HEADER = 'nordic-page';
