/** Only one process at a time works on a folder: an update or import on datasets, a build on builds. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from '#lib/serve/process.ts';

/**
 * Takes the lock of the folder; one of a process that is gone is taken over. Returns what gives it back.
 * @param what works there, in words
 */
export function lock(folder: string, what = 'update or import'): () => void {
	mkdirSync(folder, { recursive: true });
	const file = join(folder, '.lock');
	for (let attempt = 0; attempt < 2; attempt++)
		try {
			writeFileSync(file, String(process.pid), { flag: 'wx' });
			return () => rmSync(file, { force: true });
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
			const pid = Number(readFileSync(file, 'utf8'));
			if (pid > 0 && pid !== process.pid && isAlive(pid))
				throw new Error(
					`another ${what} is running (process ${pid}); if that is neither, remove ${file}`,
					{ cause: error }
				);
			rmSync(file, { force: true });
		}
	throw new Error(`${file} could not be taken`);
}
