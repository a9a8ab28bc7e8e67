/**
 * The built site as a server of its own: bundled into each build as `serve.js`, which runs without a compiler beside it.
 * One process for each core answers; WORKERS says otherwise.
 */
import cluster from 'node:cluster';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Server as KitServer, SSRManifest } from '@sveltejs/kit';
import { markServing } from '#lib/serve/builds.ts';
import { collectWhenQuiet } from '#lib/serve/idle.ts';
import { listenerOf } from '#lib/serve/listener.ts';
import { PageCache } from '#lib/serve/page-cache.ts';
import { readStaticFiles } from '#lib/serve/static-files.ts';
import { untilAsked } from '#lib/serve/stop.ts';
import { warm } from '#lib/serve/warm.ts';
import { supervise, type WorkerMessage } from '#lib/serve/workers.ts';

const PORT = Number(process.env.PORT ?? 3000);
const HOST = process.env.HOST ?? '0.0.0.0';
const WORKERS = Number(process.env.WORKERS ?? Math.min(4, availableParallelism()));
/** Pages ready to be sent, in each process. */
const CACHE_BYTES = 64 * 1024 * 1024;
/** Longest time, in ms, without a byte on a connection; a large file may take two minutes before its first. */
const SILENCE = 150_000;
/** Longest time, in ms, that open answers may take after the site was told to stop. */
const FAREWELL = 8_000;

/** This file, in the folder of its build. */
const OWN = fileURLToPath(import.meta.url);

/** The address a reader on this machine types. */
const addressOf = (port: number): string => {
	const everywhere = ['0.0.0.0', '::', ''].includes(HOST);
	const host = everywhere ? 'localhost' : HOST.includes(':') ? `[${HOST}]` : HOST;
	return `http://${host}:${port}`;
};

const tell = (message: WorkerMessage) => process.send?.(message);

/** What SvelteKit built beside this file. */
async function startKit(folder: string): Promise<KitServer> {
	const part = (name: string) =>
		import(pathToFileURL(join(folder, 'server', name)).href) as Promise<unknown>;
	const { Server } = (await part('index.js')) as { Server: typeof KitServer };
	const { manifest } = (await part('manifest.js')) as { manifest: SSRManifest };
	const kit = new Server(manifest);
	await kit.init({ env: process.env as Record<string, string> });
	return kit;
}

async function serve(): Promise<void> {
	process.env.NODE_ENV ??= 'production';
	process.env.NORDIC_BUILD = dirname(OWN);
	// Pages are kept and handed to everybody, so the address in them must not come from one request's Host header.
	process.env.ORIGIN ||= addressOf(PORT);
	const files = await readStaticFiles(join(dirname(OWN), 'files'));
	const kit = await startKit(dirname(OWN));
	let isLeaving = false;
	const listener = listenerOf({
		files,
		pages: new PageCache(CACHE_BYTES),
		respond: (request, { socket }) =>
			kit.respond(request, { getClientAddress: () => socket.remoteAddress ?? '' }),
		origin: process.env.ORIGIN,
		isLeaving: () => isLeaving
	});
	const server = createServer(
		{
			maxHeaderSize: 16 * 1024,
			headersTimeout: 10_000,
			requestTimeout: 30_000,
			keepAliveTimeout: 5_000,
			connectionsCheckingInterval: 5_000
		},
		listener
	);
	server.setTimeout(SILENCE);
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(PORT, HOST, resolve);
	});
	/** Answers what was begun, and ends. */
	const leave = (code: number) => {
		isLeaving = true;
		server.close(() => process.exit(code));
		server.closeIdleConnections();
		setTimeout(() => process.exit(code), FAREWELL).unref();
	};
	untilAsked(() => leave(0));
	// What nobody caught leaves the process in a state nobody knows: another one takes over, requests under way are finished.
	process.on('uncaughtException', (error) => {
		console.error('uncaught', error);
		if (isLeaving) return;
		tell({ kind: 'leaving' });
		leave(1);
	});
	// Asked to stop, the first process may be gone before this one; it then ends by itself.
	cluster.worker?.on('error', () => setTimeout(() => process.exit(0), FAREWELL).unref());

	const { port } = server.address() as AddressInfo;
	const first = await fetch(`${addressOf(port)}/en`);
	await first.arrayBuffer();
	if (!first.ok) throw new Error(`The site answers ${first.status} on /en.`);
	collectWhenQuiet();
	tell({ kind: 'ready', address: addressOf(port) });
}

function lead(): void {
	markServing(OWN);
	supervise({
		count: WORKERS,
		exec: OWN,
		onReady: (address) => {
			console.log(`Ready: ${address}`);
			// Nobody waits for these pages yet; one that fails will say so to its reader.
			void warm(address, WORKERS).catch(() => undefined);
		},
		onStop: untilAsked
	});
}

function failed(error: NodeJS.ErrnoException): void {
	const taken = `Port ${PORT} is in use. Stop what is using it, or choose another: PORT=3001 npm start`;
	console.error(error.code === 'EADDRINUSE' ? taken : error.message);
	process.exit(1);
}

if (!Number.isInteger(PORT) || PORT < 0 || PORT > 65_535)
	failed(new Error(`PORT=${process.env.PORT} is not a port: use a number from 0 to 65535.`));
else if (!Number.isInteger(WORKERS) || WORKERS < 1)
	failed(new Error(`WORKERS=${process.env.WORKERS} is not a number of processes: use 1 or more.`));
else if (cluster.isPrimary) lead();
else serve().catch(failed);
