/** Builds of the site side by side: `build/site-…` each, and `build/serve.js`, which leads to the latest whole one. */
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isAlive } from './process.ts';

export const BUILDS = 'build';
/** What `npm start` runs. */
export const ENTRY = join(BUILDS, 'serve.js');

/** "site-", when it was begun, "-", the process that makes it. */
const NAME = /^site-[0-9a-z]+-(\d+)$/;
/** Left in the folder of a build by a site that runs from it. */
const SERVING = /^\.serving-(\d+)$/;
const AIM = /^import '\.\/(site-[0-9a-z]+-\d+)\/serve\.js';$/m;

/** A folder of its own for the build that this process makes. */
export const newBuild = (): string =>
	join(BUILDS, `site-${Date.now().toString(36)}-${process.pid}`);

/** Folder of the build that `build/serve.js` leads to; undefined where there is none. */
export function currentBuild(): string | undefined {
	if (!existsSync(ENTRY)) return undefined;
	const name = AIM.exec(readFileSync(ENTRY, 'utf8'))?.[1];
	return name && join(BUILDS, name);
}

/** Lets `build/serve.js` lead to a build, in one step, and removes builds that nobody needs any more. */
export function leadTo(folder: string): void {
	const former = currentBuild();
	const fresh = `${ENTRY}.new-${process.pid}`;
	writeFileSync(fresh, `import './${folder.slice(BUILDS.length + 1)}/serve.js';\n`);
	renameSync(fresh, ENTRY);
	removeOthers([folder, former]);
}

/** Nobody runs from it, and nobody is making it. The one before is kept: it may be about to be started. */
function removeOthers(kept: (string | undefined)[]): void {
	for (const name of readdirSync(BUILDS)) {
		const folder = join(BUILDS, name);
		// A name with a dot is that of the lock.
		if (name === 'serve.js' || name.startsWith('.') || kept.includes(folder)) continue;
		const maker = Number(NAME.exec(name)?.[1] ?? /\.new-(\d+)$/.exec(name)?.[1] ?? 0);
		if (maker !== process.pid && isAlive(maker)) continue;
		const runners = NAME.test(name) ? readdirSync(folder) : [];
		if (runners.some((file) => isAlive(Number(SERVING.exec(file)?.[1] ?? 0)))) continue;
		rmSync(folder, { recursive: true, force: true });
	}
}

/** Says that this process runs from a build, until it ends; a file system that cannot be written to keeps its builds anyway. */
export function markServing(entry: string): void {
	const mark = join(dirname(entry), `.serving-${process.pid}`);
	try {
		writeFileSync(mark, '');
		process.once('exit', () => rmSync(mark, { force: true }));
	} catch {
		// Read-only: nothing is removed there either.
	}
}
