/** Runs the update as people do, as a process of its own; it may be killed at any moment. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

export interface Run {
	/** null when it was killed. */
	code: number | null;
	out: string;
	/** Most memory it held, in bytes; 0 where the system does not say. */
	peak: number;
	/** Milliseconds. */
	duration: number;
}

const COMMAND = resolve('scripts/update-data.ts');

/** Memory of a process at its highest so far. */
function peakOf(pid: number): number {
	try {
		const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
		return Number(kilobytes ?? 0) * 1024;
	} catch {
		return 0;
	}
}

/** `until`: settles when the process is to be killed, as if the power went. */
export async function runUpdate(args: readonly string[], until?: Promise<unknown>): Promise<Run> {
	const started = performance.now();
	const child = spawn(process.execPath, ['--import', 'tsx', COMMAND, ...args], {
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let out = '';
	child.stdout.on('data', (piece: Buffer) => (out += piece.toString()));
	child.stderr.on('data', (piece: Buffer) => (out += piece.toString()));
	let peak = 0;
	const watch = setInterval(() => (peak = Math.max(peak, peakOf(child.pid ?? 0))), 50);
	void until?.then(() => child.kill('SIGKILL'));
	const [code] = (await once(child, 'close')) as [number | null];
	clearInterval(watch);
	return { code, out, peak, duration: performance.now() - started };
}
