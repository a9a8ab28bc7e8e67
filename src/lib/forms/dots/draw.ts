/** Dots: one mark for each row, its value beside it. */
export { drawMarkRows as draw } from '#lib/charts/marks/mark-rows.ts';
