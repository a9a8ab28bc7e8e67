/** 100 % bars: the parts of a whole side by side. */
import type { FormRule } from '../form.ts';
import { countriesFirst, NAME_LINE, UNRANKED } from '../rows.ts';
import { stepInGrid } from '../steps.ts';

export const stack: FormRule = {
	suitability: ({ whole }) => (whole === undefined ? 0 : 3),
	places: (selected) => {
		const { several, whole, geo } = selected;
		const rest = countriesFirst(several, selected).filter((id) => id !== whole);
		return { x: rest[0] ?? geo ?? '', colour: whole, panel: rest[1] };
	},
	// Parts add up as published only.
	refusal: ({ whole }, transform) =>
		whole === undefined || transform.reference !== 'none' ? 'page_explore_form_refused' : undefined,
	xIsTime: false,
	across: 'colour',
	valueAxis: 'none',
	isReadByPosition: false,
	scales: [],
	mostRows: 12,
	hasKey: true,
	namesSeries: false,
	colours: 'levels',
	isOfParts: true,
	comparesMarks: false,
	height: ({ isNarrow, type, rows }) =>
		rows * (type * (isNarrow ? 2.7 : 3.1) + (isNarrow ? type * NAME_LINE : 0)),
	rank: (values) => values.at(-1) ?? UNRANKED,
	step: stepInGrid
};
