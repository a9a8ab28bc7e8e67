/** Names and values at the right ends of lines, moved apart where they would touch. */
import { spread } from './labels.ts';
import { widest } from '#lib/charts/frame/measure.ts';
import { cellText, nameIn, valueText } from '#lib/charts/frame/cell-text.ts';
import { CENTRED, type Place } from '#lib/charts/frame/scene.ts';
import { codesOf, type Panel } from '#lib/charts/frame/panel.ts';
import { seriesOf, type LinePanel, type SeriesCells } from './series.ts';
import { isQuiet, seriesStyle } from '#lib/charts/theme/series-style.ts';

export interface End {
	series: string;
	/** Position of the period the label tells, and its value. */
	at: number;
	value: number | null;
	text: string;
}

/** What stands at the end of each line: the period that is read, else the last one with a value, which is named if it is not the newest. */
export function endsOf(panel: LinePanel, all: readonly SeriesCells[]): End[] {
	const { figure, named, periodAt } = panel;
	const { colour, x } = figure.view;
	return all.flatMap(({ series, cells }) => {
		// Names of all lines of a crowd would hide each other.
		if (isQuiet(figure, colour, series)) return [];
		let at = periodAt ?? cells.length - 1;
		while (periodAt === undefined && at >= 0 && figure.slice.values[cells[at]!] === null) at--;
		if (at < 0) return [];
		const cell = cells[at]!;
		const value = figure.slice.values[cell] ?? null;
		const words = [named && colour ? nameIn(figure, colour, series, true) : ''];
		words.push(value === null ? cellText(figure, cell) : valueText(figure, value, true));
		if (periodAt === undefined && at < cells.length - 1)
			words.push(`(${nameIn(figure, x, panel.periods[at]!)})`);
		return [{ series, at, value, text: words.filter(Boolean).join(' ') }];
	});
}

/** Between the last period and the labels: leaders, and on a projector the markers of the period that is read. */
export const gapOf = ({ scene, medium }: LinePanel): number =>
	scene.label * (medium === 'projector' ? 1.8 : 1.3);

/** Width for the labels of a panel; on a projector, where periods are read one by one, the same for all of them. */
function labelWidthOf(panel: LinePanel, all: readonly SeriesCells[]): number {
	const { label } = panel.scene;
	const shown = [undefined, ...(panel.medium === 'projector' ? panel.periods.keys() : [])];
	const texts = shown.flatMap((periodAt) => endsOf({ ...panel, periodAt }, all).map((e) => e.text));
	return widest(texts, label, 'bold') + gapOf(panel);
}

/**
 * Panels as lines need them: with what is on x, and the same width for labels in all.
 * @param onX what is joined
 */
export function linePanels(
	panels: readonly Panel[],
	onX = ({ figure }: Panel): string[] => codesOf(figure, figure.view.x)
): (panel: Panel) => LinePanel {
	const lined = panels.map((panel) => ({ ...panel, periods: onX(panel), labelWidth: 0 }));
	const labelWidth = Math.max(...lined.map((panel) => labelWidthOf(panel, seriesOf(panel))));
	return (panel) => ({ ...panel, periods: onX(panel), labelWidth });
}

export function drawEnds(
	panel: LinePanel,
	ends: readonly End[],
	left: number,
	place: (at: number, value: number) => Place
): void {
	const { figure, scene, box } = panel;
	const { label, marker } = scene;
	const bottom = box.y + box.height;
	const from = ends.map((e) => (e.value === null ? { x: left, y: bottom } : place(e.at, e.value)));
	const places = spread(
		from.map((p) => p.y),
		label * 1.18,
		box.y,
		bottom
	);
	ends.forEach(({ series, at, value, text }, k) => {
		const y = places[k]!;
		const { tone } = seriesStyle(figure, figure.view.colour, series);
		const { x, y: start } = from[k]!;
		const isAtEnd = panel.periodAt === undefined && at === panel.periods.length - 1;
		if (value !== null && isAtEnd && Math.abs(y - start) > label * 0.3) {
			const ends = { x1: x + marker * 0.85, y1: start, x2: left - label * 0.15, y2: y };
			scene.marks.push({ kind: 'rule', role: 'leader', ...ends, tone, series });
		} else if (!isAtEnd && panel.named) {
			const { shape } = seriesStyle(figure, figure.view.colour, series);
			scene.marks.push({ kind: 'marker', x: left - marker * 0.95, y, shape, tone, series });
		}
		const below = { x: left, y: y + label * CENTRED };
		scene.marks.push({
			kind: 'text',
			role: 'label',
			...below,
			text,
			anchor: 'start',
			tone,
			series
		});
	});
}
