/** Builds the site and, with it, the server that `npm start` runs, beside builds that are being served. */
import { readFile } from 'node:fs/promises';
import { build } from 'vite';
import { BUILDS, leadTo, newBuild } from '#lib/serve/builds.ts';
import { lock } from './update/lock.ts';

const unlock = lock(BUILDS, 'build');
try {
	const folder = newBuild();
	process.env.NORDIC_BUILD = folder;
	const { dependencies } = JSON.parse(await readFile('package.json', 'utf8')) as {
		dependencies: Record<string, string>;
	};
	// What only builds the site is bundled, so that the site runs without it.
	const ssr = { noExternal: true as const, external: Object.keys(dependencies) };
	await build({ ssr });
	await build({
		configFile: false,
		publicDir: false,
		logLevel: 'warn',
		ssr,
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
