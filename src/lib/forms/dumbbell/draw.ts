/** Dumbbell: several marks for each row, their values and difference in columns beside them. */
export { drawMarkRows as draw } from '#lib/charts/marks/mark-rows.ts';
