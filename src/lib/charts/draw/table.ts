/** The slice of a figure as a table: the same cells in the same order as the chart, columns along its main direction. */
import type { Figure } from '#lib/forms/figure.ts';
import { cellOf } from '#lib/dataset/slice.ts';
import { observationAt } from '#lib/dataset/status.ts';
import { element, escaped } from './markup.ts';
import { axesOf } from '#lib/charts/frame/table-axes.ts';
import { marksText, nameIn, numberText, statusWords } from '#lib/charts/frame/cell-text.ts';

export interface TableCell {
	cell: number;
	value: number | null;
	text: string;
	marks: string;
	/** What the marks mean. */
	words: string;
	status: string;
}
export interface Table {
	/** Names of the dimensions the rows are told apart by. */
	corner: string[];
	columns: string[];
	rows: { heads: string[]; cells: TableCell[] }[];
}

export function tableOf(figure: Figure): Table {
	const { slice } = figure;
	const { across, down } = axesOf(figure);
	let keys: Record<string, string>[] = [{}];
	for (const d of down)
		keys = keys.flatMap((key) => d.codes.map((code) => ({ ...key, [d.id]: code })));
	return {
		corner: down.map((d) => figure.names[d.id]?.label ?? d.id),
		columns: across.codes.map((code) => nameIn(figure, across.id, code, true)),
		rows: keys.map((key) => ({
			heads: down.map((d) => nameIn(figure, d.id, key[d.id]!)),
			cells: across.codes.map((code) => {
				const cell = cellOf(slice, { ...key, [across.id]: code });
				const { value, statuses } = observationAt(slice, cell);
				return {
					cell,
					value,
					text: value === null ? '' : numberText(figure, value),
					marks: marksText(figure, cell),
					words: statusWords(figure, cell),
					status: statuses.join('|')
				};
			})
		}))
	};
}

/** Rows `from` to `to` of a table as markup, with the head that names their columns. */
export function tableHtml(table: Table, caption: string, from: number, to: number): string {
	const th = (scope: 'col' | 'row', text: string, kind?: string) =>
		element('th', { scope, class: kind }, escaped(text));
	const row = (cells: string[]) => element('tr', {}, cells.join(''));
	const head = [
		...table.corner.map((name) => th('col', name)),
		...table.columns.map((name) => th('col', name, 'number'))
	];
	const rows = table.rows.slice(from, to).map(({ heads, cells }) =>
		row([
			...heads.map((name) => th('row', name)),
			...cells.map(({ text, marks, words }) => {
				const note = marks && ` ${element('abbr', { title: words }, escaped(marks))}`;
				return element('td', { class: 'number' }, escaped(text) + note);
			})
		])
	);
	return [
		element('caption', { class: 'hidden' }, escaped(caption)),
		element('thead', {}, row(head)),
		element('tbody', {}, rows.join(''))
	].join('');
}

/** For the clipboard: tabs, decimal points, ASCII minus, no grouping, so that every program reads numbers; statuses beside. */
export function tsvOf(table: Table): string {
	const noted = table.rows.some((r) => r.cells.some((c) => c.status !== 'ok'));
	const head = [
		...table.corner,
		...table.columns.flatMap((c) => (noted ? [c, `${c} status`] : [c]))
	];
	const lines = table.rows.map((r) => [
		...r.heads,
		...r.cells.flatMap((c) => (noted ? [c.value ?? '', c.status] : [c.value ?? '']))
	]);
	return [head, ...lines]
		.map((line) => line.map((t) => String(t).replace(/[\t\r\n]+/g, ' ')).join('\t'))
		.join('\n');
}
