/** Builds the site and, with it, the server that `npm start` runs, beside builds that are being served. */
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { BUILDS, leadTo, newBuild } from '#lib/serve/builds.ts';
import { lock } from './update/lock.ts';

const unlock = lock(BUILDS, 'build');
try {
	const folder = newBuild();
	process.env.NORDIC_BUILD = folder;
	await build();
	// Under a name of ours: the adapter then serves no static file itself, lib/serve does.
	await rename(join(folder, 'client'), join(folder, 'files'));
	await build({
		configFile: false,
		publicDir: false,
		logLevel: 'warn',
		build: {
			ssr: 'scripts/serve.ts',
			target: 'node20',
			outDir: folder,
			emptyOutDir: false,
			minify: false
		}
	});
	leadTo(folder);
} finally {
	unlock();
}
