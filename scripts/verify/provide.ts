/** Programs that a check needs and npm does not install: those of Debian's packages, installed where they are missing. */
import { spawnSync } from 'node:child_process';

const isThere = (program: string): boolean =>
	spawnSync('sh', ['-c', `command -v ${program}`], { stdio: 'ignore' }).status === 0;

/** @throws when a program is missing and cannot be installed; nothing is skipped */
export function provide(packages: Readonly<Record<string, string>>): void {
	const missing = Object.entries(packages).filter(([program]) => !isThere(program));
	if (missing.length === 0) return;
	const install = ['install', '-y', '--no-install-recommends', ...missing.map(([, name]) => name)];
	for (const args of [['update', '-q'], install])
		spawnSync('apt-get', args, {
			stdio: ['ignore', 'ignore', 'inherit'],
			env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
		});
	const still = missing.filter(([program]) => !isThere(program)).map(([, name]) => name);
	if (still.length > 0) throw new Error(`not installed, and not installable: ${still.join(', ')}`);
}
