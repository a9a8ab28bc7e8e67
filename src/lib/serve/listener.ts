/** What stands before SvelteKit: methods, safety headers, static files and kept pages are answered here. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { isUnchanged } from './conditional.ts';
import { SAFETY } from './safety.ts';
import { answerStatic, staticFileAt, type StaticFiles } from './static-files.ts';

const METHODS = ['GET', 'HEAD', 'OPTIONS'];
const ALLOW = METHODS.join(', ');

export interface KeptPage {
	headers: [string, string][];
	body: Uint8Array;
}
export type Handler = (
	request: IncomingMessage,
	response: ServerResponse,
	next: () => void
) => unknown;

export interface Front {
	files: StaticFiles;
	handler: Handler;
	/** Scheme and host that readers use. */
	origin: string;
	/** A page that is ready; undefined: SvelteKit is asked. */
	keptPage?: (
		address: string,
		header: (name: string) => string | undefined
	) => KeptPage | undefined;
	/** True while the process ends: connections are not kept for a next request. */
	isLeaving: () => boolean;
}

function refuse(response: ServerResponse, status: number, text: string): void {
	response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
}

/** "http://host/path" as proxies send it → "/path" (RFC 9112, section 3.2.2). */
const pathOf = (target: string): string =>
	/^https?:\/\/[^/?#]*/i.test(target) ? target.replace(/^https?:\/\/[^/?#]*/i, '') || '/' : target;

function answerKept(
	{ headers, body }: KeptPage,
	asked: string | undefined,
	response: ServerResponse
) {
	const fields = Object.fromEntries(headers);
	if (fields.etag && isUnchanged(asked, fields.etag)) {
		delete fields['content-length'];
		response.writeHead(304, fields).end();
	} else response.writeHead(200, fields).end(body);
}

/** Whatever a request does to the code behind, it ends with an answer to this request, not with the process. */
export function listenerOf({
	files,
	handler,
	origin,
	keptPage,
	isLeaving
}: Front): RequestListener {
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
		const target = (request.url = pathOf(request.url ?? '/'));
		const file = staticFileAt(files, target);
		if (file) return answerStatic(file, request, response);
		const page =
			method === 'GET'
				? keptPage?.(origin + target, (name) => headers[name] as string | undefined)
				: undefined;
		if (page) return answerKept(page, headers['if-none-match'], response);

		const fail = (error: unknown) => {
			console.error(`${method} ${target}`, error);
			if (response.headersSent) response.destroy();
			else refuse(response, 500, 'Something went wrong on our side.');
		};
		try {
			const handled = handler(request, response, () => refuse(response, 404, 'Not here.'));
			Promise.resolve(handled).catch(fail);
		} catch (error) {
			fail(error);
		}
	};
}
