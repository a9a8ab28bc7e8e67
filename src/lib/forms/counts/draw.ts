/** Draws parts of counts side by side from zero; what the source publishes as their whole stands at the end. */
import { stack } from 'd3-shape';
import { nice } from 'd3-array';
import { valueAxisBelow } from '#lib/charts/frame/axis.ts';
import {
	cellText,
	fillOf,
	labelOf,
	marksText,
	unpublishedKind
} from '#lib/charts/frame/cell-text.ts';
import { widest, widthOf } from '#lib/charts/frame/measure.ts';
import { codesOf, type Box, type FormDrawing, type Panel } from '#lib/charts/frame/panel.ts';
import { CENTRED } from '#lib/charts/frame/scene.ts';
import {
	comparedOf,
	drawNames,
	marksOf,
	nameWidth,
	rowsOf,
	spansOf,
	tracksOf,
	type Row,
	type Track
} from '#lib/charts/marks/rows.ts';
import { seriesStyle } from '#lib/charts/theme/series-style.ts';

/** How much of a row its bar fills. */
const FILLED = 0.74;

const sumOf = ({ compared }: Row): number =>
	compared.reduce<number>((sum, value) => sum + (value ?? 0), 0);

/** The published whole of a row in words; "" where none is chosen. */
function wholeText({ figure }: Panel, row: Row, codes: readonly string[]): string {
	const at = codes.findIndex((code) => figure.groups[figure.view.colour!]?.includes(code));
	return at < 0 ? '' : cellText(figure, row.cells[at]!);
}

export const draw: FormDrawing = (panels) => {
	const most = Math.max(0, ...panels.flatMap(rowsOf).map(sumOf));
	return (panel) => {
		const { scene, box: whole, domain } = panel;
		const { type } = scene;
		const rows = rowsOf(panel);
		const codes = marksOf(panel);
		const left = nameWidth(panel, rows);
		const wholes = rows.map((row) => wholeText(panel, row, codes));
		const after = Math.max(widest(wholes, type, 'bold') + type * 0.7, type * 3);
		const box: Box = {
			x: whole.x + left,
			y: whole.y,
			width: whole.width - left - after,
			height: whole.height - type * 1.8
		};
		const tracks = tracksOf(panel, rows.length, box.y, box.height);
		const spans = spansOf(panel, box, tracks);
		const [, high] = nice(0, most || 1, domain.steps);
		const x = valueAxisBelow(
			{ ...panel, domain: { low: 0, high, steps: domain.steps } },
			box,
			spans
		);
		drawNames(panel, rows, tracks, left);
		const parts = stack<Row, number>()
			.keys(comparedOf(panel).keys())
			.value((row, part) => row.compared[part] ?? 0)(rows);
		rows.forEach((row, r) => {
			const extents = parts.map((part): [number, number] => [part[r]![0], part[r]![1]]);
			const { end, letters } = drawRow(panel, row, r, tracks[r]!, extents, x);
			const text = [wholes[r]!, ...letters].filter(Boolean).join(' ');
			const at = { x: end, y: tracks[r]!.y + type * CENTRED };
			if (text) scene.marks.push({ kind: 'text', role: 'value', ...at, text, anchor: 'start' });
		});
		return rows.length;
	};
};

/**
 * What was not published has no length: a narrow box at the end of the bar, hatched where it was kept back.
 * @returns where the row ends, and the letters of statuses that found no room in their parts
 */
function drawRow(
	panel: Panel,
	row: Row,
	r: number,
	track: Track,
	extents: readonly (readonly [number, number])[],
	x: (value: number) => number
): { end: number; letters: string[] } {
	const { figure, scene } = panel;
	const { type } = scene;
	const height = Math.min(track.height * FILLED, type * 1.9);
	const y = track.y - height / 2;
	const compared = comparedOf(panel);
	const letters: string[] = [];
	let rest = x(extents.at(-1)?.[1] ?? 0) + type * 0.3;
	codesOf(figure, figure.view.colour).forEach((series, c) => {
		const part = compared.indexOf(series);
		// The whole is words at the end of the bar.
		if (part < 0) return;
		const cell = row.cells[c]!;
		const value = row.values[c] ?? null;
		const [from, to] = extents[part]!;
		const label = labelOf(figure, cell);
		const middle = { x: value === null ? rest : (x(from) + x(to)) / 2, y: track.y };
		const point =
			scene.points.push({ cell, ...middle, row: panel.row + r, column: c, series, label }) - 1;
		if (value === null) {
			const kind = unpublishedKind(figure, cell);
			const box = { x: Math.min(rest, scene.width - type), y, width: type * 0.7, height };
			scene.marks.push({ kind, ...box, point });
			rest += type;
			return;
		}
		const { tone } = seriesStyle(figure, figure.view.colour, series);
		const width = Math.max(0, x(to) - x(from) - 1.5);
		const bar = { x: x(from), y, width, height };
		scene.marks.push({ kind: 'bar', ...bar, tone, fill: fillOf(figure, cell), series, point });
		const texts = [cellText(figure, cell), marksText(figure, cell)].filter(Boolean);
		const text = texts.find((one) => widthOf(one, type, 'bold') < width - type * 0.3);
		const middleY = {
			x: bar.x + width / 2,
			y: track.y + type * CENTRED,
			anchor: 'middle'
		} as const;
		// On an outline, or a light area, the number is in ink.
		const look =
			fillOf(figure, cell) === 'full'
				? ({ role: 'inside', tone, series } as const)
				: ({ role: 'value', series } as const);
		if (text !== undefined) scene.marks.push({ kind: 'text', ...middleY, ...look, text });
		else if (texts[1]) letters.push(texts[1]);
	});
	return { end: rest + type * 0.1, letters };
}
