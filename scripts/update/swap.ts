/** Puts finished folders in the place of former ones, together, so that a crash at any moment leaves all old or, after the next start, all new. */
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Says that the folders it lists are complete. Written before the first is moved, removed after the last: with it
 * the next start goes forward, without it back.
 */
const JOURNAL = '.release.json';

/** Resolves when the bytes of a file or folder are on the disk (fsync). */
export async function syncToDisk(path: string): Promise<void> {
	const handle = await open(path, 'r');
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
}

/** Where a new dataset is written before it is in its place; on the same disk, so that moving is one step. */
export const freshFolder = (root: string, id: string): string => join(root, `.${id}.new`);
const formerFolder = (root: string, id: string): string => join(root, `.${id}.old`);

const remove = (path: string): void => rmSync(path, { recursive: true, force: true });

/** The steps that put one dataset in place. Each may be the last one before a crash. */
function* stepsOf(root: string, id: string): Generator<void> {
	const [target, fresh, former] = [join(root, id), freshFolder(root, id), formerFolder(root, id)];
	if (existsSync(fresh)) {
		if (existsSync(target)) {
			// A former folder beside one that is in place is the rest of an older crash.
			remove(former);
			yield;
			renameSync(target, former);
			yield;
		}
		renameSync(fresh, target);
		yield;
	}
	// Only a hand could have removed the fresh folder of a journal: then yesterday's stays.
	if (!existsSync(target) && existsSync(former)) renameSync(former, target);
	remove(former);
	yield;
}

/** As steps, so that a test can stop after any of them. */
export function* commitSteps(root: string, ids: readonly string[]): Generator<void> {
	for (const id of ids) yield* stepsOf(root, id);
	remove(join(root, JOURNAL));
}

/** Writes the journal: from here on the release is made, whatever happens. */
export async function declareRelease(root: string, ids: readonly string[]): Promise<void> {
	const draft = join(root, `${JOURNAL}.new`);
	const handle = await open(draft, 'w');
	await handle.writeFile(JSON.stringify(ids));
	await handle.sync();
	await handle.close();
	renameSync(draft, join(root, JOURNAL));
	await syncToDisk(root);
}

/** Replaces the datasets `ids` by their fresh folders. Between the steps no other code of this process runs. */
export async function commit(root: string, ids: readonly string[]): Promise<void> {
	await declareRelease(root, ids);
	for (const step of commitSteps(root, ids)) void step;
	await syncToDisk(root);
}

/** Finishes or undoes what a crash left; returns what was done, in words. */
export function recover(root: string): string[] {
	if (!existsSync(root)) return [];
	const said: string[] = [];
	const journal = join(root, JOURNAL);
	if (existsSync(journal)) {
		const ids = JSON.parse(readFileSync(journal, 'utf8')) as string[];
		for (const step of commitSteps(root, ids)) void step;
		said.push(`finished the release of ${ids.join(', ')} that was interrupted`);
	}
	remove(`${journal}.new`);
	for (const name of readdirSync(root)) {
		const [, id, kind] = /^\.(.+)\.(new|old)$/.exec(name) ?? [];
		if (id === undefined) continue;
		if (kind === 'old' && !existsSync(join(root, id))) {
			renameSync(join(root, name), join(root, id));
			said.push(`put ${id} back in its place`);
		} else {
			remove(join(root, name));
			said.push(`removed ${name}, the unfinished rest of an earlier run`);
		}
	}
	return said;
}
