/** Builds beside each other: which one is started, which are kept, which are removed. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { currentBuild, leadTo } from './builds.ts';

const home = process.cwd();
let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'nordic-builds-'));
	process.chdir(folder);
});
afterEach(() => {
	process.chdir(home);
	rmSync(folder, { recursive: true });
});

/** The number of a process that is gone. */
const gone = () => spawnSync(process.execPath, ['--version']).pid;

function made(name: string, mark?: string): string {
	const path = join('build', name);
	mkdirSync(path, { recursive: true });
	writeFileSync(join(path, 'serve.js'), '');
	if (mark) writeFileSync(join(path, mark), '');
	return path;
}

it('a whole build takes the place of the former one, which stays until the next', () => {
	expect(currentBuild()).toBeUndefined();
	const names = ['a', 'b', 'c'].map((name) => `site-${name}-${gone()}`);
	for (const name of names) leadTo(made(name));
	expect(currentBuild()).toBe(join('build', names[2]!));
	expect(readdirSync('build').sort()).toEqual(['serve.js', names[1], names[2]]);
});

it('what a site runs from and what is being built stay, what killed builds left goes', () => {
	made(`site-served-${gone()}`, `.serving-${process.ppid}`);
	made(`site-stopped-${gone()}`, `.serving-${gone()}`);
	made(`site-building-${process.ppid}`);
	made(`site-killed-${gone()}`);
	made('client');
	writeFileSync('build/.lock', '');
	writeFileSync(`build/serve.js.new-${gone()}`, '');
	const own = `site-new-${process.pid}`;
	leadTo(made(own));
	const left = readdirSync('build').map((name) => name.replace(/-\d+$/, ''));
	expect(left.sort()).toEqual(['.lock', 'serve.js', 'site-building', 'site-new', 'site-served']);
});
