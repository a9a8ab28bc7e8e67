/** Rows of a table that leaves cells out → a row for each cell that was asked for: "missing" where the table has none. */
import { stridesOf } from '#lib/dataset/slice.ts';
import type { Dataset, Selection } from '#lib/dataset/model.ts';
import type { Block } from './block.ts';

/** Rows of the blocks that are made. */
const BLOCK_ROWS = 2_048;

/** The codes that were asked for, in the order of the dataset: what is left out is all. */
export const askedCodes = (dataset: Dataset, selection: Selection): string[][] =>
	dataset.dimensions.map(({ id, categories }) => {
		const asked = selection[id] && new Set(selection[id]);
		const codes = categories.map(({ code }) => code);
		return asked ? codes.filter((code) => asked.has(code)) : codes;
	});

/** How many cells were asked for. */
export const askedCells = (dataset: Dataset, selection: Selection): number =>
	askedCodes(dataset, selection).reduce((n, codes) => n * codes.length, 1);

/** @param blocks rows in the order of the dataset's categories, the last dimension fastest */
export async function* everyCell(
	dataset: Dataset,
	selection: Selection,
	blocks: AsyncIterable<Block>
): AsyncGenerator<Block> {
	const codes = askedCodes(dataset, selection);
	const strides = stridesOf(codes.map((one, i) => ({ ...dataset.dimensions[i]!, codes: one })));
	const places = codes.map((one, d) => new Map(one.map((code, i) => [code, i * strides[d]!])));
	const size = codes.reduce((n, one) => n * one.length, 1);
	const emptyBlock = (): Block => ({ codes: codes.map(() => []), values: [], status: [] });
	let block = emptyBlock();
	let next = 0;
	/** The cells before `end` that no row stands for; a block that is full is handed on. */
	function* missing(end: number): Generator<Block> {
		for (; next < end; next++) {
			block.codes.forEach((column, d) =>
				column.push(codes[d]![Math.floor(next / strides[d]!) % codes[d]!.length]!)
			);
			block.values.push(null);
			block.status.push('missing');
			if (block.values.length >= BLOCK_ROWS) yield handOn();
		}
	}
	const cellOf = (rows: Block, row: number): number =>
		places.reduce((cell, place, d) => cell + place.get(rows.codes[d]![row]!)!, 0);
	const handOn = (): Block => {
		const ready = block;
		block = emptyBlock();
		return ready;
	};
	for await (const rows of blocks) {
		const count = rows.values.length;
		// Rows come in order, each once: the place of the last one tells whether any is left out. Most tables are passed on so.
		if (count > 0 && cellOf(rows, count - 1) === next + count - 1) {
			if (block.values.length > 0) yield handOn();
			yield rows;
			next += count;
			continue;
		}
		for (let row = 0; row < count; row++) {
			const cell = cellOf(rows, row);
			if (next < cell) yield* missing(cell);
			block.codes.forEach((column, d) => column.push(rows.codes[d]![row]!));
			block.values.push(rows.values[row]!);
			block.status.push(rows.status[row]!);
			next++;
		}
		if (block.values.length >= BLOCK_ROWS) yield handOn();
	}
	yield* missing(size);
	if (block.values.length > 0) yield handOn();
}
