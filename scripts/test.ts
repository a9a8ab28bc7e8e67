/** `npm test`: every check and every test, each step with its name and time, and one last line that counts them. */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { provideChromium } from './chromium.ts';
import { freePort } from './free-port.ts';

interface Counts {
	passed: number;
	failed: number;
}

interface Step {
	name: string;
	/** How many processors it keeps busy. */
	cores: number;
	/** Steps that have to have passed. */
	needs: string[];
	/** Steps that have to have ended, passed or not. */
	after?: string[];
	/** `say` keeps what is printed, so that each step's stands together. */
	run: (say: (text: string) => void) => Promise<Counts>;
}

const RESULTS = 'test-results';
const CORES = availableParallelism();

/** Runs a command to its end; false where it failed. */
const command = (
	say: (text: string) => void,
	[file, ...args]: string[],
	env: NodeJS.ProcessEnv = {}
): Promise<boolean> =>
	new Promise((resolve) => {
		const child = spawn(file!, args, {
			stdio: ['ignore', 'pipe', 'pipe'],
			env: { ...process.env, ...env }
		});
		for (const out of [child.stdout, child.stderr])
			out.setEncoding('utf8').on('data', (text: string) => say(text));
		child.once('error', (error) => {
			say(`${error.message}\n`);
			resolve(false);
		});
		child.once('close', (code) => resolve(code === 0));
	});

/** A step that is one command. */
const check = (name: string, needs: string[], ...args: string[]): Step => ({
	name,
	needs,
	cores: 1,
	run: async (say) => {
		const fine = await command(say, args);
		return { passed: Number(fine), failed: Number(!fine) };
	}
});

/** A runner that ends badly without naming a failed test has failed all the same. */
const counted = (fine: boolean, passed: number, failed: number): Counts => ({
	passed,
	failed: fine || failed > 0 ? failed : 1
});

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

const UNIT = 'unit, component and snapshot tests';

const STEPS: Step[] = [
	{
		name: 'browser to test in',
		needs: [],
		cores: 1,
		run: (say) => {
			process.env.CHROMIUM_PATH = provideChromium();
			say(`${process.env.CHROMIUM_PATH}\n`);
			return Promise.resolve({ passed: 1, failed: 0 });
		}
	},
	check('messages and types of routes', [], 'npm', 'run', '--silent', 'sync'),
	check('figures', ['messages and types of routes'], 'npm', 'run', '--silent', 'data'),
	check('lint', ['messages and types of routes'], 'npx', 'eslint', '.', '--max-warnings', '0'),
	check('lint by types', ['messages and types of routes'], 'npx', 'oxlint', '.'),
	check(
		'types',
		['messages and types of routes'],
		...['npx', 'svelte-check', '--tsgo', '--tsconfig', './tsconfig.json', '--fail-on-warnings']
	),
	{
		name: UNIT,
		needs: ['browser to test in', 'figures'],
		cores: CORES,
		run: async (say) => {
			const file = `${RESULTS}/unit.json`;
			const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
			const fine = await command(say, ['npx', 'vitest', 'run', ...reporters]);
			const result = read(file) as { numPassedTests: number; numFailedTests: number };
			return counted(fine, result.numPassedTests, result.numFailedTests);
		}
	},
	{
		...check('site', ['figures'], 'npm', 'run', '--silent', 'build'),
		// Makes the messages anew, in many small modules, where tests load a few large ones in a fraction of the time.
		after: [UNIT]
	},
	{
		...check(
			'layout of the code',
			['messages and types of routes'],
			...['npx', 'prettier', '--check', '--log-level', 'warn', '.']
		),
		// Beside the site, which keeps one processor busy.
		after: [UNIT]
	},
	{
		name: 'browser tests',
		needs: ['browser to test in', 'site'],
		cores: CORES,
		run: async (say) => {
			const port = await freePort();
			const fine = await command(say, ['npx', 'playwright', 'test'], { TEST_PORT: String(port) });
			const { stats } = read(`${RESULTS}/e2e.json`) as {
				stats: { expected: number; unexpected: number; flaky: number; skipped: number };
			};
			return counted(fine, stats.expected, stats.unexpected + stats.flaky + stats.skipped);
		}
	}
];

const total: Counts = { passed: 0, failed: 0 };
const broken = new Set<string>();
const times: string[] = [];

/** Runs one step and counts it; a step that throws, or whose ground is broken, counts as one failure. */
async function run({ name, needs, run }: Step): Promise<void> {
	const started = Date.now();
	let text = '';
	let counts: Counts = { passed: 0, failed: 1 };
	const missing = needs.filter((need) => broken.has(need));
	if (missing.length > 0) text = `not run: ${missing.join(', ')} failed\n`;
	else
		try {
			counts = await run((said) => (text += said));
		} catch (error) {
			text += `${error instanceof Error ? error.message : String(error)}\n`;
		}
	if (counts.failed > 0) broken.add(name);
	total.passed += counts.passed;
	total.failed += counts.failed;
	const seconds = ((Date.now() - started) / 1000).toFixed(0);
	times.push(`${name} ${seconds}`);
	console.log(
		`\n── ${name}\n${text}── ${name}: ${counts.passed} passed, ${counts.failed} failed, ${seconds} s`
	);
}

/** Runs the steps in their order, as many beside each other as there are processors. */
async function runAll(): Promise<void> {
	const waiting = [...STEPS];
	const running = new Map<Step, Promise<void>>();
	const ended = new Set<string>();
	while (waiting.length + running.size > 0) {
		const free = CORES - [...running.keys()].reduce((n, { cores }) => n + cores, 0);
		const next = waiting.find(
			({ cores, needs, after = [] }) =>
				cores <= free && [...needs, ...after].every((step) => ended.has(step))
		);
		if (next) {
			waiting.splice(waiting.indexOf(next), 1);
			const end = run(next).then(() => {
				running.delete(next);
				ended.add(next.name);
			});
			running.set(next, end);
		} else await Promise.race(running.values());
	}
}

rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });
const begun = Date.now();
await runAll();
console.log(`\nafter ${((Date.now() - begun) / 1000).toFixed(0)} s: ${times.join(', ')}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
