/** Rows of cohort tables with the year in which each was counted. */
import { measuredColumn } from '#lib/dataset/cohort.ts';
import type { Dataset } from '#lib/dataset/model.ts';
import type { Block, FurtherColumn } from './block.ts';

/** The column `measured` of a cohort table; of no other. */
export function measuredColumns(dataset: Dataset): FurtherColumn[] {
	const column = measuredColumn(dataset);
	return column ? [{ id: column.id, texts: column.texts }] : [];
}

export async function* withMeasured(
	dataset: Dataset,
	blocks: AsyncIterable<Block>
): AsyncGenerator<Block> {
	const column = measuredColumn(dataset);
	if (!column) {
		yield* blocks;
		return;
	}
	const ids = dataset.dimensions.map(({ id }) => id);
	for await (const block of blocks) {
		const years = block.values.map((_, row) =>
			column.at(Object.fromEntries(ids.map((id, d) => [id, block.codes[d]![row]!])))
		);
		yield { ...block, further: [years] };
	}
}
