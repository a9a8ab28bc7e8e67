/** Figure → panels: the key, the heights, and boxes with one shared scale. What is in the boxes is drawn by the form. */
import type { Figure } from '#lib/forms/figure.ts';
import { isComputed } from '#lib/dataset/transforms/index.ts';
import { formRule } from '#lib/forms/index.ts';
import { domainOf } from './axis.ts';
import { nameIn } from './cell-text.ts';
import { drawKey } from './key.ts';
import { shownPanels, shownRows } from '#lib/forms/shown-rows.ts';
import type { Slice } from '#lib/dataset/model.ts';
import { selectionOf, subsetOf } from '#lib/dataset/slice.ts';
import type { SiteLanguage } from '#lib/text/languages.ts';
import { chart_panels_shown, chart_rows_folded } from '#lib/text/paraglide/messages.js';
import { widest, wrapped } from './measure.ts';
import { isQuiet } from '#lib/charts/theme/series-style.ts';
import { codesOf, type Panel } from './panel.ts';
import { SCALES, type Medium, type Place, type Scale, type Scene, type Size } from './scene.ts';

/** Letters on a projector cannot shrink; where many panels share it, markers and lines do. */
const CROWDED = { marker: 15, stroke: 5 };

export interface Layout {
	scene: Scene;
	panels: Panel[];
	/** Draws the name of a panel's own category above it. */
	drawTitle: (panel: Panel) => void;
}

function columnsFor(count: number, { width, medium, scale }: Size): number {
	if (medium === 'projector') return Math.min(count, 3);
	if (medium === 'phone' && !scale) return 1;
	const fit = Math.max(1, Math.floor(width / (235 * unitOf(scale))));
	// An even grid looks calmer than a full row and one left over.
	return Math.min(fit, Math.ceil(count / Math.ceil(count / fit)));
}

/** Names fit at the line ends of a single panel if they leave the lines more than half of the width and all of them the height. */
function isNamed(figure: Figure, scene: Scene, panels: number, height: number): boolean {
	const { colour } = figure.view;
	const all = codesOf(figure, colour);
	// Of a crowd only those that stand out are named.
	const series = all.filter((code) => !isQuiet(figure, colour, code));
	const names = series.map((code) => nameIn(figure, colour ?? '', code, true));
	const needed = widest(names, scene.label, 'bold') + scene.label * 4;
	return panels === 1 && needed < scene.width * 0.45 && series.length * scene.label * 1.2 <= height;
}

/** How much larger than those of a page letters are. */
const unitOf = (scale: Scale | undefined): number => (scale ? scale.type / SCALES.page.type : 1);

/**
 * Height of one plot where the page may grow. It does not follow the width, so that nothing moves when the browser
 * has measured its own; the names of phones and pages differ by more than a screen's rounding.
 */
function pageHeight(figure: Figure, size: Size, type: number, panels: number): number {
	const unit = unitOf(size.scale);
	const height = formRule(figure.view).height({
		isNarrow: size.medium === 'phone',
		width: size.width / unit,
		type: type / unit,
		panels,
		rows: shownRows(figure).codes.length,
		marks: codesOf(figure, figure.view.colour).length
	});
	return height * unit;
}

/** Draws key and unit above the panels; returns the height they take. */
function drawHead(figure: Figure, scene: Scene, named: boolean): number {
	const { view, unit } = figure;
	const { type, marks, width } = scene;
	const isUpright = formRule(view).valueAxis === 'upright';
	const isKeyed = formRule(view).hasKey && codesOf(figure, view.colour).length > 1;
	let top = isKeyed && !named ? drawKey(scene, figure) + type * 0.5 : 0;
	const isMeasured = isComputed(view);
	const isTold = isMeasured || view.per !== undefined || unit.magnitude !== undefined;
	// The subtitle names them too: what is wider than the scene is left out here.
	const title = [figure.axisTitle, unit.text].find(
		(text) => text !== '' && widest([text], type) <= width
	);
	if ((isUpright || isMeasured) && isTold && title !== undefined) {
		const at = { x: 0, y: top + type };
		marks.push({ kind: 'text', role: 'faint', ...at, text: title, anchor: 'start' });
		top += type * 1.5;
	}
	if (figure.guard) {
		const lines = wrapped(figure.guard, width, type);
		lines.forEach((text, i) => {
			const at = { x: 0, y: top + type * (1 + i * 1.2) };
			marks.push({ kind: 'text', role: 'faint', ...at, text, anchor: 'start' });
		});
		top += type * (0.5 + lines.length * 1.2);
	}
	// Room for the upper half of the last number of the axis, and for words above bands.
	return isUpright && !view.panel ? top + type * 1.3 : top;
}

/** Room for a line of words below a plot or below all. */
const LINE = 1.9;

/** The name of a panel in at most two lines; a name that takes more has its short form, or ends after two. */
function titleLines(figure: Figure, code: string, width: number, type: number): string[] {
	const dimension = figure.view.panel!;
	const forms = [false, true].map((short) =>
		wrapped(nameIn(figure, dimension, code, short), width, type, 'bold')
	);
	return (forms.find((lines) => lines.length <= 2) ?? forms[1]!).slice(0, 2);
}

const tallestOf = (titles: readonly string[][]): number =>
	Math.max(1, ...titles.map((lines) => lines.length));

/** Says below a plot how many rows are not in it. */
function drawFolded(figure: Figure, scene: Scene, at: Place): void {
	const { folded } = shownRows(figure);
	if (folded === 0) return;
	const text = chart_rows_folded({ count: folded }, { locale: figure.language as SiteLanguage });
	scene.marks.push({ kind: 'text', role: 'faint', ...at, text, anchor: 'start' });
}

/** Says below all plots which panels they are, where there are more. */
function drawCount(figure: Figure, scene: Scene): void {
	const { codes, first, count } = shownPanels(figure);
	if (codes.length === count) return;
	const inputs = { first, last: first + codes.length - 1, count };
	const text = chart_panels_shown(inputs, { locale: figure.language as SiteLanguage });
	const at = { x: 0, y: scene.height - scene.type * 0.5 };
	scene.marks.push({ kind: 'text', role: 'faint', ...at, text, anchor: 'start' });
}

interface Grid {
	columns: number;
	/** Distances between panels, across and down. */
	aside: number;
	gap: number;
	width: number;
	height: number;
	/** Heights of the panel's title and of the names of the periods. */
	title: number;
	titles: string[][];
	below: number;
	/** For the words on rows that are not drawn. */
	folded: number;
	top: number;
}

/** Sizes of the panels and their distances; sets the height of the scene. */
function gridOf(figure: Figure, size: Size, scene: Scene, top: number, tall: number): Grid {
	const { panel } = figure.view;
	const { type } = scene;
	const { codes, count: all } = shownPanels(figure);
	const count = codes.length;
	const isCrowded = isCrowdedBy(count, size.medium);
	const columns = columnsFor(count, size);
	const lines = Math.ceil(count / columns);
	const gap = type * (isCrowded ? 0.7 : 2);
	const aside = type * 2;
	const width = (size.width - aside * (columns - 1)) / columns;
	const titles = panel ? codes.map((code) => titleLines(figure, code, width, type)) : [];
	const title = panel ? type * ((isCrowded ? 1.6 : 2.2) + (tallestOf(titles) - 1) * 1.2) : 0;
	const folded = shownRows(figure).folded > 0 ? type * LINE : 0;
	const foot = all > count ? type * LINE : 0;
	const { valueAxis, linesBelow = 0 } = formRule(figure.view);
	const axis = valueAxis === 'upright' ? type * (isCrowded ? 1.6 : 2) : 0;
	const below = axis + type * linesBelow * 1.25;
	const height =
		size.height > 0
			? (size.height - top - foot - lines * (title + below) - gap * (lines - 1)) / lines
			: tall + folded;
	scene.height = Math.ceil(top + lines * (title + height + below) + gap * (lines - 1) + foot);
	return { columns, aside, gap, width, height, title, titles, below, folded, top };
}

const isCrowdedBy = (panels: number, medium: Medium): boolean =>
	medium === 'projector' && panels > 3;

/** About one step for each four lines of type along the value axis. */
function stepsFor(figure: Figure, { width, height }: Grid, type: number, medium: Medium): number {
	const along = formRule(figure.view).valueAxis === 'upright' ? height : width;
	const steps = Math.max(2, Math.min(5, Math.round(along / (type * 4.2))));
	return medium === 'phone' ? Math.min(3, steps) : steps;
}

/** The cells of one panel. */
const panelSlice = ({ slice }: Figure, dimension: string, code: string): Slice =>
	subsetOf(slice, { ...selectionOf(slice), [dimension]: [code] });

/** Height a drawing has where nothing limits it. */
export const naturalHeight = (figure: Figure, size: Omit<Size, 'height'>): number =>
	layoutOf(figure, { ...size, height: 0 }).scene.height;

/** An empty slice gives an empty plot. */
export function layoutOf(figure: Figure, size: Size): Layout {
	const { medium, width } = size;
	const { panel: dimension } = figure.view;
	const { codes: panels } = shownPanels(figure);
	const isCrowded = isCrowdedBy(panels.length, medium);
	const usual = isCrowded ? { ...SCALES.projector, ...CROWDED } : SCALES[medium];
	const scale = size.scale ?? usual;
	const scene: Scene = { ...scale, width, height: size.height, marks: [], points: [], panels: [] };
	const { type } = scene;

	const tall = size.height > 0 ? size.height : pageHeight(figure, size, type, panels.length);
	const named =
		formRule(figure.view).namesSeries && isNamed(figure, scene, panels.length, tall * 0.8);
	const grid = gridOf(figure, size, scene, drawHead(figure, scene, named), tall);
	const steps = stepsFor(figure, grid, type, medium);
	const all = domainOf(figure, steps);
	/** The scale of a panel: that of all, or its own. */
	const domainIn = (code: string) =>
		figure.view.panels === 'free' && dimension
			? domainOf({ ...figure, slice: panelSlice(figure, dimension, code) }, steps)
			: all;
	const { columns, aside, gap, title, titles, below, folded } = grid;
	const shared = { figure, scene, medium, named, periodAt: size.periodAt, row: 0 };
	drawCount(figure, scene);
	return {
		scene,
		panels: panels.map((code, i) => ({
			...shared,
			domain: domainIn(code),
			codes: dimension ? { [dimension]: code } : {},
			box: {
				x: (i % columns) * (grid.width + aside),
				y: grid.top + title + Math.floor(i / columns) * (title + grid.height + below + gap),
				width: grid.width,
				height: grid.height - folded
			}
		})),
		drawTitle: ({ codes, box }) => {
			drawFolded(figure, scene, { x: box.x, y: box.y + box.height + folded - type * 0.5 });
			if (!dimension) return;
			// Short names stand at the plot, as long ones end there.
			const lines = titles[panels.indexOf(codes[dimension]!)]!;
			const last = box.y - title + type * (1 + (tallestOf(titles) - 1) * 1.2);
			const category = codes[dimension]!;
			lines.forEach((text, i) => {
				const at = { x: box.x, y: last - (lines.length - 1 - i) * type * 1.2 };
				scene.marks.push({ kind: 'text', role: 'panel', ...at, text, anchor: 'start', category });
			});
		}
	};
}
