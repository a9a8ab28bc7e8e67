/** What hostile requests are aimed at. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { formatSelection } from '#lib/dataset/selection.ts';
import type { Dataset } from '#lib/dataset/model.ts';
import { ADDRESS_TYPES, FILES } from '#lib/formats/files.ts';
import type { Asks } from '../asks.ts';

export interface Targets {
	pages: string[];
	files: string[];
	/** Static files: all, and those that were removed or cut short beneath the server. */
	statics: string[];
	damaged: string[];
	downloads: string[];
	datasets: Dataset[];
	releases: string[];
}

/** Addresses of all static files of the build in `folder`, wherever in it they lie. */
export function staticFiles(folder: string): Map<string, string[]> {
	const found = new Map<string, string[]>();
	const build = join(folder, 'build');
	for (const entry of existsSync(build) ? readdirSync(build, { recursive: true }) : []) {
		const file = join(build, String(entry));
		const address = /(?:^|\/)(?:client|files)(\/.*)$/.exec(String(entry))?.[1];
		if (!address || !statSync(file).isFile()) continue;
		const plain = address.replace(/\.(br|gz)$/, '');
		found.set(plain, [...(found.get(plain) ?? []), file]);
	}
	return found;
}

/** @param damaged static files that were removed or cut short */
export function targetsOf(
	asks: Asks,
	statics: Iterable<string>,
	damaged: string[],
	release: string
): Targets {
	const paths = (list: { path: string }[]) => list.map(({ path }) => path);
	return {
		pages: [...paths(asks.pages), ...paths(asks.free.slice(0, 200))],
		files: paths(asks.files.slice(0, 200)),
		statics: [...statics],
		damaged,
		downloads: asks.datasets.flatMap(({ id }) =>
			ADDRESS_TYPES.filter((type) => FILES[type].hasValues).map(
				(type) => `/data/${id}.${FILES[type].extension}`
			)
		),
		datasets: asks.datasets,
		releases: [release, 'none', '']
	};
}

export const queryOf = (dataset: Dataset): string => formatSelection(dataset, dataset.defaults, {});
