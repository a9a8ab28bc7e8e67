/** Tells whether something that was built is older than what it was built from. */
import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Files a build does not read, or writes itself. */
const IGNORED = /\.test\.ts$|\.fixture\.ts$|(^|\/)paraglide$|(^|\/)data\/synthetic$/;

/**
 * Latest change below a path, in ms; a folder's own time counts, so that a removed file is noticed.
 * @param above real paths of the folders on the way here: a link to one of them would never end
 */
export function changedAt(path: string, above: readonly string[] = []): number {
	if (IGNORED.test(path) || !existsSync(path)) return 0;
	const at = statSync(path);
	if (!at.isDirectory()) return at.mtimeMs;
	const here = realpathSync(path);
	if (above.includes(here)) return 0;
	return readdirSync(path)
		.map((name) => changedAt(join(path, name), [...above, here]))
		.reduce((latest, time) => Math.max(latest, time), at.mtimeMs);
}

/** True when `output` exists and nothing in `inputs` was changed after it. */
export const isFresh = (output: string, inputs: readonly string[]): boolean =>
	existsSync(output) && inputs.every((input) => changedAt(input) <= statSync(output).mtimeMs);

/** Inputs are whole rooms, so that no module of one can be forgotten. */
export const DATA = {
	output: process.env.NORDIC_WAREHOUSE ?? '.warehouse/warehouse.duckdb',
	inputs: [
		'data',
		'src/lib/dataset',
		'src/lib/formats',
		'src/lib/warehouse',
		'scripts/build-data.ts',
		'package-lock.json'
	]
};

/** Messages in one module for each language, as `npm run sync` makes them: quick to load, where a site is to be small. */
export const MESSAGES = {
	output: 'src/lib/text/paraglide/messages/en.js',
	inputs: [
		'project.inlang/settings.json',
		'src/lib/text/messages',
		'package.json',
		'package-lock.json'
	]
};

export const SITE = {
	output: 'build/serve.js',
	inputs: [
		'scripts/serve.ts',
		'scripts/build-site.ts',
		'src',
		'static',
		'project.inlang',
		'vite.config.ts',
		'svelte.config.js',
		'package-lock.json'
	]
};
