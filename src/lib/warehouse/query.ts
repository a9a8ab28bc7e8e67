/** Selection → SQL with parameters only, and selection → slice: a dense cube in category order. */
import { LRUCache } from 'lru-cache';
import {
	withHiddenBreaks,
	withListedBreaks,
	withPeriodsBetween
} from '#lib/dataset/hidden-breaks.ts';
import type { Dataset, Selection, Slice } from '#lib/dataset/model.ts';
import { MAX_CELLS, sizeOf, stridesOf, subsetOf } from '#lib/dataset/slice.ts';
import { database } from './database.ts';
import { enumOf, quoted } from './sql.ts';

/** Slices kept in memory, counted in cells. */
const KEPT_CELLS = 500_000;

export class TooManyCells extends Error {
	cells: number;
	constructor(cells: number) {
		super(`${cells} cells are more than the ${MAX_CELLS} a slice may hold`);
		this.cells = cells;
	}
}

export interface Condition {
	where: string;
	parameters: string[];
}

/** `geo IN ($1::"lfsa_ergan.geo", …)`: the cast to the ENUM keeps the row groups' statistics usable and refuses unknown codes. */
export function conditionOf(dataset: Dataset, selection: Selection): Condition {
	const parameters: string[] = [];
	const terms = dataset.dimensions.flatMap((d) => {
		const codes = selection[d.id];
		if (
			!codes ||
			(codes.length === d.categories.length && d.categories.every((c) => codes.includes(c.code)))
		)
			return [];
		const type = enumOf(dataset, d.id);
		return [
			`${quoted(d.id)} IN (${codes.map((code) => `$${parameters.push(code)}::${type}`).join(',')})`
		];
	});
	return { where: terms.length > 0 ? ` WHERE ${terms.join(' AND ')}` : '', parameters };
}

/**
 * Like sliceOf; where chosen periods are not neighbours, breaks in the periods between are marked on the next chosen one,
 * so that nothing is joined or compared across a break that is out of sight.
 */
export async function comparableSliceOf(dataset: Dataset, selection: Selection): Promise<Slice> {
	const slice = await sliceOf(dataset, selection);
	const between = withPeriodsBetween(dataset, selection);
	const seen = between ? withHiddenBreaks(slice, await sliceOf(dataset, between)) : slice;
	return withListedBreaks(dataset, seen);
}

const kept = new LRUCache<string, Slice>({
	maxSize: KEPT_CELLS,
	sizeCalculation: ({ values }) => Math.max(1, values.length)
});

const dimensionsOf = (dataset: Dataset, selection: Selection) =>
	dataset.dimensions.map((d) => ({
		id: d.id,
		role: d.role,
		codes: selection[d.id] ?? d.categories.map((c) => c.code)
	}));

/**
 * Cells without a row in the release are null with status "missing". A dataset that fits into one slice is read once
 * and its slices are cut from it; of a larger one each slice is read when it is first asked for.
 * @throws TooManyCells
 */
export async function sliceOf(dataset: Dataset, selection: Selection): Promise<Slice> {
	const fits = [selection, {}].every((s) => sizeOf(dimensionsOf(dataset, s)) <= MAX_CELLS);
	const isKnown = dataset.dimensions.every(({ id, categories }) =>
		(selection[id] ?? []).every((code) => categories.some((c) => c.code === code))
	);
	// The database says what is wrong with a code it does not know.
	if (fits && isKnown) return subsetOf(await keptSliceOf(dataset, {}), selection);
	return keptSliceOf(dataset, selection);
}

async function keptSliceOf(dataset: Dataset, selection: Selection): Promise<Slice> {
	const dimensions = dimensionsOf(dataset, selection);
	const cells = sizeOf(dimensions);
	if (cells > MAX_CELLS) throw new TooManyCells(cells);
	const { mark } = await database();
	const key = JSON.stringify([mark, dataset.id, ...dimensions.map((d) => d.codes)]);
	const known = kept.get(key);
	if (known) return known;
	const slice = await readSlice(dataset, selection);
	kept.set(key, slice);
	return slice;
}

/** Asks the database, whatever is kept. */
export async function readSlice(dataset: Dataset, selection: Selection): Promise<Slice> {
	const { where, parameters } = conditionOf(dataset, selection);
	const dimensions = dimensionsOf(dataset, selection);
	const columns = dimensions.map((d) => quoted(d.id)).join(',');
	const sql = `SELECT ${columns},value,status FROM ${quoted(dataset.id)}${where}`;
	const { withConnection } = await database();
	const found = await withConnection(async (c) =>
		(await c.runAndReadAll(sql, parameters)).getColumns()
	);
	return denseOf(dataset.id, dimensions, found);
}

function denseOf(dataset: string, dimensions: Slice['dimensions'], columns: unknown[][]): Slice {
	const cells = sizeOf(dimensions);
	const strides = stridesOf(dimensions);
	const places = dimensions.map(
		(d, i) => new Map(d.codes.map((code, at) => [code, at * strides[i]!]))
	);
	const values = new Array<number | null>(cells).fill(null);
	const seen = new Uint8Array(cells);
	const slice: Slice = { dataset, dimensions, values, status: {} };
	const count = columns.at(-1)?.length ?? 0;
	for (let row = 0; row < count; row++) {
		let at = 0;
		for (let d = 0; d < places.length; d++) at += places[d]!.get(columns[d]![row] as string)!;
		seen[at] = 1;
		values[at] = columns.at(-2)![row] as number | null;
		const status = columns.at(-1)![row] as string;
		if (status !== 'ok') slice.status[at] = status;
	}
	for (let at = 0; at < cells; at++) if (!seen[at]) slice.status[at] = 'missing';
	return slice;
}
