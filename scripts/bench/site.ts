/** The built site in a process of its own, on a free port of this machine. */
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { currentBuild } from '#lib/serve/builds.ts';
import { freePort } from '../free-port.ts';

export interface Site {
	address: string;
	/** Resident memory of the server in MB. */
	memory: () => Promise<number>;
	/** Seconds of processor time the server has used: unlike requests per second, not blurred by what else runs here. */
	cpu: () => Promise<number>;
	stop: () => Promise<void>;
}

/** @param env overrides such as NORDIC_WAREHOUSE */
export async function startSite(env: Record<string, string> = {}): Promise<Site> {
	const port = await freePort();
	const child = spawn(process.execPath, ['build/serve.js'], {
		env: { ...process.env, ...env, PORT: String(port), HOST: '127.0.0.1' },
		stdio: ['ignore', 'pipe', 'inherit']
	});
	await new Promise<void>((resolve, reject) => {
		child.stdout.on('data', (text: Buffer) => text.includes('Ready:') && resolve());
		child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
	});
	return {
		address: `http://127.0.0.1:${port}`,
		memory: () => overFamily(child.pid!, residentMemory),
		cpu: () => overFamily(child.pid!, cpuSeconds),
		stop: () =>
			new Promise((resolve) => {
				child.once('exit', () => resolve());
				child.kill('SIGTERM');
			})
	};
}

/** Sum over a process and its workers. */
async function overFamily(pid: number, measure: (pid: number) => Promise<number>): Promise<number> {
	const task = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
	const family = [pid, ...task.split(' ').filter(Boolean).map(Number)];
	const measured = await Promise.all(family.map(measure));
	return measured.reduce((sum, n) => sum + n, 0);
}

async function residentMemory(pid: number): Promise<number> {
	const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
	return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? NaN) / 1024;
}

/** Fields 14 and 15 of /proc/…/stat are hundredths of a second in user and system mode (proc(5)). */
async function cpuSeconds(pid: number): Promise<number> {
	const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
	const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	return (Number(fields[11]) + Number(fields[12])) / 100;
}

const listen = (listener?: RequestListener) =>
	new Promise<{ port: number; close: () => void }>((resolve) => {
		const server = createServer(listener).listen(0, '127.0.0.1', () =>
			resolve({
				port: (server.address() as AddressInfo).port,
				close: () => {
					server.close();
					server.closeAllConnections();
				}
			})
		);
	});

/** Serves one fixed document and the fonts it names, as simply as can be: what the site is compared with. */
export async function startStatic(html: string) {
	const body = Buffer.from(html);
	const fonts = new Map<string, Buffer>();
	for (const [, name] of html.matchAll(/url\((\/_app\/[^)]+\.woff2)\)/g))
		fonts.set(name!, await readFile(`${currentBuild()}/files${name}`));
	const { port, close } = await listen(({ url }, response) => {
		const font = fonts.get(url ?? '');
		const type = font ? 'font/woff2' : 'text/html; charset=utf-8';
		response.writeHead(200, { 'content-type': type }).end(font ?? body);
	});
	return { address: `http://127.0.0.1:${port}/`, close };
}
