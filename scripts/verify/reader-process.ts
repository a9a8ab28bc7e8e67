/** A steady reader: asks at a constant rate whatever the answers do, and measures each from the moment it was due. */
import { Agent, get, type AgentOptions, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { quantileSorted } from 'd3-array';
import { sameChance } from '../bench/load.ts';
import { buildOf, nextOf } from './follow.ts';
import type { Ask, Failure, Order, Plan, Reply, Report } from './plan.ts';

/** Kept connections that rest longer, in ms, are given up before the server does it. */
const REST = 2_500;

class Connections extends Agent {
	constructor(options: AgentOptions) {
		super({ ...options, keepAlive: true });
	}
	/** Node calls it when an answer has ended. */
	override keepSocketAlive(socket: Duplex): void {
		const kept: unknown = super.keepSocketAlive(socket);
		(socket as Socket).setTimeout(REST);
		return kept as void;
	}
}

const statuses: Record<string, number> = {};
const failures: Failure[] = [];
const latencies: number[] = [];
const openedAt = new WeakMap<Socket, number>();
const builds: Record<string, number> = {};
let asked = 0;
let followed = 0;
let open = 0;
let busy = 0;
let ending = false;

function ask(plan: Plan, agent: Agent, { path, headers, also }: Ask, due: number): void {
	open++;
	let sentAt = Date.now();
	let socketAt = sentAt;
	let over = false;
	const done = (why?: string) => {
		if (over) return;
		over = true;
		open--;
		latencies.push(performance.now() - due);
		if (why && failures.length < 5_000)
			failures.push({ path, why, openedAt: socketAt, sentAt, failedAt: Date.now() });
		// What it leads to is asked for first.
		if (ending) setImmediate(finish);
	};
	const request = get(
		plan.address + path,
		{
			agent,
			headers: { 'accept-encoding': plan.follow ? 'identity' : 'gzip, br', ...headers }
		},
		(answer) => {
			const status = answer.statusCode ?? 0;
			answer.on('error', (error) => done(`cut short: ${error.message}`));
			answer.on('end', () => {
				statuses[status] = (statuses[status] ?? 0) + 1;
				const isBusy = status === 503 && answer.headers['retry-after'] !== undefined;
				if (isBusy) busy++;
				if (!answer.complete) return done('cut short');
				done(isBusy || status === 200 || status === also ? undefined : `status ${status}`);
			});
			if (plan.follow) follow(plan, agent, path, answer);
			else answer.resume();
		}
	);
	request.on('socket', (socket) => {
		sentAt = Date.now();
		if (!openedAt.has(socket)) openedAt.set(socket, sentAt);
		socketAt = openedAt.get(socket)!;
	});
	request.on('error', (error) => done(error.message || (error as NodeJS.ErrnoException).code));
	const limit = setTimeout(
		() => request.destroy(new Error(`no answer in ${plan.patience} ms`)),
		plan.patience
	);
	request.on('close', () => {
		clearTimeout(limit);
		done('closed');
	});
}

/** Reads the answer, and asks at once for what it leads to. */
function follow(plan: Plan, agent: Agent, path: string, answer: IncomingMessage): void {
	let text = '';
	answer.setEncoding('utf8').on('data', (piece: string) => (text += piece));
	answer.on('end', () => {
		const type = answer.headers['content-type'] ?? '';
		const build = type.startsWith('text/html') ? buildOf(text) : undefined;
		if (build) builds[build] = (builds[build] ?? 0) + 1;
		for (const next of nextOf(path, type, text)) {
			followed++;
			ask(plan, agent, { path: next }, performance.now());
		}
	});
}

function report(): Report {
	const sorted = [...Float64Array.from(latencies).sort()];
	const at = (share: number) => (sorted.length > 0 ? quantileSorted(sorted, share)! : NaN);
	return {
		asked,
		followed,
		builds,
		statuses,
		busy,
		failures,
		open,
		p50: at(0.5),
		p99: at(0.99),
		worst: at(1)
	};
}

function tell(last: boolean): void {
	process.send?.({ report: report(), last } satisfies Reply, () => {
		if (last) process.exit(0);
	});
}

function begin(plan: Plan): void {
	const agent = new Connections({ maxSockets: plan.connections });
	const chance = sameChance(plan.seed);
	const started = performance.now();
	const turn = () => {
		for (;;) {
			if (plan.count > 0 && asked >= plan.count) return finish();
			if (ending) return;
			const due = started + (asked * 1_000) / plan.rate;
			const left = due - performance.now();
			if (left > 0) return void setTimeout(turn, left);
			asked++;
			ask(plan, agent, plan.asks[Math.floor(chance() * plan.asks.length)]!, due);
		}
	};
	turn();
}

let told = false;
function finish(): void {
	ending = true;
	if (open > 0 || told) return;
	told = true;
	tell(true);
}

process.on('message', (order: Order) => {
	if ('plan' in order) begin(order.plan);
	else if ('tell' in order) tell(false);
	else finish();
});
process.on('disconnect', () => process.exit(1));
