/** Only one update or import works on a folder of datasets at a time. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const isAlive = (pid: number): boolean => {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
};

/** Takes the lock of the folder; one of a process that is gone is taken over. Returns what gives it back. */
export function lock(folder: string): () => void {
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
					`another update or import is running (process ${pid}); if that is neither, remove ${file}`,
					{ cause: error }
				);
			rmSync(file, { force: true });
		}
	throw new Error(`${file} could not be taken`);
}
