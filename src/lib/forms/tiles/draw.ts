/** Draws a tile for each country where it lies on a map, in the tone of its value. */
import { cellText, labelOf, marksText, unpublishedKind } from '#lib/charts/frame/cell-text.ts';
import { widthOf, wrapped } from '#lib/charts/frame/measure.ts';
import type { FormDrawing, Panel } from '#lib/charts/frame/panel.ts';
import {
	classesOf,
	classKeyHeight,
	drawClassKey,
	type Classes
} from '#lib/charts/marks/classes.ts';
import { rowsOf, type Row } from '#lib/charts/marks/rows.ts';

/** Column and line of each country, as they lie from west to east and north to south. */
const PLACES: Record<string, [column: number, line: number]> = {
	IS: [0, 0],
	NO: [1, 0],
	SE: [2, 0],
	FI: [3, 0],
	DK: [1, 1]
};
const COLUMNS = 4;
const LINES = 2;
const GAP = 4;
/** A tile is no wider than this many sizes of type. */
const WIDEST = 10;

export const draw: FormDrawing = ([first]) => {
	if (!first) return () => 0;
	const classes = classesOf(first.figure);
	return (panel) => {
		const { figure, scene, box } = panel;
		const { type } = scene;
		const head = classKeyHeight(type);
		if (panel.row === 0)
			drawClassKey(figure, scene, classes, { x: box.x, y: box.y, width: box.width });
		const width = Math.min(box.width / COLUMNS, type * WIDEST);
		const height = Math.min((box.height - head) / LINES, width * 0.9);
		const rows = rowsOf(panel);
		rows.forEach((row, r) => {
			const [column, line] = PLACES[row.code] ?? [r % COLUMNS, Math.floor(r / COLUMNS)];
			const tile = {
				x: box.x + column * width,
				y: box.y + head + line * height,
				width: width - GAP,
				height: height - GAP
			};
			drawTile(panel, classes, row, r, tile);
		});
		return rows.length;
	};
};

interface Tile {
	x: number;
	y: number;
	width: number;
	height: number;
}

function drawTile(panel: Panel, classes: Classes, row: Row, r: number, tile: Tile): void {
	const { figure, scene } = panel;
	const { type, label: large, marks } = scene;
	const cell = row.cells[0]!;
	const value = row.values[0] ?? null;
	const series = row.code;
	const middle = { x: tile.x + tile.width / 2, y: tile.y + tile.height / 2 };
	const label = labelOf(figure, cell);
	const point =
		scene.points.push({ cell, ...middle, row: panel.row + r, column: 0, series, label }) - 1;
	const tone = value === null ? undefined : classes.toneOf(value);
	if (tone) marks.push({ kind: 'bar', ...tile, tone, series, point });
	else {
		const kind = unpublishedKind(figure, cell);
		marks.push({ kind, ...tile, point });
	}
	const inner = tile.width - type;
	const role = tone ? 'inside' : 'faint';
	const shared = { kind: 'text', role, anchor: 'start', x: tile.x + type * 0.5, series } as const;
	const toned = tone ? { tone } : {};
	const name =
		[row.name, row.code].find((one) => wrapped(one, inner, type).length === 1) ?? row.code;
	marks.push({ ...shared, ...toned, y: tile.y + type * 1.3, text: name });
	const text = cellText(figure, cell);
	const letters = marksText(figure, cell);
	// A number whose letters found no room would pass for a plain one.
	const shown = [text, letters].find((one) => one !== '' && widthOf(one, large, 'bold') <= inner);
	if (shown !== undefined)
		marks.push({ ...shared, ...toned, y: tile.y + tile.height - type * 0.6, text: shown });
}
