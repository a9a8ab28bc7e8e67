/** Finds the Chromium the tests run in; on Debian as root it installs one. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Arguments that keep the browser from calling its maker's hosts. */
export const QUIET = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];

// A name on PATH is not yet a browser: some systems ship a script that only says what to install.
const answers = (command: string): boolean =>
	spawnSync(command, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;

const onPath = (name: string): string | undefined => {
	const found = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' });
	return found.status === 0 ? found.stdout.trim() : undefined;
};

/** Path of a Chromium that is there: CHROMIUM_PATH, else the first on PATH; undefined if there is none. */
export function installedChromium(): string | undefined {
	const named = process.env.CHROMIUM_PATH;
	if (named) return named;
	return NAMES.map(onPath).find((path) => path !== undefined && answers(path));
}

/** @throws when there is no Chromium and none can be installed; the message says what to do */
export function provideChromium(): string {
	const named = process.env.CHROMIUM_PATH;
	if (named && !answers(named)) throw new Error(`CHROMIUM_PATH=${named} does not start`);
	const found = installedChromium();
	if (found) return found;
	if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
		console.log('No Chromium found: installing it with apt-get');
		const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
		const quietly = { env, stdio: ['ignore', 'ignore', 'inherit'] as ('ignore' | 'inherit')[] };
		execFileSync('apt-get', ['update'], quietly);
		execFileSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], quietly);
		const installed = installedChromium();
		if (installed) return installed;
	}
	throw new Error(
		'The browser tests need Chromium. Install it (Debian: apt-get install chromium) or name one with CHROMIUM_PATH=/path/to/chromium.'
	);
}
