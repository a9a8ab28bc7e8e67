/** Builds the figures and the site where they are missing or older than their sources: `npm run build`, and the first part of `npm start`. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { DATA, SITE, isFresh } from './fresh.ts';

const SPINNER = '⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏';

/** Runs a command with its output passed on, or kept for the case that it fails and one line of progress shown instead. */
function run(title: string, command: string[], quiet: boolean): Promise<void> {
	const started = Date.now();
	const seconds = () => `${((Date.now() - started) / 1000).toFixed(1)} s`;
	const live = quiet && process.stdout.isTTY;
	if (!live) console.log(`${title} …`);
	const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'pipe'] });
	let kept = '';
	const keep = (text: Buffer) => (quiet ? (kept += text.toString()) : process.stdout.write(text));
	child.stdout.on('data', keep);
	child.stderr.on('data', keep);
	let turn = 0;
	const timer = live
		? setInterval(() => {
				process.stdout.write(`\r${SPINNER[turn++ % SPINNER.length]} ${title} … ${seconds()} `);
			}, 100)
		: undefined;
	return new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('close', (code) => {
			clearInterval(timer);
			if (live) process.stdout.write('\r\x1b[K');
			console.log(`${code === 0 ? '✓' : '✗'} ${title} (${seconds()})`);
			if (code === 0) return resolve();
			process.stderr.write(kept);
			reject(new Error(`${title}: failed`));
		});
	});
}

/** @throws when a build fails; what it said is on the screen by then */
export async function buildIfStale({ quiet = false, site = false } = {}): Promise<void> {
	if (!isFresh(DATA.output, DATA.inputs))
		await run(
			'Reading and checking the figures',
			['--import', 'tsx', 'scripts/build-data.ts'],
			quiet
		);
	if (site || !isFresh(SITE.output, SITE.inputs))
		await run('Building the site', ['--import', 'tsx', 'scripts/build-site.ts'], quiet);
}

if (process.argv[1] === fileURLToPath(import.meta.url))
	buildIfStale({ site: true }).catch((error: Error) => {
		console.error(error.message);
		process.exitCode = 1;
	});
