/** A synthetic table as a server would export it whole: both units side by side, ".." for what it does not have. */
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { longLines } from '#tests/table-forms/csv.ts';
import type { FormCube } from '#tests/table-forms/cube.ts';
import { jsonStat2 } from '#tests/table-forms/json-stat.ts';
import { countsOf, eachCell } from '../synthetic/cells.ts';
import { titleOf } from '../synthetic/dataset.ts';
import type { TableSpec } from '../synthetic/tables.ts';

const BLOCK = 1 << 20;

export function exportedCube(spec: TableSpec): FormCube {
	const counts = countsOf(spec);
	const width = spec.units.length;
	const values: (number | null)[] = new Array<number | null>(counts.base.length * width).fill(null);
	const symbols: Record<number, string> = {};
	for (const [u, unit] of spec.units.entries()) {
		let at = u;
		eachCell(spec, counts, unit, (_, cell) => {
			if (cell?.value) values[at] = Number(cell.value);
			else if (cell?.symbol === '.') symbols[at] = '.';
			at += width;
		});
	}
	const dimensions = spec.axes.map(({ name, role, categories }) => ({
		name,
		isTime: role === 'time',
		categories
	}));
	const units = spec.units.map((label) => ({ code: label === 'persons' ? 'N' : 'PC', label }));
	return {
		matrix: spec.id,
		title: titleOf(spec),
		contents: spec.contents,
		dimensions: width > 1 ? [...dimensions, { name: 'unit', categories: units }] : dimensions,
		headings: 1,
		values,
		symbols
	};
}

/** Lines in blocks, so that a table of hundreds of megabytes never is one text. */
function* blocksOf(lines: Iterable<string>): Generator<string> {
	let block = '';
	for (const line of lines) {
		block += `${line}\r\n`;
		if (block.length < BLOCK) continue;
		yield block;
		block = '';
	}
	yield block;
}

/** Writes the table as `csv2` and as `json-stat2`. */
export async function writeExports(spec: TableSpec, csv: string, json: string): Promise<void> {
	const cube = exportedCube(spec);
	await pipeline(Readable.from(blocksOf(longLines(cube))), createWriteStream(csv));
	await pipeline(Readable.from([jsonStat2(cube)]), createWriteStream(json));
}
