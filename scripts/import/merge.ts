/** The observations of a new file × those that are stored: what is written, and how many differ. */
import type { Dataset } from '#lib/dataset/model.ts';
import type { Table } from '#lib/tables/table/table.ts';
import { formatPlain } from '#lib/tables/table/plain-number.ts';
import { statusesOf } from '#lib/tables/table/statuses.ts';
import { csvBlocks, field } from './observations.ts';
import { keyCodes, rowKey } from './stored.ts';

export type Rows = Map<string, [value: string, status: string]>;

export interface Counts {
	added: number;
	removed: number;
	changed: number;
	statusChanged: number;
	/** Cells that got a number or lost it, as "key: from → to", at most twenty. */
	appeared: string[];
}

const SHOWN = 20;

/** Codes and index of each observation of a table, dimensions in the order of `ids`. */
function* keysOf(table: Table, ids: readonly string[]): Generator<[key: string, index: number]> {
	const sizes = table.dimensions.map(({ codes }) => codes.length);
	const places = ids.map((id) => table.dimensions.findIndex((d) => d.id === id));
	const at = new Array<number>(sizes.length).fill(0);
	for (let i = 0; i < table.values.length; i++) {
		let rest = table.cells ? table.cells[i]! : i;
		for (let d = sizes.length - 1; d >= 0; d--) {
			at[d] = rest % sizes[d]!;
			rest = (rest - at[d]!) / sizes[d]!;
		}
		yield [rowKey(places.map((d) => table.dimensions[d]!.codes[at[d]!]!)), i];
	}
}

/** Counts what differs, and takes from `stored` the rows that the file has too: what is left is not in the file. */
export function compareRows(table: Table, ids: readonly string[], stored: Rows): Counts {
	const counts: Counts = { added: 0, removed: 0, changed: 0, statusChanged: 0, appeared: [] };
	const { without, beside } = statusesOf(table);
	for (const [key, i] of keysOf(table, ids)) {
		const before = stored.get(key);
		if (!before) {
			counts.added++;
			continue;
		}
		stored.delete(key);
		const value = table.values[i]!;
		const mark = table.marks[i]!;
		const status = Number.isNaN(value) ? without[mark]! : beside[mark]!;
		const [was, statusWas] = before;
		const isSame = was === '' ? Number.isNaN(value) : Number(was) === value;
		if (!isSame) counts.changed++;
		else if (status !== statusWas) counts.statusChanged++;
		if ((was === '') !== Number.isNaN(value) && counts.appeared.length < SHOWN)
			counts.appeared.push(
				`${keyCodes(key).join(' ')}: ${was || statusWas} → ${Number.isNaN(value) ? status : formatPlain(value)}`
			);
	}
	counts.removed = stored.size;
	return counts;
}

/** All stored values are 0. */
export const isAllZero = (rows: Rows): boolean =>
	rows.size > 0 && [...rows.values()].every(([value]) => value !== '' && Number(value) === 0);

/** Lines of observations.csv: those of the file, then stored ones that stay. */
export function* mergedBlocks(
	table: Table,
	dataset: Dataset,
	kept: Rows,
	decimals: number
): Generator<string> {
	yield* csvBlocks(table, { symbol: false, decimals });
	const ids = dataset.dimensions.map(({ id }) => id);
	const order = table.dimensions.map(({ id }) => ids.indexOf(id));
	for (const [key, [value, status]] of kept) {
		const codes = keyCodes(key);
		yield `${[...order.map((at) => field(codes[at] ?? '')), value, status].join(',')}\n`;
	}
}
