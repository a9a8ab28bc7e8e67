/** A PxWeb server of our own on this machine: both versions of its API, its limits, and everything that can go wrong with it. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { json, page, type Reply } from './answers.ts';
import { Limiter } from './limiter.ts';
import type { Asked, Site } from './site.ts';
import type { ServedTable } from './tables.ts';
import { answerV1 } from './v1.ts';
import { answerV2 } from './v2.ts';

export interface Call extends Asked {
	/** Counted from 0. */
	n: number;
	/** Milliseconds. */
	time: number;
	url: string;
	client: string;
	kind: 'config' | 'list' | 'metadata' | 'data';
	status: number;
	/** The whole answer was handed to the connection. */
	isSent: boolean;
}

/**
 * `status`: this status with a body of the kind the server gives · `html`: a page with status 200 · `truncated`: half an
 * answer that looks whole · `broken`: the connection ends in the middle · `zeros`: 0 in every cell · `slow`: comes after
 * `wait` milliseconds · `held`: comes after `until`.
 */
export type Fault =
	| { kind: 'status'; status: number; retryAfter?: string; html?: boolean }
	| { kind: 'html' | 'truncated' | 'broken' | 'zeros' }
	| { kind: 'slow'; wait: number }
	| { kind: 'held'; until: Promise<unknown> };

export interface ServerOptions extends Partial<Site> {
	tables: ServedTable[];
	api?: 1 | 2;
	/** What goes wrong with a call, if anything. May also change `tables` between calls. */
	fault?: (call: Call) => Fault | undefined;
}

export interface PxWebServer {
	/** Address of the API, with the language for version 1. */
	base: string;
	site: Site;
	calls: Call[];
	/** Most calls that came in any window of `timeWindow` seconds. */
	busiest: () => number;
	close: () => Promise<void>;
}

async function textOf(request: IncomingMessage): Promise<string> {
	const pieces: Buffer[] = [];
	for await (const piece of request) pieces.push(piece as Buffer);
	return Buffer.concat(pieces).toString('utf8');
}

function kindOf({ method, segments, query }: Asked): Call['kind'] {
	if (query.has('config') || segments[0] === 'config') return 'config';
	if (method === 'POST' || segments.at(-1) === 'data') return 'data';
	return /\.px$/i.test(segments.at(-1) ?? '') || segments.at(-1) === 'metadata'
		? 'metadata'
		: 'list';
}

const LOCKED = '429 - Too many requests in too short timeframe. Please try again later.';

/** Starts a server on 127.0.0.1. Answers are made from the tables as they are at that moment. */
export async function startPxWeb(options: ServerOptions): Promise<PxWebServer> {
	const { api = 1, fault = () => undefined, ...more } = options;
	const site: Site = {
		maxCells: 100_000,
		maxValues: 1000,
		maxCalls: 10,
		timeWindow: 10,
		errors: 'json',
		isOld: false,
		phantom: 'first',
		...more
	};
	const limiter = new Limiter(site.maxCalls, site.timeWindow, api === 1);
	const prefix = `/api/v${api}`;
	const calls: Call[] = [];
	/** Refused questions stay refused for two minutes, as the server keeps whole answers. */
	const refused = new Map<string, { reply: Reply; time: number }>();

	function replyTo(call: Call, made: Fault | undefined): Reply {
		if (!limiter.allows(call.client, call.time))
			return {
				...json({ error: LOCKED }, 429),
				headers: { 'Retry-After': String(Math.ceil(site.timeWindow)) }
			};
		if (made?.kind === 'status') {
			const headers: Record<string, string> = {};
			if (made.retryAfter !== undefined) headers['Retry-After'] = made.retryAfter;
			const said = `Error ${made.status}`;
			return {
				...(made.html ? page(made.status, said) : json({ error: said }, made.status)),
				headers
			};
		}
		if (made?.kind === 'html') return page(200, 'The service is being restarted');
		if (!call.url.startsWith(prefix)) return page(404, 'Not Found');
		const key = `${call.url}\n${call.body}`;
		const kept = refused.get(key);
		if (api === 1 && kept && call.time - kept.time < 120_000) return kept.reply;
		const reply = (api === 1 ? answerV1 : answerV2)(site, call, made?.kind === 'zeros');
		if (reply.status === 400) refused.set(key, { reply, time: call.time });
		return reply;
	}

	async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
		const segments = pathname
			.slice(prefix.length)
			.split('/')
			.filter(Boolean)
			.map(decodeURIComponent);
		const body = await textOf(request);
		const asked = { method: request.method ?? 'GET', segments, query: searchParams, body };
		const call: Call = {
			...asked,
			n: calls.length,
			time: Date.now(),
			url: request.url ?? '/',
			client: request.socket.remoteAddress ?? '',
			kind: kindOf(asked),
			status: 0,
			isSent: false
		};
		calls.push(call);
		const made = fault(call);
		if (made?.kind === 'slow') await sleep(made.wait);
		if (made?.kind === 'held') await made.until;
		const reply = replyTo(call, made);
		call.status = reply.status;
		response.on('finish', () => (call.isSent = true));
		const cut = Math.floor(reply.body.length / 2);
		const sent = made?.kind === 'truncated' ? reply.body.subarray(0, cut) : reply.body;
		response.writeHead(reply.status, {
			'Content-Type': reply.type,
			'Content-Length': sent.length,
			'Access-Control-Allow-Origin': '*',
			...reply.headers
		});
		if (made?.kind !== 'broken') return void response.end(sent);
		response.write(sent.subarray(0, cut), () => response.destroy());
	}

	const server = createServer((request, response) => {
		handle(request, response).catch((error: unknown) => {
			response.writeHead(500, { 'Content-Type': 'text/html' });
			response.end(`<h1>${String(error)}</h1>`);
		});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	return {
		base: `http://127.0.0.1:${port}${prefix}/${api === 1 ? 'en/' : ''}`,
		site,
		calls,
		busiest() {
			const times = calls.map(({ time }) => time);
			const until = site.timeWindow * 1000;
			return Math.max(0, ...times.map((t) => times.filter((u) => u >= t && u < t + until).length));
		},
		async close() {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		}
	};
}
