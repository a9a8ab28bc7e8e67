/** The bar of a row: parts side by side, with their values inside; what nobody published is hatched, never filled in. */
import { cellText, labelOf, marksText, statusWords } from '#lib/charts/frame/cell-text.ts';
import { widthOf } from '#lib/charts/frame/measure.ts';
import type { Box, Panel } from '#lib/charts/frame/panel.ts';
import { CENTRED } from '#lib/charts/frame/scene.ts';
import { seriesStyle } from '#lib/charts/theme/series-style.ts';
import type { Tone } from '#lib/charts/theme/tokens.ts';
import { marksOf, type Row, type Track } from './rows.ts';

/** The bar of one row and where it goes. */
export interface RowBar {
	panel: Panel;
	row: Row;
	/** Position of the row among those of the panel. */
	at: number;
	track: Track;
	/** From and to of each part, in the unit of the values. */
	extents: readonly (readonly [number, number])[];
	/** Value → x. */
	x: (value: number) => number;
}

/** Half of the background between two neighbours. */
const GAP = 1;

/** Box of a stretch of the bar. */
function boxOf({ panel, track, x }: RowBar, [from, to]: readonly [number, number]): Box {
	const height = Math.min(track.height * 0.74, panel.scene.type * 2.6);
	const width = Math.max(0, x(to) - x(from) - 2 * GAP);
	return { x: x(from) + GAP, y: track.y - height / 2, width, height };
}

/** Draws the parts from left to right, and what is missing to the whole as one hatched rest. */
export function drawBar(bar: RowBar, whole: number): void {
	const { panel, row, at, track, extents } = bar;
	const { figure, scene } = panel;
	const codes = marksOf(panel);
	const published = extents.at(-1)?.[1] ?? 0;
	let isRestDrawn = false;
	row.cells.forEach((cell, c) => {
		const isPublished = (row.values[c] ?? null) !== null;
		const box = boxOf(bar, isPublished ? extents[c]! : [published, whole]);
		const middle = { x: box.x + box.width / 2, y: track.y };
		const series = codes[c] ?? '';
		const label = labelOf(figure, cell);
		const point =
			scene.points.push({ cell, ...middle, row: panel.row + at, column: c, series, label }) - 1;
		if (isPublished) {
			const { tone } = seriesStyle(figure, figure.view.colour, series);
			scene.marks.push({ kind: 'bar', ...box, tone, series, point });
			drawInside(panel, cell, box, { tone, series });
		} else if (!isRestDrawn) {
			isRestDrawn = true;
			scene.marks.push({ kind: 'hatch', ...box, point });
			drawReason(panel, cell, box);
		}
	});
}

const centred = ({ scene: { type } }: Panel, { x, y, width, height }: Box) =>
	({
		kind: 'text',
		anchor: 'middle',
		x: x + width / 2,
		y: y + height / 2 + type * CENTRED
	}) as const;

/** The value inside its part, or where it does not fit the letters of its statuses. */
function drawInside(
	panel: Panel,
	cell: number,
	box: Box,
	part: { tone: Tone; series: string }
): void {
	const { figure, scene } = panel;
	const { type, marks } = scene;
	const text = { ...centred(panel, box), ...part, role: 'inside' } as const;
	const [number, letters] = [cellText(figure, cell), marksText(figure, cell)];
	if (widthOf(number, type, 'bold') < box.width - type * 0.6) marks.push({ ...text, text: number });
	else if (letters !== '' && widthOf(letters, type, 'bold') < box.width)
		marks.push({ ...text, text: letters });
}

/** Why the rest is not published, as long as it fits. */
function drawReason(panel: Panel, cell: number, box: Box): void {
	const { figure, scene } = panel;
	const letters = marksText(figure, cell);
	const text = [`${letters} ${statusWords(figure, cell)}`, letters].find(
		(content) => widthOf(content, scene.type) < box.width - scene.type
	);
	if (text !== undefined) scene.marks.push({ ...centred(panel, box), role: 'faint', text });
}
