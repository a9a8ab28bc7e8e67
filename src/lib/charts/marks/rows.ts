/** Rows along a value axis: which rows a chart has, in which order, and where their names and tracks lie. */
import { cellOf, dimensionOf } from '#lib/dataset/slice.ts';
import { NAME_LINE } from '#lib/forms/rows.ts';
import { orderedRows, shownRows } from '#lib/forms/shown-rows.ts';
import { wrapped, widest } from '#lib/charts/frame/measure.ts';
import type { Box, Panel } from '#lib/charts/frame/panel.ts';
import { nameIn } from '#lib/charts/frame/cell-text.ts';
import { rowScale } from '#lib/charts/frame/scales.ts';
import { CENTRED } from '#lib/charts/frame/scene.ts';

export interface Row {
	code: string;
	name: string;
	cells: number[];
	values: (number | null)[];
	/** Those of its values that are compared: not of totals and regions beside their parts. */
	compared: (number | null)[];
}

/** Codes of the marks or parts each row holds. */
export const marksOf = ({ figure: { slice, view } }: Pick<Panel, 'figure'>): string[] =>
	view.colour ? (dimensionOf(slice, view.colour)?.codes ?? []) : [''];

/** True for a total or region that stands beside its parts. */
const isBeside = ({ groups }: Panel['figure'], dimension: string | undefined, code: string) =>
	dimension !== undefined && groups[dimension]?.includes(code) === true;

/** Codes of the marks of each row that are compared with each other. */
export const comparedOf = (panel: Pick<Panel, 'figure'>): string[] =>
	marksOf(panel).filter((code) => !isBeside(panel.figure, panel.figure.view.colour, code));

/** The rows that are drawn, those without an order of their own by value. */
export function rowsOf(panel: Pick<Panel, 'figure' | 'codes'>): Row[] {
	const { figure, codes } = panel;
	const { slice, view } = figure;
	const marks = marksOf(panel);
	const drawn = shownRows(figure).codes;
	return orderedRows(figure, codes)
		.filter((code) => drawn.includes(code))
		.map((code) => {
			const cells = marks.map((mark) =>
				cellOf(slice, { ...codes, [view.x]: code, ...(view.colour && { [view.colour]: mark }) })
			);
			const values = cells.map((cell) => slice.values[cell] ?? null);
			const compared = values.filter((_, c) => !isBeside(figure, view.colour, marks[c]!));
			return { code, name: nameIn(figure, view.x, code, true), cells, values, compared };
		});
}

export interface Track {
	/** Middle of the marks. */
	y: number;
	/** Middle of the line that holds the name. */
	nameY: number;
	top: number;
	height: number;
}

/** Width left of the tracks for the names of the rows; none where names stand above. */
export const nameWidth = ({ scene, box, medium }: Panel, rows: readonly Row[]): number =>
	medium === 'phone'
		? 0
		: Math.min(
				box.width * 0.34,
				widest(
					rows.map((r) => r.name),
					scene.label
				)
			) + scene.type;

/** Where the lines of the value axis run: down the plot, or on phones beside each row, whose name stands above it. */
export const spansOf = (
	{ medium }: Panel,
	{ y, height }: Pick<Box, 'y' | 'height'>,
	tracks: readonly Track[]
): [number, number][] =>
	medium === 'phone' ? tracks.map((t) => [t.top, t.top + t.height]) : [[y, y + height]];

/**
 * Places of the rows between `top` and `top + height`.
 * @param marks how many lie above each other in a row
 */
export function tracksOf(
	{ scene, medium }: Panel,
	count: number,
	top: number,
	height: number,
	marks = 1
): Track[] {
	const rows = rowScale(count, top, height);
	const above = medium === 'phone' ? scene.type * NAME_LINE : 0;
	return Array.from({ length: count }, (_, i) => {
		const start = rows.top(i);
		const own = above
			? Math.min(rows.height - above, scene.type * Math.max(2.7, marks * 1.7))
			: rows.height;
		const y = start + above + own / 2;
		return { y, nameY: above ? start + above / 2 : y, top: start + above, height: own };
	});
}

export function drawNames(
	panel: Panel,
	rows: readonly Row[],
	tracks: readonly Track[],
	width: number
): void {
	const { scene, box } = panel;
	const { type, label } = scene;
	const isAbove = width === 0;
	rows.forEach((row, i) => {
		const role = row.values.every((v) => v === null) ? 'absent' : 'row';
		const lines = isAbove ? [row.name] : wrapped(row.name, width - type * 0.6, label);
		lines.forEach((text, k) => {
			const down = (k - (lines.length - 1) / 2) * label * 1.1;
			const place = {
				x: isAbove ? box.x : box.x + width - type * 0.7,
				y: tracks[i]!.nameY + label * CENTRED + down
			};
			const anchor = isAbove ? 'start' : 'end';
			scene.marks.push({ kind: 'text', role, ...place, text, anchor, category: row.code });
		});
	});
}
