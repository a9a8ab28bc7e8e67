/** Finds the folders of datasets below a folder, also those that are symbolic links. */
import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** Made up for tests and benchmarks: never beside real figures, only when asked for by itself. */
const SYNTHETIC = 'synthetic';

/** @param above real paths of the folders on the way here: a link to one of them would never end */
async function foldersIn(folder: string, above: readonly string[]): Promise<string[]> {
	const path = await realpath(folder);
	if (above.includes(path)) return [];
	const entries = await readdir(folder, { withFileTypes: true });
	const found = await Promise.all(
		entries.map((entry) => foldersAt(folder, entry, [...above, path]))
	);
	return found.flat();
}

async function foldersAt(
	folder: string,
	entry: Dirent,
	above: readonly string[]
): Promise<string[]> {
	const path = join(folder, entry.name);
	// An update that was cut short leaves folders with a dot until the next one tidies up.
	if (entry.name.startsWith('.') || (above.length === 1 && entry.name === SYNTHETIC)) return [];
	if (!entry.isSymbolicLink() && !entry.isDirectory())
		return entry.name === 'dataset.json' ? [folder] : [];
	const target = await stat(path).catch(() => undefined);
	// A link to nothing is named as a problem when its files are read.
	if (!target) return [path];
	if (target.isDirectory()) return foldersIn(path, above);
	return entry.name === 'dataset.json' ? [folder] : [];
}

/** Folders that hold a dataset.json, in the order of their names. None where `dataDir` cannot be read. */
export async function datasetFolders(dataDir: string): Promise<string[]> {
	const folders = await foldersIn(dataDir, []).catch(() => []);
	return folders.sort((a, b) => {
		const [one, other] = basename(a) === basename(b) ? [a, b] : [basename(a), basename(b)];
		return one < other ? -1 : 1;
	});
}
