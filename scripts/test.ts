/** `npm test`: every check and every test, each step with its name and time, and one last line that counts them. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { provideChromium } from './chromium.ts';
import { freePort } from './free-port.ts';

interface Counts {
	passed: number;
	failed: number;
}

const RESULTS = 'test-results';
const total: Counts = { passed: 0, failed: 0 };
const broken = new Set<string>();

/** Runs one step and counts it; a step that throws, or whose ground is broken, counts as one failure. */
async function step(
	name: string,
	run: () => Counts | Promise<Counts>,
	needs: string[] = []
): Promise<void> {
	const started = Date.now();
	console.log(`\n── ${name}`);
	let counts: Counts = { passed: 0, failed: 1 };
	const missing = needs.filter((need) => broken.has(need));
	if (missing.length > 0) console.log(`not run: ${missing.join(', ')} failed`);
	else
		try {
			counts = await run();
		} catch (error) {
			console.error(error instanceof Error ? error.message : error);
		}
	if (counts.failed > 0) broken.add(name);
	total.passed += counts.passed;
	total.failed += counts.failed;
	const seconds = ((Date.now() - started) / 1000).toFixed(1);
	console.log(`── ${name}: ${counts.passed} passed, ${counts.failed} failed, ${seconds} s`);
}

const run = (command: string, args: string[], env: NodeJS.ProcessEnv = {}): boolean =>
	spawnSync(command, args, {
		stdio: ['ignore', 'inherit', 'inherit'],
		env: { ...process.env, ...env }
	}).status === 0;

const script = (name: string) => (): Counts => {
	const fine = run('npm', ['run', '--silent', name]);
	return { passed: Number(fine), failed: Number(!fine) };
};

/** Commands side by side, each of which keeps one processor busy; what they print comes in one piece each. */
async function sideBySide(commands: string[][]): Promise<Counts> {
	const ended = commands.map(
		([command, ...args]) =>
			new Promise<boolean>((resolve) => {
				const child = spawn(command!, args, { stdio: ['ignore', 'pipe', 'pipe'] });
				let text = '';
				for (const out of [child.stdout, child.stderr])
					out.on('data', (piece: Buffer) => (text += piece.toString()));
				child.once('error', () => resolve(false));
				child.once('close', (code) => {
					process.stdout.write(text);
					resolve(code === 0);
				});
			})
	);
	const fine = (await Promise.all(ended)).filter(Boolean).length;
	return { passed: fine, failed: commands.length - fine };
}

/** A runner that ends badly without naming a failed test has failed all the same. */
const counted = (fine: boolean, passed: number, failed: number): Counts => ({
	passed,
	failed: fine || failed > 0 ? failed : 1
});

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

function unit(): Counts {
	const file = `${RESULTS}/unit.json`;
	const fine = run('npx', [
		'vitest',
		'run',
		'--reporter=default',
		'--reporter=json',
		`--outputFile.json=${file}`
	]);
	const result = read(file) as { numPassedTests: number; numFailedTests: number };
	return counted(fine, result.numPassedTests, result.numFailedTests);
}

function browser(port: number): Counts {
	const fine = run('npx', ['playwright', 'test'], { TEST_PORT: String(port) });
	const { stats } = read(`${RESULTS}/e2e.json`) as {
		stats: { expected: number; unexpected: number; flaky: number; skipped: number };
	};
	return counted(fine, stats.expected, stats.unexpected + stats.flaky + stats.skipped);
}

rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });
const port = await freePort();

const begun = Date.now();
await step('browser to test in', () => {
	process.env.CHROMIUM_PATH = provideChromium();
	console.log(process.env.CHROMIUM_PATH);
	return { passed: 1, failed: 0 };
});
await step('messages and types of routes', script('sync'));
await step('types, lint, layout of the code', () =>
	sideBySide([
		['npx', 'svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings'],
		['npx', 'eslint', '.', '--max-warnings', '0'],
		['npx', 'prettier', '--check', '--log-level', 'warn', '.']
	])
);
await step('figures', script('data'));
await step('unit, component and snapshot tests', unit, ['browser to test in']);
await step('site', script('build'), ['figures']);
await step('browser tests', () => browser(port), ['browser to test in', 'site']);

console.log(`\nafter ${((Date.now() - begun) / 1000).toFixed(0)} s`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
