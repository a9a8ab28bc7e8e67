/** `npm test`: every check and every test, each step with its name and time, and one last line that counts them. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { provideChromium } from './chromium.ts';

interface Counts {
	passed: number;
	failed: number;
}

const RESULTS = 'test-results';
const total: Counts = { passed: 0, failed: 0 };
const broken = new Set<string>();

/** Runs one step and counts it; a step that throws, or whose ground is broken, counts as one failure. */
function step(name: string, run: () => Counts, needs: string[] = []): void {
	const started = Date.now();
	console.log(`\n── ${name}`);
	let counts: Counts = { passed: 0, failed: 1 };
	const missing = needs.filter((need) => broken.has(need));
	if (missing.length > 0) console.log(`not run: ${missing.join(', ')} failed`);
	else
		try {
			counts = run();
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
		'--coverage',
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

const freePort = (): Promise<number> =>
	new Promise((resolve, reject) => {
		const probe = createServer().once('error', reject);
		probe.listen(0, '127.0.0.1', () => {
			const { port } = probe.address() as AddressInfo;
			probe.close(() => resolve(port));
		});
	});

rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });
const port = await freePort();

step('browser to test in', () => {
	process.env.CHROMIUM_PATH = provideChromium();
	console.log(process.env.CHROMIUM_PATH);
	return { passed: 1, failed: 0 };
});
step('types', script('check'));
step('lint', script('lint'));
step('figures', script('data'));
step('unit, component and snapshot tests', unit, ['browser to test in']);
step('site', script('build'), ['figures']);
step('browser tests', () => browser(port), ['browser to test in', 'site']);

console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
