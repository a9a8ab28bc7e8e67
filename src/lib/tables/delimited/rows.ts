/** One pass through a delimited file: every row's categories, figures and marks, in columns. */
import { cause } from '#lib/dataset/problem.ts';
import { GrowingArray } from '../table/growing-array.ts';
import { Faults } from './faults.ts';
import { KeyColumn } from './keys.ts';
import { type Layout, rowOf } from './layout/index.ts';
import { LineIndex } from './lines.ts';
import { NonDataRows } from './non-data-rows.ts';
import type { ValueReader } from './values.ts';
import { recordsOf, type Delimiter, type Records } from './records.ts';
import { refuse } from '../table/table.ts';
import type { InputFile } from '../bytes/input-file.ts';

export interface CsvRows {
	/** Columns of keys without those that repeat another. */
	keys: KeyColumn[];
	/** Row by row, the figures of a row in the order of `layout.figures`. */
	values: Float64Array;
	marks: Uint16Array;
	count: number;
	lines: LineIndex;
	odd: NonDataRows;
	/** Names of key columns that came twice with the same content. */
	repeated: string[];
	/** False where no line end follows the last row. */
	isEnded: boolean;
}

/** A little more than the rows to come, so that columns need not grow while they are filled. */
const SPARE = 1.02;
const MOST_ROOM = 1 << 26;

/** Reads all rows. Refuses a file without rows, and one with rows that do not fit or cells that are no figures. */
export async function readRows(
	file: InputFile,
	delimiter: Delimiter,
	layout: Layout,
	reader: ValueReader
): Promise<CsvRows> {
	const faults = new Faults();
	const odd = new NonDataRows(layout, faults);
	const room = roomOf(file, layout);
	const { named, mirrors } = keyFieldsOf(layout);
	const keys = named.map(({ field, name }) => new KeyColumn(field, name, room));
	const { figures, width, skip, header } = layout;
	const values = new GrowingArray(Float64Array, room * figures.length);
	const marks = new GrowingArray(Uint16Array, room * figures.length);
	const lines = new LineIndex();
	const categories = new Uint32Array(keys.length);
	let count = 0;
	/** Rows that can all be of different keys; one more, and one of them came twice. */
	let most = Infinity;
	let skipped = 0;
	let isEnded = true;

	/** Finds the categories of a row; false when it is no row of figures. */
	const isKeyed = (records: Records): boolean => {
		for (let k = 0; k < keys.length; k++) {
			const key = keys[k]!;
			let category = key.find(records);
			if (category < 0) {
				if (odd.isNone(records, count === 0)) return false;
				category = key.add(records);
				most = keys.reduce((product, { labels }) => product * labels.length, 1);
			}
			categories[k] = category;
		}
		return keys.length > 0 || !odd.isNone(records, count === 0);
	};
	reading: for await (const records of recordsOf(file, delimiter)) {
		while (records.next()) {
			if (skipped < skip) {
				skipped++;
				continue;
			}
			if (records.count !== width && !odd.isRow(records)) continue;
			if (!isKeyed(records)) continue;
			if (odd.notes.length > 0) odd.rejectRow(records);
			if (mirrors.length > 0) checkMirrors(records, mirrors, faults);
			for (let k = 0; k < keys.length; k++) keys[k]!.rows.push(categories[k]!);
			for (let f = 0; f < figures.length; f++) {
				const field = figures[f]!;
				if (!reader.read(records.bytes, records.starts[field]!, records.ends[field]!, records.line))
					faults.add(noFigure(records, field, header[field]!));
				values.push(reader.value);
				marks.push(reader.mark);
			}
			lines.add(count++, records.line);
			isEnded = records.isEnded;
			// The cube will be refused for it: the rest of such a file, however long, is not kept.
			if (count > most && odd.headers.count === 0) break reading;
		}
	}
	faults.settle();
	if (count === 0) refuse('csv_no_rows', {}, { line: layout.line });
	const repeated = mirrors.map(({ name }) => name);
	return { keys, values: values.done(), marks: marks.done(), count, lines, odd, repeated, isEnded };
}

interface KeyField {
	field: number;
	name: string;
}

/** Fields of keys; `mirrors` bear the name of one before them and repeat it, the first field of that name. */
function keyFieldsOf({ keys, header }: Layout): {
	named: KeyField[];
	mirrors: (KeyField & { first: number })[];
} {
	const all = keys.map((field) => ({ field, name: header[field]! }));
	const firstOf = (name: string) => all.find((other) => other.name === name)!.field;
	const isMirror = ({ field, name }: KeyField) => name !== '' && firstOf(name) !== field;
	return {
		named: all.filter((key) => !isMirror(key)),
		mirrors: all.filter(isMirror).map((key) => ({ ...key, first: firstOf(key.name) }))
	};
}

function checkMirrors(
	records: Records,
	mirrors: readonly (KeyField & { first: number })[],
	faults: Faults
): void {
	const { cells } = rowOf(records);
	for (const { field, first, name } of mirrors) {
		if (cells[field] === cells[first]) continue;
		faults.add(cause('csv_columns_clash', {}, { line: records.line, name }));
	}
}

/** Rows to be expected by the length of the first ones. */
const roomOf = ({ size }: InputFile, { rowBytes, figures }: Layout): number =>
	Math.min(Math.ceil((size / rowBytes) * SPARE), Math.floor(MOST_ROOM / figures.length)) + 1;

const noFigure = (records: Records, field: number, name: string) =>
	cause(
		'csv_no_figure',
		{ text: records.text(field) },
		{ line: records.line, column: field + 1, name }
	);
