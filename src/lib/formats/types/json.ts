/** JSON-stat 2.0: a whole cube, and its description without values. */
import type { Block, FurtherColumn } from '../block.ts';
import type { FileDescription } from './type.ts';

const mime = 'application/json; charset=utf-8';

/** What stands beside values and statuses, cell by cell as the values are: a cube has one value in each. */
async function cellsOf(columns: readonly FurtherColumn[], blocks: AsyncIterable<Block>) {
	const held = columns.map(({ id }) => [id, [] as (number | string | null)[]] as const);
	for await (const { further = [] } of blocks)
		held.forEach(([, cells], i) => cells.push(...further[i]!));
	return Object.fromEntries(held);
}

export const json: FileDescription = {
	mime,
	name: { en: 'JSON-stat' },
	extension: 'json',
	hasValues: true,
	isDescribed: true,
	inBrowser: true,
	async *write({ dataset, selection, about, language, source }) {
		const { jsonStat, jsonStatHead } = await import('../json-stat.ts');
		const head = jsonStatHead(dataset, selection, about, language);
		const columns = source.further && (await cellsOf(source.further, source.rows()));
		const extension = { ...head.extension, ...(columns ? { columns } : {}) };
		yield* jsonStat({ ...head, extension }, source.rows());
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
