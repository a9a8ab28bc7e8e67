/** Figure → scene: the key, the panels with one shared scale, and in each panel the form of the view. */
import type { Figure } from '#lib/dataset/figure.ts';
import { dimensionOf } from '#lib/dataset/slice.ts';
import { domainOf } from './axis.ts';
import { drawLines } from './lines.ts';
import { widthOf } from './measure.ts';
import { nameIn } from './reading.ts';
import { drawRows, rowsOf } from './rows.ts';
import { SCALE, type Kind, type Scene, type Size } from './scene.ts';
import { styleOf } from './tones.ts';

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
	domain: [number, number];
	/** The panel's own category. */
	codes: Record<string, string>;
	/** Number of rows of points before this panel's. */
	row: number;
}

/** Marker and name of each series in one or more lines; returns the height used. */
function drawKey(scene: Scene, figure: Figure, width: number): number {
	const { colour } = figure.view;
	const { type, marker, marks } = scene;
	const codes = colour ? (dimensionOf(figure.slice, colour)?.codes ?? []) : [];
	let x = 0;
	let y = type * 0.75;
	for (const code of codes) {
		const text = nameIn(figure, colour!, code, true);
		const wide = marker * 1.8 + widthOf(text, type) + type * 1.4;
		if (x > 0 && x + wide > width) {
			x = 0;
			y += type * 1.6;
		}
		const style = styleOf(figure, colour, code);
		marks.push({ kind: 'marker', x: x + marker * 0.7, y, shape: style.shape, tone: style.tone, series: code });
		marks.push({ kind: 'text', role: 'key', x: x + marker * 1.8, y: y + type * 0.34, text, anchor: 'start', series: code });
		x += wide;
	}
	return y + type * 1.2;
}

const columnsFor = (count: number, width: number, kind: Kind): number => {
	if (kind === 'phone') return 1;
	if (kind === 'room') return Math.min(count, 3);
	const fit = Math.max(1, Math.floor(width / 235));
	// An even grid looks calmer than a full row and one left over.
	return count <= fit ? count : Math.min(fit, Math.ceil(count / Math.ceil(count / fit)));
};

/** Height of one panel where the page may grow; rooms and pictures have a fixed canvas. */
function panelHeight(figure: Figure, size: Size, type: number, width: number, panels: number): number {
	if (figure.view.form === 'line') {
		if (panels > 1) return size.kind === 'phone' ? 170 : Math.max(190, Math.min(260, width * 0.8));
		return size.kind === 'phone' ? width * 0.95 : Math.max(260, Math.min(460, width * 0.5));
	}
	const rows = dimensionOf(figure.slice, figure.view.x)?.codes.length ?? 1;
	const row = figure.view.form === 'stack' ? type * 3.2 : type * 2.5;
	return rows * (size.kind === 'phone' ? row + type * 1.1 : row) + (figure.view.form === 'stack' ? 0 : type * 1.8);
}

/**
 * @param size width in CSS pixels (or canvas units); the height holds for rooms and pictures, on pages it follows from the content
 */
export function sceneOf(figure: Figure, size: Size): Scene {
	const { type, marker, stroke } = SCALE[size.kind];
	const scene: Scene = { width: size.width, height: size.height, type, marker, stroke, marks: [], points: [] };
	const { panel: dimension, form, colour } = figure.view;
	const panels = dimension ? (dimensionOf(figure.slice, dimension)?.codes ?? ['']) : [''];
	const seriesCount = colour ? (dimensionOf(figure.slice, colour)?.codes.length ?? 1) : 1;
	const labelled = form === 'line' && panels.length === 1;
	const keyed = seriesCount > 1 && !labelled;
	const top = (keyed ? drawKey(scene, figure, size.width) + type * 0.5 : 0) + (form === 'line' && !dimension ? type * 1.1 : 0);
	const columns = columnsFor(panels.length, size.width, size.kind);
	const gap = type * 1.6;
	const width = (size.width - gap * (columns - 1)) / columns;
	const lines = Math.ceil(panels.length / columns);
	const title = dimension ? type * 2.4 : 0;
	const below = form === 'line' ? type * 2 : 0;
	const fixed = size.kind === 'room' || size.kind === 'picture';
	const height = fixed
		? (size.height - top - lines * (title + below) - gap * (lines - 1)) / lines
		: panelHeight(figure, size, type, width, panels.length);
	scene.height = Math.ceil(fixed ? size.height : top + lines * (title + height + below) + gap * (lines - 1));
	const domain = domainOf(figure);
	let row = 0;
	panels.forEach((code, i) => {
		const x = (i % columns) * (width + gap);
		const y = top + Math.floor(i / columns) * (title + height + below + gap);
		if (dimension) scene.marks.push({ kind: 'text', role: 'panel', x, y: y + type, text: nameIn(figure, dimension, code), anchor: 'start' });
		const codes = dimension ? { [dimension]: code } : {};
		const panel: Panel = { figure, scene, box: { x, y: y + title, width, height }, kind: size.kind, domain, codes, row };
		if (form === 'line') {
			drawLines(panel, labelled);
			row += seriesCount;
		} else {
			drawRows(panel);
			row += rowsOf(panel).length;
		}
	});
	return scene;
}
