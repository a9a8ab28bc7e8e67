/** JSON-stat 2.0: a whole cube, and its description without values. */
import type { FileDescription } from './type.ts';

const mime = 'application/json; charset=utf-8';

export const json: FileDescription = {
	mime,
	name: { en: 'JSON-stat' },
	extension: 'json',
	hasValues: true,
	isDescribed: true,
	inBrowser: true,
	async *write({ dataset, selection, about, language, source }) {
		const { jsonStat, jsonStatHead } = await import('../json-stat.ts');
		yield* jsonStat(jsonStatHead(dataset, selection, about, language), source.rows());
	}
};

export const metadata: FileDescription = {
	mime,
	name: { en: 'Metadata' },
	extension: 'metadata.json',
	hasValues: false,
	isDescribed: true,
	inBrowser: true,
	async *write({ dataset, selection, about, language }) {
		const { jsonStatHead } = await import('../json-stat.ts');
		yield JSON.stringify(jsonStatHead(dataset, selection, about, language));
	}
};
