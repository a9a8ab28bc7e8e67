/** A difference in parts: one row for all, one for each class; composition first, then rates, and where both end. */
import type { FormRule } from '../form.ts';
import { stepInGrid } from '../steps.ts';

export const decomposition: FormRule = {
	ofClasses: true,
	suitability: () => 0,
	places: ({ all }) => ({ x: all[0]! }),
	refusal: ({ classes }) => classes,
	xIsTime: false,
	across: 'colour',
	valueAxis: 'level',
	isReadByPosition: false,
	scales: [],
	mostRows: Infinity,
	hasKey: true,
	namesSeries: false,
	colours: 'groups',
	isOfParts: false,
	comparesMarks: false,
	height: ({ isNarrow, type, rows }) => rows * type * (isNarrow ? 4 : 2.8) + type * 3.4,
	rank: () => 0,
	step: stepInGrid
};
