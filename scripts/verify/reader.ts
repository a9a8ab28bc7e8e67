/** Starts a steady reader in a process of its own, so that what else is done here does not delay it. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Order, Plan, Reply, Report } from './plan.ts';

export interface Reader {
	/** What it knows until now. */
	soFar: () => Promise<Report>;
	/** Asks no more, waits for the open answers. */
	end: () => Promise<Report>;
	/** When it has asked as often as it was to. */
	done: Promise<Report>;
}

export function startReader(plan: Partial<Plan> & Pick<Plan, 'address' | 'asks' | 'rate'>): Reader {
	const child = fork(fileURLToPath(new URL('./reader-process.ts', import.meta.url)), {
		execArgv: ['--import', 'tsx']
	});
	const order = (what: Order) => child.connected && child.send(what);
	const waiting: ((report: Report) => void)[] = [];
	const done = new Promise<Report>((resolve, reject) => {
		child.on('message', ({ report, last }: Reply) => {
			if (last) resolve(report);
			else waiting.shift()?.(report);
		});
		child.once('exit', () => reject(new Error('the steady reader ended before its time')));
	});
	done.catch(() => undefined);
	order({ plan: { connections: 64, count: 0, seed: 1, patience: 20_000, ...plan } });
	return {
		soFar: () =>
			Promise.race([
				new Promise<Report>((resolve) => {
					waiting.push(resolve);
					order({ tell: true });
				}),
				done
			]),
		end: () => {
			order({ end: true });
			return done;
		},
		done
	};
}

/** One line about all answers. */
export function told({ asked, statuses, busy, failures, open, p50, p99, worst }: Report): string {
	const by = Object.entries(statuses)
		.map(([status, n]) => `${n} × ${status}`)
		.join(', ');
	const ms = [p50, p99, worst].map((n) => n.toFixed(0)).join(' / ');
	return `${asked} asked: ${by || 'no answer'} (${busy} told to come again), ${failures.length} failed, ${open} open; p50 / p99 / worst ${ms} ms`;
}

/** How many failed for each reason, then the first places of each. */
export function failed({ failures }: Report, most = 3): string[] {
	const by = new Map<string, string[]>();
	for (const { why, path } of failures) by.set(why, [...(by.get(why) ?? []), path.slice(0, 120)]);
	return [...by].flatMap(([why, paths]) => [
		`failed ${paths.length} ×: ${why}`,
		...paths.slice(0, most).map((path) => `  ${path}`)
	]);
}
