/** Dot plot and dumbbell: one or more marks per row on a common axis. */
import { valueAxisBelow } from '#lib/charts/frame/axis.ts';
import { columnsOf, drawColumns } from './value-columns.ts';
import { widest, widthOf } from '#lib/charts/frame/measure.ts';
import type { Box, Panel } from '#lib/charts/frame/layout.ts';
import { cellText, isHollow, marksText, spoken, statusWords } from '#lib/charts/frame/cell-text.ts';
import { drawNames, marksOf, nameRoom, rowsOf, tracksOf, type Row, type Track } from './rows.ts';
import { CENTRED, type Marker } from '#lib/charts/frame/scene.ts';
import { rowStyleOf, styleOf } from '#lib/charts/theme/series-style.ts';

export function drawDots(panel: Panel): void {
	const { figure, scene, box: whole, kind, domain } = panel;
	const { type, marker } = scene;
	const rows = rowsOf(panel);
	const isNarrow = kind === 'phone';
	const left = nameRoom(panel, rows);
	const names = widest(
		rows.map((r) => r.name),
		type
	);
	const columns = columnsOf(
		panel,
		rows,
		isNarrow ? whole.width - names : (whole.width - left) * 0.55
	);
	const isSingle = marksOf(panel).length === 1;
	const values =
		widest(
			panel.everyRow.map((r) => cellText(figure, r.cells[0]!)),
			type
		) + marker;
	const right = isSingle ? values : isNarrow ? 0 : columns.reduce((sum, c) => sum + c.width, 0);
	const before = isSingle && domain.low < 0 ? values : 0;
	const head = columns.length > 0 ? type * 1.6 : 0;
	const box: Box = {
		x: whole.x + left + before + marker * 0.6,
		y: whole.y + head,
		width: whole.width - left - before - right - marker * 1.2,
		height: whole.height - head - type * 1.8
	};
	const tracks = tracksOf(panel, rows.length, box.y, box.height);
	const spans = isNarrow
		? tracks.map((t): [number, number] => [t.y - marker, t.y + marker])
		: [[box.y, box.y + box.height] as [number, number]];
	const x = valueAxisBelow(panel, box, spans);
	drawNames(panel, rows, tracks, left);
	const isWritten = isSingle || columns.length > 1;
	rows.forEach((row, r) => drawRow(panel, row, r, tracks[r]!, x, box, isSingle));
	if (!isWritten) rows.forEach((row, r) => drawLetters(panel, row, tracks[r]!, x, box));
	drawColumns(panel, columns, tracks, whole.y + type * 0.7);
}

function drawRow(
	panel: Panel,
	row: Row,
	r: number,
	{ y }: Track,
	x: (value: number) => number,
	box: Box,
	isSingle: boolean
): void {
	const { figure, scene } = panel;
	const { view } = figure;
	const { type, marker, marks, points } = scene;
	const known = row.values.filter((v): v is number => v !== null);
	marks.push({ kind: 'rule', role: 'grid', x1: box.x, x2: box.x + box.width, y1: y, y2: y });
	if (known.length > 1) {
		const ends = { x1: x(Math.min(...known)), x2: x(Math.max(...known)), y1: y, y2: y };
		marks.push({ kind: 'rule', role: 'connector', ...ends });
	}
	const codes = marksOf(panel);
	let crosses = 0;
	const markers = row.cells.map((cell, c): Marker => {
		const value = row.values[c] ?? null;
		const series = view.colour ? codes[c]! : row.code;
		const style = view.colour
			? styleOf(figure, view.colour, series)
			: rowStyleOf(figure, view.x, row.code);
		const at = { x: value === null ? box.x + crosses++ * marker * 1.4 : x(value), y };
		const label = spoken(figure, cell);
		const point = points.push({ cell, ...at, row: panel.row + r, column: c, series, label }) - 1;
		const shared = { kind: 'marker', ...at, tone: style.tone, series, point } as const;
		return value === null
			? { ...shared, shape: 'cross' }
			: { ...shared, shape: style.shape, hollow: isHollow(figure, cell) };
	});
	// The first group is drawn last: where marks overlap, it stays whole.
	marks.push(...markers.reverse());
	const text = { y: y + type * CENTRED, kind: 'text' } as const;
	if (known.length === 0) {
		const first = row.cells[0]!;
		const start = box.x + crosses * marker * 1.4;
		const words = `${marksText(figure, first)} ${statusWords(figure, first)}`;
		const fits = start + widthOf(words, type) < scene.width;
		marks.push({
			...text,
			role: 'faint',
			x: start,
			text: fits ? words : marksText(figure, first),
			anchor: 'start'
		});
	} else if (isSingle) {
		const value = known[0]!;
		const place = {
			x: x(value) + (value < 0 ? -1 : 1) * marker * 0.9,
			anchor: value < 0 ? 'end' : 'start'
		} as const;
		marks.push({ ...text, role: 'value', ...place, text: cellText(figure, row.cells[0]!) });
	}
}

/** Where no column says them, the letters of the statuses stand at the marks: outside the outer two, above those between. */
function drawLetters(
	{ figure, scene }: Panel,
	{ cells, values }: Row,
	{ y }: Track,
	x: (value: number) => number,
	box: Box
): void {
	const { type, marker } = scene;
	const known = values.filter((v): v is number => v !== null);
	if (known.length === 0) return;
	const first = values.indexOf(Math.min(...known));
	const last = values.lastIndexOf(Math.max(...known));
	const beside = marker * 0.8;
	let crosses = 0;
	cells.forEach((cell, c) => {
		const value = values[c] ?? null;
		const at = value === null ? box.x + crosses++ * marker * 1.4 : x(value);
		const text = marksText(figure, cell);
		if (text === '') return;
		const isOuter = value !== null && (c === first || c === last);
		const place = !isOuter
			? { x: at, y: y - marker * 0.6 - type * 0.25, anchor: 'middle' as const }
			: {
					x: at + (c === first ? -beside : beside),
					y: y + type * CENTRED,
					anchor: c === first ? ('end' as const) : ('start' as const)
				};
		scene.marks.push({ kind: 'text', role: 'faint', text, ...place });
	});
}
