/** A table of cells in seven tones, the number in each: for more rows and columns than lines can hold. */
import type { FormRule, Selected } from '../form.ts';
import { countriesFirst, NAME_LINE, rowPlaces } from '../rows.ts';
import { stepInGrid } from '../steps.ts';

/** More cells than this are read in a table of tones, not as marks on an axis. */
const CROWD = 24;

const places = (selected: Selected) => {
	const { several, time } = selected;
	if (time === undefined || !several.includes(time)) {
		const { x, rest } = rowPlaces(selected);
		return { x, colour: rest[0], panel: rest[1] };
	}
	const rest = countriesFirst(
		several.filter((id) => id !== time),
		selected
	);
	return { x: rest[0] ?? selected.geo ?? selected.all[0]!, colour: time, panel: rest[1] };
};

export const heat: FormRule = {
	suitability: (selected) => {
		const { colour, x, panel } = places(selected);
		if (colour === undefined || panel !== undefined || colour === selected.time) return 0;
		return selected.count(x) * selected.count(colour) > CROWD ? 2.5 : 0;
	},
	places,
	refusal: (selected) =>
		places(selected).colour === undefined ? 'page_explore_heat_refused' : undefined,
	xIsTime: false,
	across: 'colour',
	valueAxis: 'none',
	isReadByPosition: false,
	scales: [],
	mostRows: 40,
	hasKey: false,
	namesSeries: false,
	colours: 'groups',
	isOfParts: false,
	comparesMarks: false,
	height: ({ isNarrow, type, rows }) =>
		rows * (type * 2.3 + (isNarrow ? type * NAME_LINE : 0)) + type * 5.4,
	rank: (values) => values.findLast((value) => value !== null)!,
	step: stepInGrid
};
