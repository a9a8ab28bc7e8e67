/** What every answer of SvelteKit gets: limits, a tag of release and address, the right language, compression, a policy. */
import { building, dev, version } from '$app/environment';
import type { Handle, HandleServerError } from '@sveltejs/kit';
import { catalogue, releaseAsked } from '#lib/warehouse/catalogue.ts';
import { compressed, encodingOf, isCompressible } from '#lib/server/compression.ts';
import { DEVICE_HEADERS, isPhone } from '#lib/server/device.ts';
import { RETRY_AFTER } from '#lib/server/file-answer.ts';
import { withStyles } from '#lib/server/inline-styles.ts';
import { isUnchanged } from '#lib/serve/conditional.ts';
import { Keeper, type Kept } from '#lib/server/keeper.ts';
import { startingAfterPaint } from '#lib/server/after-paint.ts';
import { policyOf } from '#lib/server/policy.ts';
import { withRelease } from '#lib/warehouse/releases.ts';

/** Longer addresses than any selection of ours needs. */
const MAX_ADDRESS = 8_192;

/** Pages kept ready, compressed. A page is the same for everybody, so one answer serves all. */
const pages = new Keeper(64 * 1024 * 1024);

const plain = (status: number, text: string) =>
	new Response(`${text}\n`, {
		status,
		headers: { 'content-type': 'text/plain; charset=utf-8' }
	});

/** FNV-1a, 32 bits: short, and good enough to tell addresses apart in a tag. */
function hashOf(text: string): string {
	let hash = 0x811c9dc5;
	for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
	return (hash >>> 0).toString(36);
}

/** The release that pages were last asked of, and when by a clock that nobody puts back. */
let asked = { release: '', at: -Infinity };
/** Longer ago than this, SvelteKit is asked, which looks whether there is a newer release. */
const TRUST_MS = 1_000;

type Header = (name: string) => string | null | undefined;

const keyOf = (release: string, header: Header, address: string) =>
	`${release} ${encodingOf(header('accept-encoding') ?? null)} ${isPhone(header) ? 'phone' : 'page'} ${address}`;

/**
 * A server in front may ask here for a kept page before it troubles SvelteKit, which takes many times as long.
 * @param address absolute, as SvelteKit would see it
 * @param header value of a request header, by its lower-case name
 */
const keptPage = (address: string, header: Header): Kept | undefined =>
	performance.now() - asked.at < TRUST_MS
		? pages.get(keyOf(asked.release, header, address))
		: undefined;
Object.assign(globalThis, { [Symbol.for('nordic.keptPage')]: keptPage });

const answerFrom = ({ status, headers, body }: Kept, isHead: boolean) =>
	new Response(isHead ? null : new Uint8Array(body), { status, headers });

export const handle: Handle = async ({ event, resolve }) => {
	const { request, url, isDataRequest } = event;
	if (building) return resolve(event);
	if (url.href.length > MAX_ADDRESS)
		return plain(414, `An address may have ${MAX_ADDRESS} characters.`);

	const isRedirect = url.pathname === '/';
	const accepted = request.headers.get('accept-encoding');
	const encoding = encodingOf(accepted);
	const { release } = await catalogue();
	asked = { release, at: performance.now() };
	// Data requests differ from pages in their raw address, which SvelteKit hides from `url`.
	const header: Header = (name) => request.headers.get(name);
	event.locals.phone = isPhone(header);
	const key = keyOf(release, header, request.url);
	const tag = `W/"${release}-${hashOf(`${version} ${key}`)}"`;
	const common = {
		etag: tag,
		vary: `Accept-Encoding, ${DEVICE_HEADERS}`,
		'cache-control': 'public, max-age=0, must-revalidate'
	};
	if (!isRedirect && isUnchanged(request.headers.get('if-none-match'), tag))
		return new Response(null, { status: 304, headers: common });
	const kept = pages.get(key);
	if (kept) return answerFrom(kept, request.method === 'HEAD');

	event.locals.release = await releaseAsked(url.search);
	let policy: string | undefined;
	const answer = () =>
		resolve(event, {
			transformPageChunk: ({ html }) => {
				let page = html.replace('%lang%', event.params.lang ?? 'en');
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

	const isHead = request.method === 'HEAD';
	const type = response.headers.get('content-type') ?? '';
	if (type.startsWith('text/html') || isDataRequest)
		return answerFrom(await pages.keep(key, response, encoding), isHead);
	const isSqueezed = isCompressible(type) && (isHead || response.body !== null);
	if (isSqueezed) {
		response.headers.delete('content-length');
		if (encoding !== 'identity') response.headers.set('content-encoding', encoding);
	}
	if (isHead) {
		await response.body?.cancel();
		return new Response(null, response);
	}
	return response.body && isSqueezed
		? new Response(compressed(response.body, encoding), response)
		: response;
};

/** Readers get no stack and no path; the server's own log does. */
export const handleError: HandleServerError = ({ error, status, message, event }) => {
	if (status >= 500)
		console.error(`${event.request.method} ${event.url.pathname}${event.url.search}`, error);
	return { message: status === 404 ? `${event.url.pathname} is not here` : message };
};
