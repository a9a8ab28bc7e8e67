/** Selection → slice: one prepared query with parameters only, put into a dense cube in category order. */
import type { Dataset, Selection, Slice } from '#lib/dataset/model.ts';
import { sizeOf, stridesOf } from '#lib/dataset/slice.ts';
import { warehouse } from './warehouse.ts';

export const MAX_CELLS = 50_000;

export class TooManyCells extends Error {
	cells: number;
	constructor(cells: number) {
		super(`${cells} cells are more than the ${MAX_CELLS} a slice may hold`);
		this.cells = cells;
	}
}
const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

export async function sliceOf(dataset: Dataset, selection: Selection): Promise<Slice> {
	const dimensions = dataset.dimensions.map((d) => ({ id: d.id, role: d.role, codes: selection[d.id] ?? d.categories.map((c) => c.code) }));
	const cells = sizeOf(dimensions);
	if (cells > MAX_CELLS) throw new TooManyCells(cells);
	const parameters: string[] = [];
	const where: string[] = [];
	dimensions.forEach((d, i) => {
		if (d.codes.length === dataset.dimensions[i]!.categories.length) return;
		const type = quoted(`${dataset.id}.${d.id}`);
		where.push(`${quoted(d.id)} IN (${d.codes.map((code) => `$${parameters.push(code)}::${type}`).join(',')})`);
	});
	const sql = `SELECT ${dimensions.map((d) => quoted(d.id)).join(',')}, value, status FROM ${quoted(dataset.id)}${where.length ? ` WHERE ${where.join(' AND ')}` : ''}`;
	const house = await warehouse();
	const columns = await house.lend(async (c) => (await c.runAndReadAll(sql, parameters)).getColumns());
	const strides = stridesOf(dimensions);
	const places = dimensions.map((d, i) => new Map(d.codes.map((code, at) => [code, at * strides[i]!])));
	const slice: Slice = { dataset: dataset.id, dimensions, values: new Array<number | null>(cells).fill(null), status: {} };
	const seen = new Uint8Array(cells);
	const values = columns.at(-2) ?? [];
	const statuses = columns.at(-1) ?? [];
	for (let row = 0; row < values.length; row++) {
		let at = 0;
		for (let d = 0; d < places.length; d++) at += places[d]!.get(columns[d]![row] as string)!;
		seen[at] = 1;
		slice.values[at] = values[row] as number | null;
		if (statuses[row] !== 'ok') slice.status[at] = statuses[row] as string;
	}
	for (let i = 0; i < cells; i++) if (!seen[i]) slice.status[i] = 'missing';
	return slice;
}
