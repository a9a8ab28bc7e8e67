/** One request after the other: methods, safety headers, static files and cached pages here, all else from SvelteKit. */
import type {
	IncomingMessage,
	OutgoingHttpHeaders,
	RequestListener,
	ServerResponse
} from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
	compressedWhole,
	compressor,
	encodingOf,
	isCompressible,
	QUALITY,
	type Encoding
} from './compression.ts';
import { isUnchanged } from './conditional.ts';
import { DEVICE_HEADERS, isPhone } from './device.ts';
import { PAGE_HEADER, RELEASE_HEADER, SAFETY } from './headers.ts';
import type { CachedPage, PageCache } from './page-cache.ts';
import { answerStatic, staticFileAt, type StaticFiles } from './static-files.ts';

const METHODS = ['GET', 'HEAD', 'OPTIONS'];
const ALLOW = METHODS.join(', ');

export interface Front {
	files: StaticFiles;
	pages: PageCache;
	/** SvelteKit. The request has the method and the headers of the reader's. */
	respond: (request: Request, incoming: IncomingMessage) => Promise<Response>;
	/** Scheme and host that readers use. */
	origin: string;
	/** True while the process ends: connections are not kept for a next request. */
	isLeaving: () => boolean;
}

function refuse(response: ServerResponse, status: number, text: string): void {
	response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
}

/** "http://host/path" as proxies send it → "/path" (RFC 9112, section 3.2.2). */
const pathOf = (target: string): string =>
	/^https?:\/\//i.test(target) ? target.replace(/^https?:\/\/[^/?#]*/i, '') || '/' : target;

/** Undefined for a target or headers that make no request. */
function requestOf(
	{ method, headers }: IncomingMessage,
	address: string,
	etag: string | undefined
): Request | undefined {
	try {
		const entries = Object.entries(headers).filter(([, value]) => value !== undefined);
		const asked = new Headers(entries as [string, string][]);
		if (etag) asked.set('if-none-match', etag);
		return new Request(address, { method, headers: asked });
	} catch {
		return undefined;
	}
}

function answerPage(
	{ status, headers, body }: CachedPage,
	request: IncomingMessage,
	response: ServerResponse
): void {
	const fields: OutgoingHttpHeaders = Object.fromEntries(headers);
	if (isUnchanged(request.headers['if-none-match'], String(fields.etag ?? ''))) {
		delete fields['content-length'];
		response.writeHead(304, fields).end();
	} else response.writeHead(status, fields).end(request.method === 'HEAD' ? undefined : body);
}

/** Longest body, in bytes, that is compressed in one go: a stream costs as much as compressing 100 kB. */
const WHOLE = 128 * 1024;

/** Sends what SvelteKit answered: compressed where that helps, as fast as the reader takes it. */
async function send(
	answer: Response,
	encoding: Encoding,
	request: IncomingMessage,
	response: ServerResponse
): Promise<void> {
	const fields: OutgoingHttpHeaders = Object.fromEntries(answer.headers);
	const isWorth = answer.status === 200 && isCompressible(String(fields['content-type'] ?? ''));
	const length = Number(fields['content-length'] ?? Infinity);
	// HEAD cannot know it; both have the same headers.
	delete fields['content-length'];
	if (isWorth) {
		fields.vary = 'Accept-Encoding';
		if (encoding !== 'identity') fields['content-encoding'] = encoding;
	}
	if (!answer.body || request.method === 'HEAD') {
		await answer.body?.cancel();
		response.writeHead(answer.status, fields).end();
		return;
	}
	if (length <= WHOLE) {
		const raw = new Uint8Array(await answer.arrayBuffer());
		const body = isWorth ? await compressedWhole(raw, encoding, QUALITY) : raw;
		response.writeHead(answer.status, fields).end(body);
		return;
	}
	response.writeHead(answer.status, fields);
	const body = Readable.fromWeb(answer.body as Parameters<typeof Readable.fromWeb>[0]);
	const compress = isWorth ? compressor(encoding) : undefined;
	await (compress ? pipeline(body, compress, response) : pipeline(body, response));
}

/** Whatever a request does to the code behind, it ends with an answer to this request, not with the process. */
export function listenerOf(front: Front): RequestListener {
	const { files, pages, respond, origin, isLeaving } = front;

	/** Asks SvelteKit; a page that is cached but not fresh only whether it is still the same. */
	async function answerFromKit(
		target: string,
		key: string,
		cached: CachedPage | undefined,
		encoding: Encoding,
		request: IncomingMessage,
		response: ServerResponse
	): Promise<void> {
		const etag = cached?.headers.find(([name]) => name === 'etag')?.[1];
		const asked = requestOf(request, origin + target, etag);
		if (!asked) return refuse(response, 400, 'This is not a request for an address.');
		const answer = await respond(asked, request);
		const release = answer.headers.get(RELEASE_HEADER);
		if (release) pages.confirm(release);
		if (cached && answer.status === 304) return answerPage(cached, request, response);
		const isPage = answer.status === 200 && answer.headers.has(PAGE_HEADER);
		if (!isPage || !release) return send(answer, encoding, request, response);
		answer.headers.delete(PAGE_HEADER);
		answer.headers.set('vary', `Accept-Encoding, ${DEVICE_HEADERS}`);
		answerPage(await pages.add(key, answer, encoding, release), request, response);
	}

	return (request, response) => {
		for (const [name, value] of Object.entries(SAFETY)) response.setHeader(name, value);
		if (isLeaving()) response.setHeader('connection', 'close');
		const { method = '', headers } = request;
		if (!METHODS.includes(method) || method === 'OPTIONS') {
			response.setHeader('allow', ALLOW);
			if (method === 'OPTIONS') response.writeHead(204).end();
			else refuse(response, 405, `This site only answers ${ALLOW}.`);
			return;
		}
		const target = pathOf(request.url ?? '/');
		const file = staticFileAt(files, target);
		if (file) return answerStatic(file, request, response);
		const device = isPhone((name) => headers[name] as string | undefined) ? 'phone' : 'page';
		const encoding = encodingOf(headers['accept-encoding']);
		const key = `${encoding} ${device} ${target}`;
		const cached = pages.get(key);
		if (cached && pages.isFresh(cached)) return answerPage(cached, request, response);
		answerFromKit(target, key, cached, encoding, request, response).catch((error: unknown) => {
			// A reader who went away is no fault of ours.
			if (!response.destroyed) console.error(`${method} ${target}`, error);
			if (response.headersSent || response.destroyed) response.destroy();
			else refuse(response, 500, 'Something went wrong on our side.');
		});
	};
}
