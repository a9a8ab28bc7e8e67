/** `npm run verify [-- branches sweeps pages renderers hostile swap killed crowd soak]`: long and foreign checks of the built site; a line for each at the end. */
import { parseArgs } from 'node:util';
import { buildIfStale } from '../build.ts';
import { branches } from './branches.ts';
import { crowd } from './crowd.ts';
import { hostile } from './hostile.ts';
import { killed } from './killed.ts';
import { renderers } from './renderers.ts';
import { soak } from './soak.ts';
import type { Outcome, Step } from './step.ts';
import { swap } from './swap.ts';
import { pages, sweeps } from './sweeps.ts';

const STEPS: Record<string, Step> = {
	branches,
	sweeps,
	pages,
	renderers,
	hostile,
	swap,
	killed,
	crowd,
	soak
};

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		seed: { type: 'string', default: '2026' },
		count: { type: 'string' },
		seconds: { type: 'string' },
		rate: { type: 'string' },
		only: { type: 'string' }
	}
});
const number = (name: 'count' | 'seconds' | 'rate'): number | undefined => {
	const text = values[name];
	if (text === undefined) return undefined;
	if (!(Number(text) > 0)) throw new Error(`--${name} ${text} is not a number above 0`);
	return Number(text);
};
const options = {
	seed: Number(values.seed),
	count: number('count'),
	seconds: number('seconds'),
	rate: number('rate'),
	only: values.only?.split(',')
};
const names = positionals.length > 0 ? positionals : Object.keys(STEPS);
const unknown = names.filter((name) => !Object.hasOwn(STEPS, name));
if (unknown.length > 0)
	throw new Error(`No step ${unknown.join(', ')}; there are ${Object.keys(STEPS).join(', ')}.`);

// Processes that a step has started end with this one.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

await buildIfStale({ quiet: true });
const lines: string[] = [];
for (const name of names) {
	console.log(`── ${name}, seed ${options.seed}`);
	const started = Date.now();
	let outcome: Outcome;
	try {
		outcome = await STEPS[name]!(options);
	} catch (error) {
		outcome = { passed: false, summary: error instanceof Error ? error.message : String(error) };
	}
	if (!outcome.passed) process.exitCode = 1;
	const seconds = ((Date.now() - started) / 1_000).toFixed(0);
	lines.push(`${outcome.passed ? '✓' : '✗'} ${name} (${seconds} s): ${outcome.summary}`);
	console.log(lines.at(-1));
}
console.log('');
for (const line of lines) console.log(line);
