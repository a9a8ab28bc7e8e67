/** `npm run verify -- sweeps pages`: the tests of which `npm test` runs a part, over all of their cases. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { provideChromium } from '../chromium.ts';
import { freePort } from '../free-port.ts';
import type { Outcome, Step } from './step.ts';

const E2E = join('tests', 'e2e');
const SWITCH = "'#tests/full.ts'";

/** Test files below some folders that ask whether they run in full. */
const sweepsIn = (...folders: string[]): string[] =>
	folders
		.flatMap((folder) =>
			readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name))
		)
		.filter((file) => file.endsWith('.test.ts') && readFileSync(file, 'utf8').includes(SWITCH));

function outcome(files: string[], command: string[], env: NodeJS.ProcessEnv): Outcome {
	const { status } = spawnSync('npx', [...command, ...files], {
		stdio: ['ignore', 'inherit', 'inherit'],
		env: { ...process.env, ...env, FULL: '1', CHROMIUM_PATH: provideChromium() }
	});
	return { passed: files.length > 0 && status === 0, summary: `all cases of ${files.join(', ')}` };
}

export const sweeps: Step = () => {
	const files = sweepsIn('src', 'scripts', 'tests').filter((file) => !file.startsWith(E2E));
	return Promise.resolve(outcome(files, ['vitest', 'run'], {}));
};

export const pages: Step = async () =>
	outcome(sweepsIn(E2E), ['playwright', 'test'], { TEST_PORT: String(await freePort()) });
