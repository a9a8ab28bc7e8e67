/** Rows with marks along a value axis: dot plot, dumbbell and 100 % bar. */
import { cellOf, dimensionOf } from '#lib/dataset/slice.ts';
import { observationAt } from '#lib/dataset/status.ts';
import { formatDifference } from '#lib/text/numbers.ts';
import { valueAxisBelow } from './axis.ts';
import { widthOf, wrapped } from './measure.ts';
import type { Panel } from './panels.ts';
import { marksText, nameIn, spoken, valueText } from './reading.ts';
import type { TextRole } from './scene.ts';
import { styleOf } from './tones.ts';

interface Row {
	code: string;
	cells: number[];
	values: (number | null)[];
}

/** Rows of countries go by value, from high to low; natural orders (age, level, reason) stay. Rows without values come last. */
export function rowsOf(panel: Pick<Panel, 'figure' | 'codes'>): Row[] {
	const { slice, view } = panel.figure;
	const dimension = dimensionOf(slice, view.x);
	const colours = view.colour ? (dimensionOf(slice, view.colour)?.codes ?? []) : [''];
	const rows = (dimension?.codes ?? []).map((code) => {
		const cells = colours.map((colour) =>
			cellOf(slice, { ...panel.codes, [view.x]: code, ...(view.colour && { [view.colour]: colour }) })
		);
		return { code, cells, values: cells.map((cell) => slice.values[cell] ?? null) };
	});
	if (dimension?.role !== 'geo') return rows;
	const rank = ({ values }: Row): number => {
		const known = values.filter((v): v is number => v !== null);
		if (known.length === 0) return -Infinity;
		if (view.form === 'stack') return values.at(-1) ?? -Infinity;
		if (view.form === 'dumbbell') return known.length > 1 ? Math.max(...known) - Math.min(...known) : -1e9;
		return known[0]!;
	};
	return rows.sort((a, b) => rank(b) - rank(a));
}

const differenceOf = (row: Row): number | undefined => {
	const known = row.values.filter((v): v is number => v !== null);
	return known.length > 1 && known.length === row.values.length ? Math.max(...known) - Math.min(...known) : undefined;
};

export function drawRows(panel: Panel): void {
	const { figure, scene, box: whole, kind } = panel;
	const { view } = figure;
	const { type, marker } = scene;
	const rows = rowsOf(panel);
	const stacked = view.form === 'stack';
	const above = kind === 'phone';
	const names = rows.map((r) => nameIn(figure, view.x, r.code, true));
	const left = above ? 0 : Math.min(whole.width * 0.34, Math.max(...names.map((n) => widthOf(n, type)))) + type;
	const points = figure.unit.kind === 'rate' ? 'pp' : figure.unit.symbol;
	const ends = rows.map((r) => {
		const d = view.form === 'dumbbell' ? differenceOf(r) : undefined;
		return d === undefined ? '' : formatDifference(d, { decimals: figure.unit.decimals, symbol: points }, figure.language).replace('+', '');
	});
	const valueWidth = Math.max(...rows.flatMap((r) => r.values.map((v) => (v === null ? 0 : widthOf(valueText(figure, v, true), type))))) + marker;
	const right = stacked ? 0 : view.form === 'dumbbell' ? Math.max(...ends.map((e) => widthOf(e, type))) + valueWidth + type * 0.8 : valueWidth + type;
	const negative = panel.domain[0] < 0 || view.form === 'dumbbell' ? valueWidth * (panel.domain[0] < 0 ? 1 : 0.4) : 0;
	const axisRoom = stacked ? 0 : type * 1.8;
	const box = { x: whole.x + left + negative, y: whole.y, width: whole.width - left - right - negative, height: whole.height - axisRoom };
	const x = stacked ? (v: number) => box.x + (v / 100) * box.width : valueAxisBelow(panel, box);
	const height = box.height / rows.length;

	rows.forEach((row, r) => {
		const top = box.y + r * height;
		const middle = above ? top + type * 1.1 + (height - type * 1.1) / 2 : top + height / 2;
		const lines = above ? [names[r]!] : wrapped(names[r]!, left - type * 0.6, type);
		lines.forEach((text, i) =>
			scene.marks.push({
				kind: 'text', role: 'row', text, anchor: above ? 'start' : 'end',
				x: above ? whole.x : whole.x + left - type * 0.7,
				y: above ? top + type : middle + type * 0.34 + (i - (lines.length - 1) / 2) * type * 1.1
			})
		);
		if (stacked) drawParts(panel, row, r, x, middle, Math.min(height * (above ? 0.5 : 0.68), type * 2.6));
		else drawMarks(panel, row, r, x, middle, box);
		if (ends[r])
			scene.marks.push({ kind: 'text', role: 'row', x: whole.x + whole.width, y: middle + type * 0.34, text: ends[r]!, anchor: 'end' });
	});
}

function drawMarks(panel: Panel, row: Row, r: number, x: (v: number) => number, y: number, box: { x: number; width: number }) {
	const { figure, scene } = panel;
	const { view, slice } = figure;
	const { type, marker } = scene;
	const known = row.values.filter((v): v is number => v !== null);
	scene.marks.push({ kind: 'rule', role: 'grid', x1: box.x, x2: box.x + box.width, y1: y, y2: y });
	const low = Math.min(...known);
	const high = Math.max(...known);
	if (known.length > 1) scene.marks.push({ kind: 'rule', role: 'connector', x1: x(low), x2: x(high), y1: y, y2: y });
	const colours = view.colour ? (dimensionOf(slice, view.colour)?.codes ?? []) : [row.code];
	row.cells.forEach((cell, c) => {
		const { value, statuses } = observationAt(slice, cell);
		const series = view.colour ? colours[c]! : row.code;
		const style = view.colour ? styleOf(figure, view.colour, series) : styleOf(figure, view.x, row.code);
		const place = { x: value === null ? box.x : x(value), y };
		const point = scene.points.push({ cell, ...place, row: panel.row + r, column: c, series, label: spoken(figure, cell) }) - 1;
		if (value === null) {
			scene.marks.push({ kind: 'marker', ...place, shape: 'cross', tone: style.tone, series, point });
			if (known.length === 0 && c === 0) {
				const why = figure.statuses.find((s) => s.status === statuses[0])?.text ?? '';
				scene.marks.push({ kind: 'text', role: 'faint', x: box.x + marker * 1.4, y: y + type * 0.34, text: `${marksText(figure, cell)} ${why}`, anchor: 'start' });
			}
			return;
		}
		const hollow = statuses.some((s) => s === 'provisional' || s === 'unreliable' || s === 'estimated');
		scene.marks.push({ kind: 'marker', ...place, shape: style.shape, tone: style.tone, hollow, series, point });
		const text = `${valueText(figure, value, true)} ${marksText(figure, cell)}`.trim();
		const outer = value === high ? 1 : value === low ? -1 : 0;
		if (outer === 0 || (row.cells.length > 1 && row.values.indexOf(value) !== c)) return;
		const before = outer < 0 || (value < 0 && known.length === 1);
		scene.marks.push({ kind: 'text', role: 'value', x: place.x + (before ? -1 : 1) * marker * 0.9, y: y + type * 0.34, text, anchor: before ? 'end' : 'start', series });
	});
}

function drawParts(panel: Panel, row: Row, r: number, x: (v: number) => number, middle: number, height: number) {
	const { figure, scene } = panel;
	const { view, slice } = figure;
	const { type } = scene;
	const colours = dimensionOf(slice, view.colour ?? '')?.codes ?? [];
	let from = 0;
	row.cells.forEach((cell, c) => {
		const value = slice.values[cell] ?? null;
		const left = x(from);
		const style = styleOf(figure, view.colour, colours[c]);
		const width = value === null ? 0 : x(from + value) - left;
		const point = scene.points.push({ cell, x: left + width / 2, y: middle, row: panel.row + r, column: c, series: colours[c] ?? '', label: spoken(figure, cell) }) - 1;
		if (value === null) return;
		from += value;
		// Two units of background between neighbours.
		scene.marks.push({ kind: 'bar', x: left + 1, y: middle - height / 2, width: Math.max(0, width - 2), height, tone: style.tone, series: colours[c], point });
		const text = `${valueText(figure, value, true)} ${marksText(figure, cell)}`.trim();
		if (widthOf(text, type) < width - type * 0.6)
			scene.marks.push({ kind: 'text', role: `inside${Math.min(c, 3)}` as TextRole, x: left + width / 2, y: middle + type * 0.34, text, anchor: 'middle', series: colours[c] });
	});
	if (row.values.some((v) => v === null)) {
		const left = x(from);
		const cell = row.cells[row.values.indexOf(null)]!;
		scene.marks.push({ kind: 'bar', x: left + 1, y: middle - height / 2, width: Math.max(0, x(100) - left - 2), height, tone: 'grey', hatched: true });
		scene.marks.push({ kind: 'text', role: 'faint', x: left + type * 0.6, y: middle + type * 0.34, text: marksText(figure, cell), anchor: 'start' });
	}
}
