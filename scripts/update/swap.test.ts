import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commit, commitSteps, declareRelease, freshFolder, recover } from './swap.ts';

let root: string;
beforeEach(async () => {
	root = await mkdtemp(join(tmpdir(), 'swap-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function put(folder: string, text: string) {
	await mkdir(folder, { recursive: true });
	await writeFile(join(folder, 'observations.csv'), text);
}
const held = (id: string) => readFile(join(root, id, 'observations.csv'), 'utf8');

/** Two datasets, the second of them new, and what is to replace them. */
async function prepare() {
	await put(join(root, 'A'), 'old A');
	await put(freshFolder(root, 'A'), 'new A');
	await put(freshFolder(root, 'B'), 'new B');
}

const names = () => readdir(root).then((all) => all.sort());

describe('a release', () => {
	it('replaces all its datasets and leaves nothing else', async () => {
		await prepare();
		await commit(root, ['A', 'B']);
		expect([await held('A'), await held('B')]).toEqual(['new A', 'new B']);
		expect(await names()).toEqual(['A', 'B']);
		expect(recover(root)).toEqual([]);
	});

	it('is whole after a crash behind any of its steps', async () => {
		await prepare();
		await declareRelease(root, ['A', 'B']);
		const count = [...commitSteps(root, ['A', 'B'])].length;
		expect(count).toBeGreaterThan(4);
		for (let steps = 0; steps <= count; steps++) {
			await rm(root, { recursive: true });
			await prepare();
			await declareRelease(root, ['A', 'B']);
			const commits = commitSteps(root, ['A', 'B']);
			for (let i = 0; i < steps; i++) commits.next();
			recover(root);
			expect([await held('A'), await held('B')]).toEqual(['new A', 'new B']);
			expect(await names()).toEqual(['A', 'B']);
		}
	});

	it('is whole after one crash in the middle and another one in the middle of mending it', async () => {
		for (let first = 0; first < 6; first++)
			for (let second = 0; second < 6; second++) {
				await rm(root, { recursive: true });
				await prepare();
				await declareRelease(root, ['A', 'B']);
				for (const steps of [first, second]) {
					const commits = commitSteps(root, ['A', 'B']);
					for (let i = 0; i < steps; i++) commits.next();
				}
				recover(root);
				expect([await held('A'), await held('B')]).toEqual(['new A', 'new B']);
				expect(await names()).toEqual(['A', 'B']);
			}
	});

	it('never happened when the crash came before it was whole', async () => {
		await prepare();
		await writeFile(join(root, '.release.json.new'), '["A"');
		const said = recover(root);
		expect(said.join()).toContain('removed .A.new');
		expect(await held('A')).toBe('old A');
		expect(await names()).toEqual(['A']);
	});

	it('is undone where its journal was lost with a dataset out of its place', async () => {
		await put(join(root, '.A.old'), 'old A');
		await put(freshFolder(root, 'A'), 'new A');
		expect(recover(root).join()).toContain('put A back');
		expect(await held('A')).toBe('old A');
		expect(await names()).toEqual(['A']);
	});

	it('has nothing to mend where nothing was ever written', () => {
		expect(recover(join(root, 'none'))).toEqual([]);
		expect(existsSync(join(root, 'none'))).toBe(false);
	});
});
