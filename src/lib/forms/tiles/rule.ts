/** Five tiles lying as the countries lie, each with its number. */
import type { FormRule } from '../form.ts';
import { stepInGrid } from '../steps.ts';

export const tiles: FormRule = {
	suitability: () => 0,
	places: ({ several, geo, all }) => ({
		x: geo ?? all[0]!,
		panel: several.find((id) => id !== geo)
	}),
	refusal: ({ isNordic, geo, several }) =>
		isNordic && geo !== undefined && several.includes(geo)
			? undefined
			: 'page_explore_tiles_refused',
	xIsTime: false,
	across: 'colour',
	valueAxis: 'none',
	isReadByPosition: false,
	scales: [],
	mostRows: Infinity,
	hasKey: false,
	namesSeries: false,
	colours: 'groups',
	isOfParts: false,
	comparesMarks: false,
	height: ({ type, panels, isNarrow }) =>
		panels > 1 && !isNarrow ? type * 13 : type * (isNarrow ? 15 : 17),
	rank: (values) => values.find((value) => value !== null)!,
	step: stepInGrid
};
