/** Lines over periods: a marker on every period, gaps where nothing is published, a cut where a series breaks. */
import { line } from 'd3-shape';
import { cellOf, dimensionOf } from '#lib/dataset/slice.ts';
import { isBreak, observationAt } from '#lib/dataset/status.ts';
import { spread } from './labels.ts';
import { widthOf } from './measure.ts';
import { nameIn, spoken, valueText } from './reading.ts';
import type { Panel } from './panels.ts';
import { valueAxis } from './axis.ts';
import { styleOf } from './tones.ts';

/** Draws one panel of lines. `labelled`: names stand at the line ends, else a key above says them. */
export function drawLines(panel: Panel, labelled: boolean): void {
	const { figure, scene, codes, row } = panel;
	const { slice, view } = figure;
	const { type } = scene;
	const periods = dimensionOf(slice, view.x)?.codes ?? [];
	const seriesCodes = view.colour ? (dimensionOf(slice, view.colour)?.codes ?? []) : [''];
	const at = (series: string, period: string) =>
		cellOf(slice, { ...codes, ...(view.colour && { [view.colour]: series }), [view.x]: period });

	const ends = seriesCodes.map((series) => {
		let last = periods.length - 1;
		while (last > 0 && slice.values[at(series, periods[last]!)] === null) last--;
		const value = slice.values[at(series, periods[last]!)] ?? null;
		const name = labelled && view.colour ? nameIn(figure, view.colour, series, true) : '';
		return { series, last, value, text: value === null ? '' : `${name} ${valueText(figure, value, true)}`.trim() };
	});
	const room = Math.max(...ends.map((e) => widthOf(e.text, type))) + type * 1.2;
	const box = { ...panel.box, width: panel.box.width - room };
	const y = valueAxis(panel, box);
	const step = periods.length > 1 ? box.width / (periods.length - 1) : 0;
	const x = (i: number) => (periods.length > 1 ? box.x + i * step : box.x + box.width / 2);
	const bottom = box.y + box.height;

	const wide = Math.max(...periods.map((p) => widthOf(nameIn(figure, view.x, p), type))) * 1.35;
	const every = [1, 2, 3, 5, 10].find((n) => n * step >= wide) ?? periods.length;
	periods.forEach((period, i) => {
		if ((periods.length - 1 - i) % every !== 0) return;
		scene.marks.push({ kind: 'text', role: 'tick', x: x(i), y: bottom + type * 1.45, text: nameIn(figure, view.x, period), anchor: 'middle' });
	});

	const breaks = new Set<number>();
	seriesCodes.forEach((series) => periods.forEach((p, i) => i > 0 && isBreak(slice, at(series, p)) && breaks.add(i)));
	for (const i of breaks) {
		const half = x(i) - step / 2;
		scene.marks.push({ kind: 'rule', role: 'break', x1: half, x2: half, y1: box.y, y2: bottom });
		scene.marks.push({ kind: 'text', role: 'faint', x: half, y: box.y - type * 0.3, text: 'b', anchor: 'middle' });
	}

	const path = line<{ x: number; y: number }>().x((p) => p.x).y((p) => p.y).digits(1);
	seriesCodes.forEach((series, s) => {
		const style = styleOf(figure, view.colour, series || undefined);
		let run: { x: number; y: number }[] = [];
		const flush = () => {
			if (run.length > 1) scene.marks.push({ kind: 'line', d: path(run) ?? '', tone: style.tone, series });
			run = [];
		};
		const markers: typeof scene.marks = [];
		periods.forEach((period, i) => {
			const cell = at(series, period);
			const { value, statuses } = observationAt(slice, cell);
			if (value === null || statuses.includes('break')) flush();
			const place = { x: x(i), y: value === null ? bottom : y(value) };
			const point = scene.points.push({ cell, ...place, row: row + s, column: i, series, label: spoken(figure, cell) }) - 1;
			if (value === null) {
				markers.push({ kind: 'marker', ...place, shape: 'cross', tone: style.tone, series, point });
				return;
			}
			run.push(place);
			const hollow = statuses.some((st) => st === 'provisional' || st === 'unreliable' || st === 'estimated');
			markers.push({ kind: 'marker', ...place, shape: style.shape, tone: style.tone, hollow, series, point });
		});
		flush();
		scene.marks.push(...markers);
	});

	const shown = ends.filter((e) => e.value !== null);
	const places = spread(shown.map((e) => y(e.value!)), type * 1.2, box.y, bottom);
	shown.forEach((end, k) => {
		const from = { x: x(end.last) + scene.marker * 0.8, y: y(end.value!) };
		const left = box.x + box.width + type * 0.75;
		if (Math.abs(places[k]! - from.y) > type * 0.35 || end.last < periods.length - 1)
			scene.marks.push({ kind: 'rule', role: 'leader', x1: from.x, y1: from.y, x2: left - type * 0.2, y2: places[k]! });
		scene.marks.push({ kind: 'text', role: 'label', x: left, y: places[k]! + type * 0.34, text: end.text, anchor: 'start', series: end.series });
	});
}
