/** `npm start`: builds what is missing, serves the site, says where it is, and stops when asked to. */
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';
import { buildIfStale } from './build.ts';

const PORT = Number(process.env.PORT ?? 3000);
const HOST = process.env.HOST ?? '0.0.0.0';
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
		((address: string, accepted: string | undefined) => KeptPage | undefined) | undefined;
	return (request, response) => {
		const { method, url, headers } = request;
		const kept =
			method === 'GET' ? keptPage?.(origin + url, headers['accept-encoding']) : undefined;
		if (!kept) return handler(request, response, () => response.writeHead(404).end());
		const fields = Object.fromEntries(kept.headers);
		if (headers['if-none-match']?.split(/,\s*/).includes(fields.etag ?? '')) {
			delete fields['content-length'];
			response.writeHead(304, fields).end();
		} else response.writeHead(200, fields).end(kept.body);
	};
}

async function serve(): Promise<void> {
	if (!Number.isInteger(PORT) || PORT < 0 || PORT > 65_535)
		throw new Error(`PORT=${process.env.PORT} is not a port: use a number from 0 to 65535.`);
	await buildIfStale({ quiet: true });
	process.env.NODE_ENV ??= 'production';
	// Pages are kept and handed to everybody, so the address in them must not come from one request's Host header.
	process.env.ORIGIN ||= addressOf(PORT);

	const { handler } = (await import(pathToFileURL('build/handler.js').href)) as {
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
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(PORT, HOST, resolve);
	});
	let leaving = false;
	const leave = () => {
		if (leaving) process.exit(1);
		leaving = true;
		server.close(() => process.exit(0));
		server.closeIdleConnections();
		setTimeout(() => server.closeAllConnections(), FAREWELL).unref();
	};
	process.on('SIGTERM', leave).on('SIGINT', leave);
	// npm passes SIGTERM to the shell it starts us in, which ends without telling us.
	const parent = process.ppid;
	if (process.env.npm_lifecycle_event)
		setInterval(() => {
			if (process.ppid !== parent && !leaving) leave();
		}, 200).unref();

	const { port } = server.address() as AddressInfo;
	const first = await fetch(`${addressOf(port)}/en`);
	await first.arrayBuffer();
	if (!first.ok) throw new Error(`The site answers ${first.status} on /en.`);
	console.log(`Ready: ${addressOf(port)}`);
}

serve().catch((error: NodeJS.ErrnoException) => {
	const taken = `Port ${PORT} is in use. Stop what is using it, or choose another: PORT=3001 npm start`;
	console.error(error.code === 'EADDRINUSE' ? taken : error.message);
	process.exit(1);
});
