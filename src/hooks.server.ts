/** What every answer of SvelteKit gets: limits, a tag of release and address, the right language, a policy. */
import { building, dev, version } from '$app/environment';
import firstScript from 'virtual:first-script';
import type { Handle, HandleServerError } from '@sveltejs/kit';
import { catalogue, releaseAsked } from '#lib/warehouse/catalogue.ts';
import { RETRY_AFTER } from '#lib/server/file-answer.ts';
import { withStyles } from '#lib/server/inline-styles.ts';
import { startingAfterPaint } from '#lib/server/after-paint.ts';
import { policyOf } from '#lib/server/policy.ts';
import { withRelease } from '#lib/warehouse/releases.ts';
import { isUnchanged, tagOf } from '#lib/serve/conditional.ts';
import { isPhone } from '#lib/serve/device.ts';
import { PAGE_HEADER, RELEASE_HEADER } from '#lib/serve/headers.ts';

/** Longer addresses than any selection of ours needs. */
const MAX_ADDRESS = 8_192;

const tooLong = () =>
	new Response(`An address may have ${MAX_ADDRESS} characters.\n`, {
		status: 414,
		headers: { 'content-type': 'text/plain; charset=utf-8' }
	});

export const handle: Handle = async ({ event, resolve }) => {
	const { request, url, isDataRequest } = event;
	if (building) return resolve(event);
	if (url.href.length > MAX_ADDRESS) return tooLong();

	const isRedirect = url.pathname === '/';
	const { release } = await catalogue();
	const phone = (event.locals.phone = isPhone((name) => request.headers.get(name)));
	// Data requests differ from pages in their raw address, which SvelteKit hides from `url`.
	const common = {
		etag: tagOf(release, `${version} ${phone} ${request.url}`),
		[RELEASE_HEADER]: release,
		'cache-control': 'public, max-age=0, must-revalidate'
	};
	if (!isRedirect && isUnchanged(request.headers.get('if-none-match'), common.etag))
		return new Response(null, { status: 304, headers: common });

	event.locals.release = await releaseAsked(url.search);
	let policy: string | undefined;
	const answer = () =>
		resolve(event, {
			transformPageChunk: ({ html }) => {
				let page = html
					.replace('%lang%', event.params.lang ?? 'en')
					.replace('%first-script%', () => firstScript);
				if (!dev && !url.search) page = withStyles(page, url);
				// While developing, styles come and go by script.
				if (!dev) policy = policyOf((page = startingAfterPaint(page)));
				return page;
			},
			// The first chart would wait for scripts that are fetched and compiled ahead, and for fonts.
			preload: () => false
		});
	const response = await withRelease(event.locals.release.pinned, answer);
	if (policy) response.headers.set('content-security-policy', policy);
	if (response.status === 503) response.headers.set('retry-after', RETRY_AFTER);
	if (isRedirect || response.status !== 200) return response;
	for (const [name, value] of Object.entries(common)) response.headers.set(name, value);
	const type = response.headers.get('content-type') ?? '';
	if (type.startsWith('text/html') || isDataRequest) response.headers.set(PAGE_HEADER, '1');
	return response;
};

/** Readers get no stack and no path; the server's own log does. */
export const handleError: HandleServerError = ({ error, status, message, event }) => {
	if (status >= 500)
		console.error(`${event.request.method} ${event.url.pathname}${event.url.search}`, error);
	return { message: status === 404 ? `${event.url.pathname} is not here` : message };
};
