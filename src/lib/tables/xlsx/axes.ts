/** Headings and stub texts of a sheet, filled to the right and down inside the table, as axes with labels. */
import { refuse } from '../table/table.ts';
import { textOf, type Layout } from './layout.ts';
import { columnName, type SheetRow } from './sheet.ts';

export interface Axis {
	/** Where it was found: stub_1, heading_1. */
	place: string;
	name?: string;
	labels: string[];
	/** Where a column of codes stands before that of the texts. */
	codes?: string[];
}

export interface Axes {
	stub: Axis[];
	heading: Axis[];
	/** For each row of figures the category index in each stub axis. */
	rowKeys: number[][];
	/** Columns with figures, and for each the category index in each heading axis. */
	columns: number[];
	columnKeys: number[][];
	/** Columns with the note on the figure beside it, by the column of that figure. */
	noteColumns: Map<number, number>;
}

/** Numbers categories in the order they are met. */
class Categories {
	readonly labels: string[] = [];
	readonly #indexes = new Map<string, number>();

	indexOf(label: string): number {
		const known = this.#indexes.get(label);
		if (known !== undefined) return known;
		this.#indexes.set(label, this.labels.length);
		return this.labels.push(label) - 1;
	}
}

type UnclearCode =
	'xlsx_heading_gap' | 'xlsx_heading_missing' | 'xlsx_pairs' | 'xlsx_no_text' | 'xlsx_blank_group';
const unclear = (code: UnclearCode, row: number, column: number): never =>
	refuse(code, {}, { cell: `${columnName(column)}${row}` });

/** Columns that have a text in the last row of headings: each begins a figure, perhaps with a note beside it. */
function figureColumns(layout: Layout): { columns: number[]; isPaired: boolean } {
	const last = layout.heading.at(-1);
	if (!last) return { columns: [layout.stub], isPaired: false };
	const columns = last.cells.flatMap((cell, c) =>
		cell === undefined || c < layout.stub ? [] : [c]
	);
	const steps = columns.slice(1).map((column, i) => column - columns[i]!);
	const odd = steps.findIndex((step) => step !== steps[0]);
	const at = odd < 0 ? 0 : odd;
	if (steps.length > 0 && (odd >= 0 || (steps[0] !== 1 && steps[0] !== 2)))
		unclear('xlsx_heading_gap', last.at, columns[at]! + 1);
	const widest = Math.max(...layout.rows.map((row) => row.cells.length));
	const end = columns.at(-1)! + 1;
	const isPaired = steps[0] === 2 || (columns.length === 1 && widest === end + 1);
	if (widest > end + (isPaired ? 1 : 0)) {
		const row = layout.rows.find((r) => r.cells.length === widest)!;
		unclear('xlsx_heading_missing', row.at, widest - 1);
	}
	return { columns, isPaired };
}

/** Texts of one row of headings for each column: a text stands in the first column of its span only. */
function filledRight(row: SheetRow, columns: readonly number[]): string[] {
	let text = '';
	return columns.map((column) => {
		text = textOf(row.cells[column]) || text;
		return text;
	});
}

/** Whether the figures stand in the first or in the second column of each pair. */
function figuresFirst(layout: Layout, columns: readonly number[]): boolean {
	const isFull = (shift: number) =>
		layout.rows.every((row) => columns.every((column) => row.cells[column + shift] !== undefined));
	const isNumeric = (shift: number) =>
		layout.rows.some((row) =>
			columns.some((column) => typeof row.cells[column + shift] === 'number')
		);
	const [first, second] = [isFull(0) && isNumeric(0), isFull(1) && isNumeric(1)];
	if (first === second) unclear('xlsx_pairs', layout.rows[0]!.at, columns[0]!);
	return first;
}

/** Stub texts of each row: a text stands in the first row of its group only. */
function filledDown(layout: Layout): string[][] {
	let texts: string[] = [];
	return layout.rows.map((row) => {
		const own = Array.from({ length: layout.stub }, (_, c) => textOf(row.cells[c]));
		const outer = own.findIndex((text) => text !== '');
		if (outer < 0 && layout.stub > 0) unclear('xlsx_no_text', row.at, layout.stub - 1);
		const gap = own.findIndex((text, c) => text === '' && (c > outer || texts.length === 0));
		if (gap >= 0) unclear('xlsx_blank_group', row.at, gap);
		texts = own.map((text, c) => (c < outer ? texts[c]! : text));
		return texts;
	});
}

/** Two columns that always change together, one to one: codes and their texts. */
function isDouble(layout: Layout, texts: readonly string[][], column: number): boolean {
	const labels = new Map<string, string>();
	for (const [i, row] of layout.rows.entries()) {
		if ((row.cells[column] === undefined) !== (row.cells[column + 1] === undefined)) return false;
		const [code = '', label = ''] = [texts[i]![column], texts[i]![column + 1]];
		if ((labels.get(code) ?? label) !== label) return false;
		labels.set(code, label);
	}
	const isShort = [...labels].every(
		([code, label]) => code.length <= label.length && !/\s/.test(code)
	);
	return isShort && new Set(labels.values()).size > 1;
}

/** The axes of a table as PxWeb lays it out. Refuses gaps that could be filled in more than one way. */
export function axesOf(layout: Layout): Axes {
	const { columns, isPaired } = figureColumns(layout);
	const shift = isPaired && !figuresFirst(layout, columns) ? 1 : 0;
	const headingTexts = layout.heading.map((row) => filledRight(row, columns));
	const heading = headingTexts.map(() => new Categories());
	const columnKeys = columns.map((_, i) =>
		heading.map((categories, h) => categories.indexOf(headingTexts[h]![i]!))
	);
	const texts = filledDown(layout);
	const stub: Axis[] = [];
	const keys: number[][] = layout.rows.map(() => []);
	for (let column = 0; column < layout.stub; column++) {
		const hasCodes = column + 1 < layout.stub && isDouble(layout, texts, column);
		const categories = new Categories();
		const labels: string[] = [];
		texts.forEach((row, i) => {
			const index = categories.indexOf(row[column]!);
			keys[i]!.push(index);
			labels[index] = row[hasCodes ? column + 1 : column]!;
		});
		stub.push({
			place: `stub_${stub.length + 1}`,
			name: layout.stubNames?.[hasCodes ? column + 1 : column] || undefined,
			labels,
			...(hasCodes ? { codes: categories.labels } : {})
		});
		if (hasCodes) column++;
	}
	return {
		stub,
		heading: heading.map(({ labels }, h) => ({ place: `heading_${h + 1}`, labels })),
		rowKeys: keys,
		columns: columns.map((column) => column + shift),
		columnKeys,
		noteColumns: new Map(
			isPaired ? columns.map((column) => [column + shift, column + 1 - shift]) : []
		)
	};
}
