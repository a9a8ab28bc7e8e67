/** Times of calls and the server's limits on disk: a run that starts right after another one still keeps to them. */
import {
	appendFileSync,
	existsSync,
	mkdirSync,
	readFileSync,
	renameSync,
	writeFileSync
} from 'node:fs';
import { dirname } from 'node:path';
import type { CallTimes } from '#lib/tables/client/pace.ts';
import type { Limits } from '#lib/tables/client/limits.ts';

/** Longer than the window of any known server. */
const REMEMBERED = 3_600_000;

/** Calls of the last hour, and every call from now on. */
export function callTimesIn(file: string, now: number): CallTimes {
	mkdirSync(dirname(file), { recursive: true });
	const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
	const past = lines.map(Number).filter((time) => time > now - REMEMBERED);
	writeFileSync(`${file}.part`, past.map((time) => `${time}\n`).join(''));
	renameSync(`${file}.part`, file);
	return { past, record: (time) => appendFileSync(file, `${time}\n`) };
}

/** Limits a server named in an earlier run, by its address. */
export function limitsIn(file: string, base: string): Limits | undefined {
	if (!existsSync(file)) return undefined;
	const known = JSON.parse(readFileSync(file, 'utf8')) as { base: string; limits: Limits };
	return known.base === base ? known.limits : undefined;
}

export function keepLimits(file: string, base: string, limits: Limits): void {
	writeFileSync(`${file}.part`, JSON.stringify({ base, limits }));
	renameSync(`${file}.part`, file);
}
