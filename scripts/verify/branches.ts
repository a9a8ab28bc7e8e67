/** `npm run verify -- branches`: whatever a reader of tables does with a file is promised by a test. */
import { spawnSync } from 'node:child_process';
import type { Step } from './step.ts';

export const branches: Step = () => {
	const { status, stdout } = spawnSync('npm', ['run', '--silent', 'coverage'], {
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'inherit'],
		maxBuffer: 2 ** 26
	});
	const [total = 'no table of coverage'] = /All files.*/.exec(stdout) ?? [];
	return Promise.resolve({ passed: status === 0, summary: total.trim() });
};
