/** Promises about when something is built anew. */
import {
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
	utimesSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DATA, isFresh } from './fresh.ts';

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
test('a folder that links to itself is looked through once', () => {
	symlinkSync(at('src'), at('src/again'));
	utimesSync(at('src'), 100, 100);
	expect(isFresh(at('out'), [at('src')])).toBe(true);
});

/** Modules that a module imports from this project, those of its imports among them. */
function importedBy(file: string, known = new Set<string>()): Set<string> {
	if (known.has(file)) return known;
	known.add(file);
	for (const [, path] of readFileSync(file, 'utf8').matchAll(/from '((?:#lib|\.{1,2})\/[^']*)'/g))
		importedBy(
			path!.startsWith('#lib/') ? resolve('src/lib', path!.slice(5)) : resolve(file, '..', path!),
			known
		);
	return known;
}
test('whatever decides about the figures asks for a new build of them', () => {
	const inputs = DATA.inputs.map((input) => resolve(input));
	const isInput = (file: string) =>
		inputs.some((input) => file === input || file.startsWith(`${input}/`));
	// The number of a process says nothing of figures.
	const deciding = [...importedBy(resolve('scripts/build-data.ts'))].filter(
		(file) => file !== resolve('src/lib/serve/process.ts')
	);
	for (const name of ['dataset/model.ts', 'formats/dataset-schema.ts', 'formats/dataset-terms.ts'])
		expect(deciding).toContain(resolve('src/lib', name));
	expect(deciding.length).toBeGreaterThan(15);
	expect(deciding.filter((file) => !isInput(file))).toEqual([]);
	expect(readdirSync('.')).toEqual(expect.arrayContaining(['package-lock.json', 'data']));
});
