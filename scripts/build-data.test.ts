/** Promises of the command that builds the figures. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const FIXTURES = 'tests/fixtures/build';
let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'build-data-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const out = () => join(folder, 'warehouse.duckdb');
const run = (data: string) =>
	spawnSync(
		process.execPath,
		[
			...['--import', 'tsx', 'scripts/build-data.ts'],
			...['--data', join(FIXTURES, data), '--out', out()]
		],
		{ encoding: 'utf8' }
	);

test('it reports what it built; problems are listed, end it with 1 and leave the former file as it was', () => {
	const built = run('clean');
	expect(built.status).toBe(0);
	expect(built.stdout).toMatch(/^levels +ok \d+.* \(added 8, removed 0, changed 0, .*\)\n/);
	expect(built.stdout).toMatch(/\nrelease [0-9a-f]{12}: 8 observations in [\d.]+ s → .*\n$/);
	const before = readFileSync(out());

	const { status, stderr, stdout } = run('several');
	expect(stderr).toBe(
		`${readFileSync(join(FIXTURES, 'several', 'expected.txt'), 'utf8')}3 problems; nothing was replaced.\n`
	);
	expect(stdout).toBe('');
	expect(status).toBe(1);
	expect(readFileSync(out()).equals(before)).toBe(true);
});
