/** Bars to both sides of zero. */
export { drawRowBars as draw } from '#lib/charts/marks/row-bars.ts';
