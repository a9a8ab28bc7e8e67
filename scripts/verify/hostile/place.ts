/** A copy of the built site that may be damaged: some static files vanish, cannot be read or are shorter than they were. */
import { chmodSync, cpSync, mkdtempSync, rmSync, symlinkSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { staticFiles } from './targets.ts';

export interface Place {
	folder: string;
	statics: string[];
	/** Damages every fifth static file that is not in use by others; returns their addresses. */
	damage: (inUse: ReadonlySet<string>) => string[];
	remove: () => void;
}

export function placeOf(): Place {
	const folder = mkdtempSync(join(tmpdir(), 'verify-'));
	cpSync('build', join(folder, 'build'), { recursive: true, verbatimSymlinks: true });
	cpSync('package.json', join(folder, 'package.json'));
	symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
	const all = staticFiles(folder);
	const harms = [
		(file: string) => rmSync(file),
		(file: string) => truncateSync(file, 10),
		(file: string) => chmodSync(file, 0)
	];
	return {
		folder,
		statics: [...all.keys()],
		damage: (inUse) => {
			const chosen = [...all.keys()]
				.filter((name) => !inUse.has(name))
				.filter((_, i) => i % 5 === 0);
			for (const [i, name] of chosen.entries()) all.get(name)!.forEach(harms[i % harms.length]!);
			return chosen;
		},
		remove: () => rmSync(folder, { recursive: true, force: true })
	};
}
