/** Breaks in lines: two strokes in the line's colour across its gap; a band with words where all lines break. */
import { isBreak } from '#lib/dataset/status.ts';
import { chart_break_all } from '#lib/text/paraglide/messages.js';
import type { SiteLanguage } from '#lib/text/languages.ts';
import { nameIn } from '#lib/charts/frame/cell-text.ts';
import { widthOf } from '#lib/charts/frame/measure.ts';
import type { Place } from '#lib/charts/frame/scene.ts';
import { isQuiet, seriesStyle } from '#lib/charts/theme/series-style.ts';
import { rounded } from './shapes.ts';
import type { LinePanel, SeriesCells } from './series.ts';

/** How much of the way between two periods a band takes. */
const BAND = 0.4;

/** Two slanted strokes around a place, as wide apart as they are long. */
function strokesAt({ x, y }: Place, length: number): string {
	const [high, lean] = [length / 2, length / 4];
	return [-length * 0.22, length * 0.22]
		.map(
			(by) =>
				`M${rounded(x + by - lean)},${rounded(y + high)}L${rounded(x + by + lean)},${rounded(y - high)}`
		)
		.join('');
}

/** The series that break at a period and have a figure there; true if no other series goes on unbroken. */
function breakingAt({ figure: { slice } }: LinePanel, all: readonly SeriesCells[], i: number) {
	const drawn = all.filter(({ cells }) => (slice.values[cells[i]!] ?? null) !== null);
	const breaking = drawn.filter(({ cells }) => isBreak(slice, cells[i]!));
	const goOn = all.filter(
		({ cells }) =>
			!isBreak(slice, cells[i]!) &&
			(slice.values[cells[i]!] ?? null) !== null &&
			(slice.values[cells[i - 1]!] ?? null) !== null
	);
	return { breaking, isOfAll: breaking.length > 1 && goOn.length === 0 };
}

/** Draws what lies behind the lines, and so comes before them. */
export function drawBands(
	panel: LinePanel,
	all: readonly SeriesCells[],
	place: (i: number, value: number) => Place,
	step: number
): void {
	const { figure, scene, box, periods } = panel;
	const { type, marks } = scene;
	periods.forEach((period, i) => {
		if (i === 0 || !breakingAt(panel, all, i).isOfAll) return;
		const width = step * BAND;
		const x = place(i, 0).x - step / 2;
		marks.push({ kind: 'band', x: x - width / 2, y: box.y, width, height: box.height });
		// In small multiples the words would stand in each: the list of statuses has them.
		if (figure.view.panel) return;
		const text = chart_break_all(
			{ period: nameIn(figure, figure.view.x, period) },
			{ locale: figure.language as SiteLanguage }
		);
		const half = widthOf(text, type * 0.86) / 2;
		const at = { x: Math.min(Math.max(x, half), scene.width - half), y: box.y - type * 0.35 };
		marks.push({ kind: 'text', role: 'event', ...at, text, anchor: 'middle' });
	});
}

/** Draws the strokes of single series, or without bands of all, halfway between the two ends of the line, after the lines. */
export function drawBreaks(
	panel: LinePanel,
	all: readonly SeriesCells[],
	place: (i: number, value: number) => Place,
	step: number,
	hasBands = true
): void {
	const { figure, scene } = panel;
	const { slice } = figure;
	panel.periods.forEach((_, i) => {
		if (i === 0) return;
		const { breaking, isOfAll } = breakingAt(panel, all, i);
		if (isOfAll && hasBands) return;
		for (const { series, cells } of breaking) {
			if (isQuiet(figure, figure.view.colour, series)) continue;
			const { tone } = seriesStyle(figure, figure.view.colour, series);
			const value = slice.values[cells[i]!]!;
			const { x, y } = place(i, (value + (slice.values[cells[i - 1]!] ?? value)) / 2);
			const d = strokesAt({ x: x - step / 2, y }, Math.min(scene.type * 0.8, step * 0.6));
			scene.marks.push({ kind: 'line', role: 'break', d, tone, series });
		}
	});
}
