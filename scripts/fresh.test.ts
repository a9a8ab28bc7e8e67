/** Promises about when something is built anew. */
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isFresh } from './fresh.ts';

let folder: string;
const at = (name: string) => join(folder, name);
const put = (name: string, seconds: number) => {
	writeFileSync(at(name), '');
	utimesSync(at(name), seconds, seconds);
};

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'fresh-'));
	mkdirSync(at('src'));
	put('src/a.ts', 100);
	put('out', 200);
	utimesSync(at('src'), 100, 100);
});
afterEach(() => rmSync(folder, { recursive: true }));

test('what is newer than all its sources is not built again', () => {
	expect(isFresh(at('out'), [at('src')])).toBe(true);
});
test('a changed, an added and a removed source each ask for a build', () => {
	put('src/a.ts', 300);
	expect(isFresh(at('out'), [at('src')])).toBe(false);
	put('src/a.ts', 100);
	utimesSync(at('src'), 300, 300);
	expect(isFresh(at('out'), [at('src')])).toBe(false);
});
test('a changed test does not ask for a build', () => {
	put('src/a.test.ts', 300);
	utimesSync(at('src'), 100, 100);
	expect(isFresh(at('out'), [at('src')])).toBe(true);
});
test('what is not there is built', () => {
	expect(isFresh(at('nothing'), [at('src')])).toBe(false);
});
