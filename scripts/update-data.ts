/** `npm run data:update`: fetches new and changed tables of the Nordic Statistics Database into data/nordic. */
import { messageOf } from '#lib/text/problems-english.ts';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Line } from '#lib/tables/client/call.ts';
import { Pace, type CallTimes } from '#lib/tables/client/pace.ts';
import { callTimesIn, keepLimits, limitsIn } from './update/calls.ts';
import { lock } from './update/lock.ts';
import { recover } from './update/swap.ts';
import { update, type UpdateOptions } from './update/update.ts';

const BASE = 'https://pxweb.nordicstatistics.org/api/v1/en/';
const DATABASE = 'Nordic Statistics';
const FOLDER = 'Integration and migration';

const USAGE = `Usage: npm run data:update -- [--table WORK32]… [--dry-run] [--language en] [--base ${BASE}]
	[--database "${DATABASE}"] [--folder "${FOLDER}"] [--data data] [--state .warehouse/pxweb] [--accept-zeros]
	--dry-run       says what is new and how many calls it takes; changes nothing
	--accept-zeros  believes answers that hold nothing but zeros
	--pause MS      least time between two calls, for servers on this machine only
The address may also stand in NORDIC_PXWEB, a way to reach you, which is sent with each call, in NORDIC_CONTACT.`;

const isOwn = (base: string): boolean =>
	['127.0.0.1', 'localhost', '[::1]'].includes(new URL(base).hostname);

function readOptions() {
	const text = { type: 'string' } as const;
	const flag = { type: 'boolean', default: false } as const;
	const { values } = parseArgs({
		options: {
			table: { type: 'string', multiple: true, default: [] },
			'dry-run': flag,
			'accept-zeros': flag,
			help: flag,
			language: { type: 'string', default: 'en' },
			base: { type: 'string', default: process.env.NORDIC_PXWEB ?? BASE },
			database: { type: 'string', default: DATABASE },
			folder: { type: 'string', default: FOLDER },
			data: { type: 'string', default: 'data' },
			state: { type: 'string', default: '.warehouse/pxweb' },
			pause: text
		}
	});
	const pause = values.pause === undefined ? undefined : Number(values.pause);
	if (pause !== undefined && !(pause >= 0))
		throw new Error(`--pause "${values.pause}"; allowed: milliseconds`);
	if (pause !== undefined && pause < 1000 && !isOwn(values.base))
		throw new Error('--pause: a server of others is asked at most once a second');
	return { ...values, pause };
}

/** Where limits that a server has named are kept, in the folder of the state. */
const LIMITS = 'limits.json';
const NO_TIMES: CallTimes = { past: [], record: () => {} };

/** Prints what was done and what was not. */
function report({ failures, summary }: Awaited<ReturnType<typeof update>>, isDry: boolean): void {
	for (const line of isDry ? summary : []) console.log(line);
	for (const failure of failures) console.error(failure);
	if (failures.length > 0) {
		console.error(
			`${failures.length} ${failures.length === 1 ? 'table was' : 'tables were'} not updated; what was stored of ${failures.length === 1 ? 'it' : 'them'} is unchanged.`
		);
		process.exitCode = 1;
	} else if (summary.length === 0) console.log('Everything is up to date.');
	else console.log(isDry ? 'Nothing was changed.' : 'Done.');
}

/** The connection to the server, at the pace that earlier calls and known limits allow. */
function lineOf({ base, pause, state, ...values }: ReturnType<typeof readOptions>): Line {
	const clock = { now: () => Date.now(), sleep: (ms: number) => sleep(ms) };
	const times = values['dry-run'] ? NO_TIMES : callTimesIn(join(state, 'calls'), clock.now());
	const contact = process.env.NORDIC_CONTACT;
	return {
		fetch,
		clock,
		pace: new Pace(clock, times, limitsIn(join(state, LIMITS), base), pause),
		agent: `nordic-migration-statistics/0.1 (npm run data:update${contact ? `; ${contact}` : ''})`
	};
}

async function main(): Promise<void> {
	let unlock = () => {};
	try {
		const values = readOptions();
		if (values.help) return console.log(USAGE);
		const isDry = values['dry-run'];
		const [root, state] = [join(values.data, 'nordic'), values.state];
		if (!isDry) {
			mkdirSync(state, { recursive: true });
			unlock = lock(root);
			for (const line of recover(root)) console.log(line);
		}
		const options: UpdateOptions = {
			place: values,
			root,
			state,
			tables: values.table,
			isDry,
			acceptsZeros: values['accept-zeros'],
			...(isDry
				? {}
				: { onLimits: (named) => keepLimits(join(state, LIMITS), values.base, named) }),
			screen: {
				isTerminal: process.stdout.isTTY === true,
				write: (text) => void process.stdout.write(text),
				now: () => Date.now()
			}
		};
		report(await update(lineOf(values), options), isDry);
	} catch (error) {
		console.error(messageOf(error));
		console.error('Nothing was changed.');
		process.exitCode = 1;
	} finally {
		unlock();
	}
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) await main();
