/** JSON-stat 2.0: a whole cube, and its description without values. */
import type { Block, InputColumn } from '../block.ts';
import type { FileDescription } from './type.ts';

const mime = 'application/json; charset=utf-8';

/** What values were computed from, cell by cell as the values are: a cube has one value in each. */
async function inputsOf(columns: readonly InputColumn[], blocks: AsyncIterable<Block>) {
	const held = columns.map(({ id }) => [id, [] as (number | string | null)[]] as const);
	for await (const { inputs = [] } of blocks)
		held.forEach(([, cells], i) => cells.push(...inputs[i]!));
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
		const inputs = source.inputs && (await inputsOf(source.inputs, source.rows()));
		const extension = { ...head.extension, ...(inputs ? { inputs } : {}) };
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
