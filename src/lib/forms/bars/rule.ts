/** Bars from zero, one for each row or one for each group in it. */
import type { FormRule } from '../form.ts';
import { heightOfBars, MOST_GROUPS, rowPlaces } from '../rows.ts';
import { stepInGrid } from '../steps.ts';

export const bars: FormRule = {
	suitability: () => 0,
	places: (selected) => {
		const { x, rest } = rowPlaces(selected);
		const isGrouped = rest[0] !== undefined && selected.count(rest[0]) <= MOST_GROUPS;
		return isGrouped ? { x, colour: rest[0], panel: rest[1] } : { x, panel: rest[0] };
	},
	refusal: () => undefined,
	xIsTime: false,
	across: 'colour',
	valueAxis: 'level',
	isReadByPosition: false,
	scales: [],
	mostRows: 12,
	hasKey: true,
	namesSeries: false,
	colours: 'groups',
	isOfParts: false,
	comparesMarks: false,
	height: heightOfBars,
	rank: (values) => values.find((value) => value !== null)!,
	step: stepInGrid
};
