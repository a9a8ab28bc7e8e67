/** Several marks in each row on a common axis, joined, with the difference between the outer two. */
import type { FormRule, Selected } from '../form.ts';
import { heightOfMarks, rowDifference, rowPlaces, UNRANKED } from '../rows.ts';
import { stepInGrid } from '../steps.ts';

/** At most this many marks share a row unless they are asked for; more get panels. */
const MOST_MARKS = 3;

const places = (selected: Selected) => {
	const { x, rest } = rowPlaces(selected);
	return { x, colour: rest[0], panel: rest[1] };
};

export const dumbbell: FormRule = {
	suitability: (selected) => {
		const { several, count } = selected;
		if (several.length < 2) return 0;
		return several.length > 2 || count(places(selected).colour!) <= MOST_MARKS ? 2 : 0;
	},
	places,
	refusal: () => undefined,
	xIsTime: false,
	across: 'colour',
	valueAxis: 'level',
	isReadByPosition: true,
	scales: ['fit', 'zero'],
	mostRows: 12,
	hasKey: true,
	namesSeries: false,
	colours: 'groups',
	isOfParts: false,
	comparesMarks: true,
	height: heightOfMarks,
	rank: (values) => {
		const difference = rowDifference(values);
		return difference === undefined ? UNRANKED : Math.abs(difference);
	},
	step: stepInGrid
};
