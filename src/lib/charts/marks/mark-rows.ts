/** Rows of one or more marks on a common axis, with their values at the marks or in columns. */
import { valueAxisBelow } from '#lib/charts/frame/axis.ts';
import { cellText, fillOf, labelOf, marksText, statusWords } from '#lib/charts/frame/cell-text.ts';
import { widest, widthOf } from '#lib/charts/frame/measure.ts';
import type { Box, FormDrawing, Panel } from '#lib/charts/frame/panel.ts';
import { CENTRED, type Marker } from '#lib/charts/frame/scene.ts';
import { rowStyle, seriesStyle } from '#lib/charts/theme/series-style.ts';
import { drawNames, marksOf, nameWidth, rowsOf, tracksOf, type Row, type Track } from './rows.ts';
import { columnsOf, drawColumns, type ValueColumn } from './value-columns.ts';

/** A panel and where its marks go. */
interface Plot {
	panel: Panel;
	/** Inside the axis. */
	box: Box;
	/** Value → x. */
	x: (value: number) => number;
	/** One mark for each row. */
	isSingle: boolean;
}

/** Where the marks go between the names on the left and the columns or values on the right. */
function plotBox(
	panel: Panel,
	everyRow: readonly Row[],
	left: number,
	columns: readonly ValueColumn[]
): Box {
	const { figure, scene, box: whole, medium, domain } = panel;
	const { type, marker } = scene;
	const isSingle = marksOf(panel).length === 1;
	const values =
		widest(
			everyRow.map((row) => cellText(figure, row.cells[0]!)),
			type
		) + marker;
	const beside = medium === 'phone' ? 0 : columns.reduce((sum, c) => sum + c.width, 0);
	const right = isSingle ? values : beside;
	const before = isSingle && domain.low < 0 ? values : 0;
	const head = columns.length > 0 ? type * 1.6 : 0;
	return {
		x: whole.x + left + before + marker * 0.6,
		y: whole.y + head,
		width: whole.width - left - before - right - marker * 1.2,
		height: whole.height - head - type * 1.8
	};
}

/** The columns beside the marks: on phones they share the line of the names above each row. */
function columnsBeside(
	panel: Panel,
	rows: readonly Row[],
	everyRow: readonly Row[],
	left: number
): ValueColumn[] {
	const { scene, box, medium } = panel;
	const names = widest(
		rows.map((r) => r.name),
		scene.type
	);
	const available = medium === 'phone' ? box.width - names : (box.width - left) * 0.55;
	return columnsOf(panel, rows, everyRow, available);
}

/** What is measured on rows is measured on those of all panels, so that panels share one scale. */
export const drawMarkRows: FormDrawing = (panels) => {
	const everyRow = panels.flatMap(rowsOf);
	return (panel) => {
		const { scene, medium, box: whole } = panel;
		const { type, marker } = scene;
		const rows = rowsOf(panel);
		const left = nameWidth(panel, rows);
		const columns = columnsBeside(panel, rows, everyRow, left);
		const box = plotBox(panel, everyRow, left, columns);
		const tracks = tracksOf(panel, rows.length, box.y, box.height);
		const spans =
			medium === 'phone'
				? tracks.map((t): [number, number] => [t.y - marker, t.y + marker])
				: [[box.y, box.y + box.height] as [number, number]];
		const x = valueAxisBelow(panel, box, spans);
		drawNames(panel, rows, tracks, left);
		const isSingle = marksOf(panel).length === 1;
		const plot: Plot = { panel, box, x, isSingle };
		rows.forEach((row, r) => drawRow(plot, row, r, tracks[r]!));
		const isWritten = isSingle || columns.length > 1;
		if (!isWritten) rows.forEach((row, r) => drawLetters(plot, row, tracks[r]!));
		drawColumns(panel, columns, rows, tracks, whole.y + type * 0.7);
		return rows.length;
	};
};

const publishedIn = ({ values }: Row): number[] => values.filter((v): v is number => v !== null);

function drawRow(plot: Plot, row: Row, r: number, { y }: Track): void {
	const { panel, box, x, isSingle } = plot;
	const { marks } = panel.scene;
	const published = publishedIn(row);
	marks.push({ kind: 'rule', role: 'grid', x1: box.x, x2: box.x + box.width, y1: y, y2: y });
	if (published.length > 1) {
		const ends = { x1: x(Math.min(...published)), x2: x(Math.max(...published)), y1: y, y2: y };
		marks.push({ kind: 'rule', role: 'connector', ...ends });
	}
	// The first group is drawn last: where marks overlap, it stays whole.
	marks.push(...markersOf(plot, row, r, y).reverse());
	if (published.length === 0) drawReason(plot, row, y);
	else if (isSingle) drawValue(plot, row, published[0]!, y);
}

/** A marker for each cell of a row, and its point; what is not published is a cross at the foot of the axis. */
function markersOf({ panel, box, x }: Plot, row: Row, r: number, y: number): Marker[] {
	const { figure, scene } = panel;
	const { view } = figure;
	const codes = marksOf(panel);
	let crosses = 0;
	return row.cells.map((cell, c): Marker => {
		const value = row.values[c] ?? null;
		const series = view.colour ? codes[c]! : row.code;
		const style = view.colour
			? seriesStyle(figure, view.colour, series)
			: rowStyle(figure, view.x, row.code);
		const at = { x: value === null ? box.x + crosses++ * scene.marker * 1.4 : x(value), y };
		const label = labelOf(figure, cell);
		const point =
			scene.points.push({ cell, ...at, row: panel.row + r, column: c, series, label }) - 1;
		const shared = { kind: 'marker', ...at, tone: style.tone, series, point } as const;
		return value === null
			? { ...shared, shape: 'cross' }
			: { ...shared, shape: style.shape, fill: fillOf(figure, cell) };
	});
}

/** Why a row has no value at all, behind its crosses. */
function drawReason({ panel, box, isSingle }: Plot, row: Row, y: number): void {
	const { figure, scene } = panel;
	const { type, marker } = scene;
	const first = row.cells[0]!;
	const start = box.x + row.cells.length * marker * 1.4;
	const words = `${marksText(figure, first)} ${statusWords(figure, first)}`;
	// Columns of values stand right of the plot; a single value has its place at its mark.
	const { x, width } = isSingle ? panel.box : box;
	const fits = start + widthOf(words, type) < x + width;
	scene.marks.push({
		kind: 'text',
		y: y + type * CENTRED,
		role: 'faint',
		x: start,
		text: fits ? words : marksText(figure, first),
		anchor: 'start'
	});
}

/** The value of a single mark, on its side away from zero. */
function drawValue({ panel, x }: Plot, row: Row, value: number, y: number): void {
	const { figure, scene } = panel;
	const isNegative = value < 0;
	scene.marks.push({
		kind: 'text',
		y: y + scene.type * CENTRED,
		role: 'value',
		x: x(value) + (isNegative ? -1 : 1) * scene.marker * 0.9,
		anchor: isNegative ? 'end' : 'start',
		text: cellText(figure, row.cells[0]!),
		category: row.code
	});
}

/** Where no column says them, the letters of the statuses stand at the marks: outside the outer two, above those between. */
function drawLetters({ panel, box, x }: Plot, row: Row, { y }: Track): void {
	const { figure, scene } = panel;
	const { cells, values } = row;
	const { type, marker } = scene;
	const published = publishedIn(row);
	if (published.length === 0) return;
	const first = values.indexOf(Math.min(...published));
	const last = values.lastIndexOf(Math.max(...published));
	const beside = marker * 0.8;
	let crosses = 0;
	cells.forEach((cell, c) => {
		const value = values[c] ?? null;
		const at = value === null ? box.x + crosses++ * marker * 1.4 : x(value);
		const text = marksText(figure, cell);
		if (text === '') return;
		const isOuter = value !== null && (c === first || c === last);
		const above = { x: at, y: y - marker * 0.6 - type * 0.25, anchor: 'middle' } as const;
		const outside = {
			x: at + (c === first ? -beside : beside),
			y: y + type * CENTRED,
			anchor: c === first ? 'end' : 'start'
		} as const;
		scene.marks.push({ kind: 'text', role: 'faint', text, ...(isOuter ? outside : above) });
	});
}
