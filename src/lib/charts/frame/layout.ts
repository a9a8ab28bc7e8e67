/** Figure → scene: the key, the panels with one shared scale, and in each panel the form of the view. */
import type { Figure } from '#lib/dataset/figure.ts';
import { dimensionOf } from '#lib/dataset/slice.ts';
import { domainOf, type Domain } from './axis.ts';
import { drawDots } from '#lib/charts/marks/dots.ts';
import { drawKey } from './key.ts';
import { roomOf } from '#lib/charts/marks/line-ends.ts';
import { drawLines, seriesOf } from '#lib/charts/marks/lines.ts';
import { widest } from './measure.ts';
import { nameIn } from './cell-text.ts';
import { NAME_LINE, rowsOf, type Row } from '#lib/charts/marks/rows.ts';
import { SCALES, type Kind, type Scene, type Size } from './scene.ts';
import { drawStack } from '#lib/charts/marks/bars.ts';

export interface Box {
	x: number;
	y: number;
	width: number;
	height: number;
}

export interface Panel {
	figure: Figure;
	scene: Scene;
	box: Box;
	kind: Kind;
	domain: Domain;
	/** The panel's own category. */
	codes: Record<string, string>;
	/** Number of rows of points before this panel's. */
	row: number;
	/** Lines: what is on x; whether names stand at the line ends; room for them; the period that is read. */
	periods: string[];
	named: boolean;
	room: number;
	reading: number | undefined;
	/** The rows of all panels: what is measured on them is the same in each, so that panels share one scale. */
	everyRow: Row[];
}

/** Letters in a room cannot shrink; where many panels share it, markers and lines do. */
const CROWDED = { marker: 15, stroke: 5 };

const codesOf = (figure: Figure, dimension: string | undefined): string[] =>
	(dimension === undefined ? undefined : dimensionOf(figure.slice, dimension))?.codes ?? [''];

function columnsFor(count: number, width: number, kind: Kind): number {
	if (kind === 'phone') return 1;
	if (kind === 'room') return Math.min(count, 3);
	const fit = Math.max(1, Math.floor(width / 235));
	// An even grid looks calmer than a full row and one left over.
	return Math.min(fit, Math.ceil(count / Math.ceil(count / fit)));
}

/**
 * Height of one plot where the page may grow. It does not follow the width, so that nothing moves when the browser
 * has measured its own; the names of phones and pages differ by more than a screen's rounding.
 */
function pageHeight(figure: Figure, size: Size, type: number, panels: number): number {
	const isPhone = size.kind === 'phone';
	const { form, x, colour } = figure.view;
	if (form === 'line') {
		if (panels > 1) return isPhone ? 150 : 190;
		return isPhone ? 320 : size.width < 620 ? 300 : 400;
	}
	const rows = codesOf(figure, x).length;
	const name = isPhone ? type * NAME_LINE : 0;
	if (form === 'stack') return rows * (type * (isPhone ? 2.7 : 3.1) + name);
	const head = codesOf(figure, colour).length > 1 ? type * 1.6 : 0;
	return rows * (type * (isPhone ? 1.9 : 2.6) + name) + head + type * 1.8;
}

/** Names fit at the line ends of a single panel if they leave the lines more than half of the width and all of them the height. */
function isNamed(figure: Figure, scene: Scene, panels: number, height: number): boolean {
	const series = codesOf(figure, figure.view.colour);
	const names = series.map((code) => nameIn(figure, figure.view.colour ?? '', code, true));
	const room = widest(names, scene.label, 'bold') + scene.label * 4;
	return panels === 1 && room < scene.width * 0.45 && series.length * scene.label * 1.2 <= height;
}

/** An empty slice gives an empty plot. */
export function sceneOf(figure: Figure, size: Size): Scene {
	const { kind, width } = size;
	const { panel: dimension, form, colour, x } = figure.view;
	const panels = codesOf(figure, dimension);
	const isCrowded = kind === 'room' && panels.length > 3;
	const scale = isCrowded ? { ...SCALES.room, ...CROWDED } : SCALES[kind];
	const scene: Scene = { ...scale, width, height: size.height, marks: [], points: [] };
	const { type } = scene;
	const isLine = form === 'line';
	const isFixed = size.height > 0;
	const tall = isFixed ? size.height : pageHeight(figure, size, type, panels.length);

	const isKeyed = codesOf(figure, colour).length > 1;
	const named = isLine && isNamed(figure, scene, panels.length, tall * 0.8);
	let top = isKeyed && !named ? drawKey(scene, figure) + type * 0.5 : 0;
	if (isLine && figure.view.transform !== 'value') {
		const text = figure.unit.text;
		scene.marks.push({ kind: 'text', role: 'faint', x: 0, y: top + type, text, anchor: 'start' });
		top += type * 1.5;
	}
	if (isLine && !dimension) top += type * 0.9;

	const columns = columnsFor(panels.length, width, kind);
	const lines = Math.ceil(panels.length / columns);
	const gap = type * (isCrowded ? 0.7 : 2);
	const aside = type * 2;
	const wide = (width - aside * (columns - 1)) / columns;
	const title = dimension ? type * (isCrowded ? 1.6 : 2.2) : 0;
	const below = isLine ? type * (isCrowded ? 1.6 : 2) : 0;
	const height = isFixed
		? (size.height - top - lines * (title + below) - gap * (lines - 1)) / lines
		: tall;
	scene.height = Math.ceil(top + lines * (title + height + below) + gap * (lines - 1));

	const steps = Math.max(2, Math.min(5, Math.round((isLine ? height : wide) / (type * 4.2))));
	const domain = domainOf(figure, kind === 'phone' ? Math.min(3, steps) : steps);
	const periods = isLine ? codesOf(figure, x) : [];
	const shared = { figure, scene, kind, domain, periods, named, reading: size.reading };
	const all = panels.map((code, i): Panel => {
		const box = {
			x: (i % columns) * (wide + aside),
			y: top + title + Math.floor(i / columns) * (title + height + below + gap),
			width: wide,
			height
		};
		return {
			...shared,
			box,
			codes: dimension ? { [dimension]: code } : {},
			row: 0,
			room: 0,
			everyRow: []
		};
	});
	const room = isLine ? Math.max(...all.map((panel) => roomOf(panel, seriesOf(panel)))) : 0;
	const everyRow = isLine ? [] : all.flatMap(rowsOf);
	let row = 0;
	for (const [i, panel] of all.entries()) {
		const place = { x: panel.box.x, y: panel.box.y - title + type };
		if (dimension) {
			const text = nameIn(figure, dimension, panels[i]!);
			scene.marks.push({ kind: 'text', role: 'panel', ...place, text, anchor: 'start' });
		}
		const numbered = { ...panel, row, room, everyRow };
		if (isLine) drawLines(numbered);
		else if (form === 'stack') drawStack(numbered);
		else drawDots(numbered);
		row += isLine ? seriesOf(panel).length : rowsOf(panel).length;
	}
	return scene;
}
