/** Two periods side by side, and what changed between them. */
import type { FormRule, Selected } from '../form.ts';
import { line } from '../line/rule.ts';

const PERIODS = 2;

const isOfTwo = ({ time, several, count }: Selected): boolean =>
	time !== undefined && several.includes(time) && count(time) === PERIODS;

export const slope: FormRule = {
	suitability: () => 0,
	places: line.places,
	refusal: (selected) => (isOfTwo(selected) ? undefined : 'page_explore_slope_refused'),
	xIsTime: true,
	across: 'x',
	// Its numbers stand at the ends of the lines.
	valueAxis: 'none',
	isReadByPosition: true,
	scales: ['fit', 'zero'],
	mostRows: Infinity,
	hasKey: true,
	namesSeries: true,
	colours: 'groups',
	isOfParts: false,
	comparesMarks: false,
	looks: line.looks!,
	height: (extent) => line.height(extent) + extent.type * 2,
	rank: () => 0,
	step: line.step
};
