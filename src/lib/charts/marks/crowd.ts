/** Many dots in one plot: how they look, how they make way for each other, and what is said of those that are not there. */
import type { Figure } from '#lib/forms/figure.ts';
import { standingOut } from '#lib/forms/display.ts';
import type { SiteLanguage } from '#lib/text/languages.ts';
import { chart_not_drawn_of } from '#lib/text/paraglide/messages.js';
import { statusesAt } from '#lib/charts/frame/cell-text.ts';
import { seriesStyle, type SeriesStyle } from '#lib/charts/theme/series-style.ts';

const QUIET: SeriesStyle = { tone: 'quiet', shape: 'circle' };

/** Totals and regions beside their parts. */
export const isBeside = ({ groups, view }: Figure, code: string): boolean =>
	view.colour !== undefined && groups[view.colour]?.includes(code) === true;

export const isStandingOut = ({ view }: Figure, code: string): boolean =>
	standingOut(view).includes(code);

/** A crowd is quiet, but for what the reader wants to stand out. */
export const dotStyle = (figure: Figure, code: string): SeriesStyle =>
	isStandingOut(figure, code) || isBeside(figure, code)
		? seriesStyle(figure, figure.view.colour, code)
		: QUIET;

/**
 * How far each dot lies above or below its line: as little as keeps it off those before it.
 * @param xs from left to right
 * @param most distance from the line at most; where there is no place left, dots overlap as little as can be
 */
export function swarmed(xs: readonly number[], diameter: number, most: number): number[] {
	const step = diameter * 0.62;
	const ways = [0];
	for (let away = step; away <= most; away += step) ways.push(-away, away);
	const placed: number[] = [];
	xs.forEach((x, i) => {
		/** Distance to the nearest dot before it. */
		const distanceAt = (way: number): number => {
			let nearest = Infinity;
			for (let j = i - 1; j >= 0 && x - xs[j]! < diameter; j--)
				nearest = Math.min(nearest, Math.hypot(x - xs[j]!, way - placed[j]!));
			return nearest;
		};
		const free = ways.find((way) => distanceAt(way) >= diameter * 0.97);
		placed.push(free ?? ways.reduce((a, b) => (distanceAt(b) > distanceAt(a) ? b : a)));
	});
	return placed;
}

/** "and 12 without a figure, 3 kept back"; empty where all are there. @param gone cells of each that is not drawn */
export function notDrawnText(figure: Figure, gone: readonly (readonly number[])[]): string {
	if (gone.length === 0) return '';
	const isKept = (cells: readonly number[]) =>
		cells.some((cell) => statusesAt(figure, cell).includes('suppressed'));
	const kept = gone.filter(isKept).length;
	const missing = gone.length - kept;
	const what = kept === 0 ? 'missing' : missing === 0 ? 'kept' : 'both';
	return chart_not_drawn_of({ what, missing, kept }, { locale: figure.language as SiteLanguage });
}
