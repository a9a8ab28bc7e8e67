/** A table whose figures have several units, in parts of one unit each: shares and persons are never in one dataset. */
import { GrowingArray } from '../table/growing-array.ts';
import { stridesOf } from '../table/cube.ts';
import { notesOn } from './description.ts';
import { UNIT_NAMES } from '../table/roles.ts';
import type { Table, TableDimension } from '../table/table.ts';

/** By category, the unit its figures are in; undefined where the dimension does not tell units apart. */
function unitsOf({ id, units, labels }: TableDimension): string[] | undefined {
	const told = units ?? (UNIT_NAMES.has(id) ? labels.map(({ en }) => en) : []);
	return new Set(told).size > 1 ? told : undefined;
}

/** The observations whose category of dimension `d` is one of `kept`, and no other category of it. */
function partOf(table: Table, d: number, kept: readonly number[]): Table {
	const sizes = table.dimensions.map(({ codes }) => codes.length);
	const stride = stridesOf(sizes)[d]!;
	const places = new Map(kept.map((category, place) => [category, place]));
	const { values, marks } = table;
	const rows = new GrowingArray(Uint32Array);
	const cells = new GrowingArray(Uint32Array);
	for (let i = 0; i < values.length; i++) {
		const cell = table.cells ? table.cells[i]! : i;
		const outer = Math.floor(cell / stride);
		const place = places.get(outer % sizes[d]!);
		if (place === undefined) continue;
		rows.push(i);
		const block = Math.floor(outer / sizes[d]!) * kept.length + place;
		cells.push(block * stride + (cell % stride));
	}
	const held = rows.done();
	const { id, codes } = table.dimensions[d]!;
	const here = new Set(kept.map((category) => codes[category]!));
	return {
		...table,
		notes: notesOn(table.notes, (dimension, code) => dimension !== id || here.has(code)),
		cells: cells.done(),
		values: Float64Array.from(held, (row) => values[row]!),
		marks: Uint16Array.from(held, (row) => marks[row]!),
		dimensions: table.dimensions.map((dimension, other) =>
			other === d ? withCategories(dimension, kept) : dimension
		)
	};
}

const withCategories = (dimension: TableDimension, kept: readonly number[]): TableDimension => {
	const { codes, labels, units } = dimension;
	return {
		...dimension,
		codes: kept.map((i) => codes[i]!),
		labels: kept.map((i) => labels[i]!),
		...(units ? { units: kept.map((i) => units[i]!) } : {})
	};
};

/** One part for each unit, in the order of the file, each with its `unit`; the table itself where there is only one. */
export function partsByUnit(table: Table): Table[] {
	const d = table.dimensions.findIndex((dimension) => unitsOf(dimension));
	if (d < 0) return [table];
	const units = unitsOf(table.dimensions[d]!)!;
	return [...new Set(units)].map((unit) => ({
		...partOf(
			table,
			d,
			units.flatMap((other, i) => (other === unit ? [i] : []))
		),
		unit: unit === '' ? undefined : unit,
		// Those of the table would be those of its finest unit.
		decimals: undefined,
		report: { found: [], assumed: [], warned: [] }
	}));
}
