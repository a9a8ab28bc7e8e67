/**
 * The built site as a server of its own: `build/serve.js`, made from this file, which runs without a compiler beside it.
 * One process for each core answers; WORKERS says otherwise.
 */
import cluster from 'node:cluster';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { availableParallelism } from 'node:os';

const PORT = Number(process.env.PORT ?? 3000);
const HOST = process.env.HOST ?? '0.0.0.0';
const WORKERS = Number(process.env.WORKERS ?? Math.min(4, availableParallelism()));
/** Longest time, in ms, without a byte on a connection; a large file may take two minutes before its first. */
const SILENCE = 150_000;
/** Longest time, in ms, that open answers may take after the site was told to stop. */
const FAREWELL = 8_000;

/** The address a reader on this machine types. */
const addressOf = (port: number): string => {
	const everywhere = ['0.0.0.0', '::', ''].includes(HOST);
	const host = everywhere ? 'localhost' : HOST.includes(':') ? `[${HOST}]` : HOST;
	return `http://${host}:${port}`;
};

interface KeptPage {
	headers: [string, string][];
	body: Uint8Array;
}
type Listener = (...args: [...Parameters<RequestListener>, next: () => void]) => void;

/** Pages the site has ready are answered here; everything else goes to SvelteKit. */
function inFront(handler: Listener, origin: string): RequestListener {
	const keptPage = (globalThis as Record<symbol, unknown>)[Symbol.for('nordic.keptPage')] as
		| ((address: string, header: (name: string) => string | undefined) => KeptPage | undefined)
		| undefined;
	return (request, response) => {
		const { method, url, headers } = request;
		const kept =
			method === 'GET'
				? keptPage?.(origin + url, (name) => headers[name] as string | undefined)
				: undefined;
		if (!kept) return handler(request, response, () => response.writeHead(404).end());
		const fields = Object.fromEntries(kept.headers);
		if (headers['if-none-match']?.split(/,\s*/).includes(fields.etag ?? '')) {
			delete fields['content-length'];
			response.writeHead(304, fields).end();
		} else response.writeHead(200, fields).end(kept.body);
	};
}

async function serve(): Promise<void> {
	process.env.NODE_ENV ??= 'production';
	// Pages are kept and handed to everybody, so the address in them must not come from one request's Host header.
	process.env.ORIGIN ||= addressOf(PORT);
	const { handler } = (await import(new URL('./handler.js', import.meta.url).href)) as {
		handler: Listener;
	};
	const server = createServer(
		{
			maxHeaderSize: 16 * 1024,
			headersTimeout: 10_000,
			requestTimeout: 30_000,
			keepAliveTimeout: 5_000,
			connectionsCheckingInterval: 5_000
		},
		inFront(handler, process.env.ORIGIN)
	);
	server.setTimeout(SILENCE);
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(PORT, HOST, resolve);
	});
	untilAsked(() => {
		server.close(() => process.exit(0));
		server.closeIdleConnections();
		setTimeout(() => server.closeAllConnections(), FAREWELL).unref();
	});

	// Asked to stop, the first process may be gone before this one; it then ends by itself.
	cluster.worker?.on('error', () => setTimeout(() => process.exit(0), FAREWELL).unref());

	const { port } = server.address() as AddressInfo;
	const first = await fetch(`${addressOf(port)}/en`);
	await first.arrayBuffer();
	if (!first.ok) throw new Error(`The site answers ${first.status} on /en.`);
	if (cluster.isWorker) process.send?.(addressOf(port));
	else ready(addressOf(port));
}

function ready(address: string): void {
	console.log(`Ready: ${address}`);
	// Nobody waits for these pages yet; one that fails will say so to its reader.
	void warm(address).catch(() => undefined);
}

/** More often than it takes for a page to be squeezed as small as it gets. */
const OFTEN = 7;

/** Asks for the pages that the home page leads to, as browsers do, until every process has them ready. */
async function warm(address: string): Promise<void> {
	const get = async (path: string, phone: string) =>
		(
			await fetch(address + path, {
				// A new connection each time: they go to one process after the other.
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
			for (let times = 0; times < OFTEN * WORKERS; times++) await get(path, phone);
}

/** Runs `leave` when asked to stop, or when whoever started this is gone; asked a second time, the process just ends. */
function untilAsked(leave: () => void): void {
	let leaving = false;
	const once = () => {
		if (leaving) process.exit(1);
		leaving = true;
		leave();
	};
	process.on('SIGTERM', once).on('SIGINT', once);
	const parent = process.ppid;
	if (process.send)
		setInterval(() => {
			if (process.ppid !== parent && !leaving) once();
		}, 200).unref();
}

/** Starts the workers, says when all answer, replaces one that dies, and ends with them. */
function lead(): void {
	let answering = 0;
	let leaving = false;
	const start = () =>
		cluster.fork().once('message', (address: string) => {
			if (++answering === WORKERS) ready(address);
		});
	for (let i = 0; i < WORKERS; i++) start();
	cluster.on('exit', (worker, code) => {
		if (leaving) {
			if (Object.keys(cluster.workers ?? {}).length === 0) process.exit(0);
		} else if (answering < WORKERS) process.exit(code || 1);
		else {
			console.error(`Worker ${worker.process.pid} ended with ${code}; another takes its place.`);
			start();
		}
	});
	untilAsked(() => {
		leaving = true;
		for (const worker of Object.values(cluster.workers ?? {})) worker?.kill('SIGTERM');
	});
}

function failed(error: NodeJS.ErrnoException): void {
	const taken = `Port ${PORT} is in use. Stop what is using it, or choose another: PORT=3001 npm start`;
	console.error(error.code === 'EADDRINUSE' ? taken : error.message);
	process.exit(1);
}

if (!Number.isInteger(PORT) || PORT < 0 || PORT > 65_535)
	failed(new Error(`PORT=${process.env.PORT} is not a port: use a number from 0 to 65535.`));
else if (cluster.isPrimary && WORKERS > 1) lead();
else serve().catch(failed);
