/** Tells whether something that was built is older than what it was built from. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Files a build does not read, or writes itself. */
const IGNORED = /\.test\.ts$|\.fixture\.ts$|(^|\/)paraglide$|(^|\/)data\/synthetic$/;

/** Latest change below a path, in ms; a folder's own time counts, so that a removed file is noticed. */
export function changedAt(path: string): number {
	if (IGNORED.test(path) || !existsSync(path)) return 0;
	const at = statSync(path);
	if (!at.isDirectory()) return at.mtimeMs;
	return readdirSync(path)
		.map((name) => changedAt(join(path, name)))
		.reduce((latest, time) => Math.max(latest, time), at.mtimeMs);
}

/** True when `output` exists and nothing in `inputs` was changed after it. */
export const isFresh = (output: string, inputs: readonly string[]): boolean =>
	existsSync(output) && inputs.every((input) => changedAt(input) <= statSync(output).mtimeMs);

export const DATA = {
	output: process.env.NORDIC_WAREHOUSE ?? '.warehouse/warehouse.duckdb',
	inputs: [
		'data',
		'scripts/build-data.ts',
		'scripts/build',
		'src/lib/formats/dataset-json.ts',
		'src/lib/dataset/status.ts'
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
