/** `npm run data:update`: fetches new and changed tables of the Nordic Statistics Database into data/nordic. */
import { messageOf } from '../src/lib/text/problems-english.ts';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Line } from '../src/lib/tables/client/call.ts';
import { Pace, type CallTimes } from '../src/lib/tables/client/pace.ts';
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

const NO_TIMES: CallTimes = { past: [], record: () => {} };

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
		const clock = { now: () => Date.now(), sleep: (ms: number) => sleep(ms) };
		const times = isDry ? NO_TIMES : callTimesIn(join(state, 'calls'), clock.now());
		const limits = join(state, 'limits.json');
		const contact = process.env.NORDIC_CONTACT;
		const line: Line = {
			fetch,
			clock,
			pace: new Pace(clock, times, limitsIn(limits, values.base), values.pause),
			agent: `nordic-migration-statistics/0.1 (npm run data:update${contact ? `; ${contact}` : ''})`
		};
		const options: UpdateOptions = {
			place: values,
			root,
			state,
			tables: values.table,
			isDry,
			acceptsZeros: values['accept-zeros'],
			...(isDry ? {} : { onLimits: (named) => keepLimits(limits, values.base, named) }),
			screen: {
				isTerminal: process.stdout.isTTY === true,
				write: (text) => void process.stdout.write(text),
				now: () => Date.now()
			}
		};
		const { failures, summary } = await update(line, options);
		for (const line of isDry ? summary : []) console.log(line);
		for (const failure of failures) console.error(failure);
		if (failures.length > 0) {
			console.error(
				`${failures.length} ${failures.length === 1 ? 'table was' : 'tables were'} not updated; what was stored of ${failures.length === 1 ? 'it' : 'them'} is unchanged.`
			);
			process.exitCode = 1;
		} else if (summary.length === 0) console.log('Everything is up to date.');
		else console.log(isDry ? 'Nothing was changed.' : 'Done.');
	} catch (error) {
		console.error(messageOf(error));
		console.error('Nothing was changed.');
		process.exitCode = 1;
	} finally {
		unlock();
	}
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) await main();
