/** One mark for each row on a common axis. */
import type { FormRule } from '../form.ts';
import { heightOfMarks, rowPlaces } from '../rows.ts';
import { stepInGrid } from '../steps.ts';

export const dots: FormRule = {
	suitability: () => 1,
	places: (selected) => {
		const { x, rest } = rowPlaces(selected);
		return { x, panel: rest[0] };
	},
	refusal: () => undefined,
	xIsTime: false,
	across: 'colour',
	valueAxis: 'level',
	isReadByPosition: true,
	scales: ['fit', 'zero', 'log'],
	mostRows: 12,
	hasKey: true,
	namesSeries: false,
	colours: 'groups',
	isOfParts: false,
	comparesMarks: false,
	height: heightOfMarks,
	rank: (values) => values.find((value) => value !== null)!,
	step: stepInGrid
};
