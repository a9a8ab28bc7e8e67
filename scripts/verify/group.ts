/** The built site as a group of processes of its own on a free port: who is in it, what each holds, what it said. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../free-port.ts';

export interface Held {
	pid: number;
	/** Resident memory in MB. */
	memory: number;
	/** Open handles: files, sockets, pipes. */
	handles: number;
}

export interface Group {
	address: string;
	/** The process that leads, then its workers; ids in order. */
	pids: () => number[];
	workers: () => number[];
	held: () => Held[];
	/** Resolves when the group has used less than a tenth of a processor for two seconds, after at most `seconds`. */
	quiet: (seconds: number) => Promise<void>;
	/** Everything the processes printed so far, lines with the ms at which they came. */
	said: { at: number; text: string }[];
	stop: () => Promise<void>;
}

export interface Place {
	/** Folder with `build/serve.js`. */
	folder?: string;
	warehouse: string;
	workers?: number;
	/** Instead of `node build/serve.js`. */
	command?: [string, ...string[]];
}

/** Longest time, in ms, until a site answers; with a command, it may build first. */
const START = 300_000;

export async function startGroup(place: Place): Promise<Group> {
	const port = await freePort();
	const [program, ...args] = place.command ?? [process.execPath, 'build/serve.js'];
	const child = spawn(program, args, {
		cwd: place.folder ?? process.cwd(),
		detached: true,
		env: {
			...process.env,
			NORDIC_WAREHOUSE: place.warehouse,
			WORKERS: String(place.workers ?? 2),
			PORT: String(port),
			HOST: '127.0.0.1'
		},
		stdio: ['ignore', 'pipe', 'pipe']
	});
	const root = child.pid!;
	const said: Group['said'] = [];
	const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
	const end = () => {
		try {
			process.kill(-root, 'SIGKILL');
		} catch {
			// It has ended by itself.
		}
	};
	process.once('exit', end);
	try {
		await new Promise<void>((resolve, reject) => {
			const late = setTimeout(() => reject(new Error('the site did not become ready')), START);
			for (const out of [child.stdout, child.stderr])
				out.on('data', (piece: Buffer) => {
					for (const text of piece.toString().split('\n').filter(Boolean))
						said.push({ at: Date.now(), text });
					if (piece.includes('Ready:')) resolve(clearTimeout(late));
				});
			child.once('exit', (code) => {
				clearTimeout(late);
				reject(new Error(`the site ended with ${code}: ${said.at(-1)?.text ?? ''}`));
			});
		});
	} catch (error) {
		end();
		throw error;
	}
	// npm and its shell stand above the process that leads.
	const pids = () => familyOf(root).filter((pid) => commandOf(pid).includes('serve.js'));
	return {
		address: `http://127.0.0.1:${port}`,
		pids,
		workers: () => pids().slice(1),
		held: () => pids().map(heldBy),
		quiet: async (seconds) => {
			const used = () => familyOf(root).reduce((sum, pid) => sum + cpuOf(pid), 0);
			for (const until = Date.now() + seconds * 1_000; Date.now() < until;) {
				const before = used();
				await wait(2_000);
				if (used() - before < 0.2) return;
			}
		},
		said,
		stop: async () => {
			for (const pid of pids().slice(0, 1)) process.kill(pid, 'SIGTERM');
			await Promise.race([gone, wait(12_000, undefined, { ref: false })]);
			end();
			process.off('exit', end);
		}
	};
}

const read = (file: string): string => {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		return '';
	}
};

/** Fields after the name: state, parent, …; user and system time are 11 and 12, in hundredths of a second (proc(5)). */
const statOf = (pid: number): string[] => {
	const stat = read(`/proc/${pid}/stat`);
	return stat === '' ? [] : stat.slice(stat.lastIndexOf(')') + 2).split(' ');
};
const commandOf = (pid: number): string => read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ');
/** Processor time in s. */
const cpuOf = (pid: number): number => {
	const fields = statOf(pid);
	return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / 100;
};

/** False when it has ended and its connections with it: these last as long as any of its threads. */
export function lives(pid: number): boolean {
	try {
		const threads = readdirSync(`/proc/${pid}/task`).length;
		return threads > 1 || !['Z', 'X', undefined].includes(statOf(pid)[0]);
	} catch {
		return false;
	}
}

/** A process and all below it that live, parents first, each level in order of ids. */
function familyOf(root: number): number[] {
	const children = new Map<number, number[]>();
	for (const name of readdirSync('/proc')) {
		const pid = Number(name);
		if (!Number.isInteger(pid)) continue;
		const [state, parent] = statOf(pid);
		if (parent === undefined || state === 'Z') continue;
		children.set(Number(parent), [...(children.get(Number(parent)) ?? []), pid]);
	}
	const family = [root];
	for (const pid of family) family.push(...(children.get(pid) ?? []).sort((a, b) => a - b));
	return family;
}

function heldBy(pid: number): Held {
	const memory = Number(/VmRSS:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1] ?? NaN) / 1024;
	let handles = NaN;
	try {
		handles = readdirSync(`/proc/${pid}/fd`).length;
	} catch {
		// It ended meanwhile.
	}
	return { pid, memory, handles };
}

export const sumOf = (held: readonly Held[], what: 'memory' | 'handles'): number =>
	held.reduce((sum, h) => sum + h[what], 0);

/** One line: memory and handles of each process. */
export const shown = (held: readonly Held[]): string =>
	held.map((h) => `${h.pid}: ${h.memory.toFixed(0)} MB ${h.handles} handles`).join(', ');
