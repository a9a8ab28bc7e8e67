/** Ages upwards, one group to the left and one to the right; classes are as high as they are wide in years. */
import type { FormRule, Selected } from '../form.ts';
import { countriesFirst } from '../rows.ts';
import { stepInGrid } from '../steps.ts';

const agesOf = ({ several, widths }: Selected): string | undefined =>
	several.find((id) => widths.includes(id));
/** The two groups that lie to the left and to the right. */
const sidesOf = (selected: Selected): string | undefined =>
	selected.several.find(
		(id) => id !== agesOf(selected) && id !== selected.time && selected.count(id) === 2
	);

export const pyramid: FormRule = {
	suitability: () => 0,
	places: (selected) => {
		const [x, colour] = [agesOf(selected), sidesOf(selected)];
		const rest = countriesFirst(selected.several, selected).filter(
			(id) => id !== x && id !== colour
		);
		return { x: x ?? selected.all[0]!, colour, panel: rest[0] };
	},
	refusal: (selected, transform) =>
		agesOf(selected) === undefined ||
		sidesOf(selected) === undefined ||
		transform.reference !== 'none'
			? 'page_explore_pyramid_refused'
			: undefined,
	xIsTime: false,
	across: 'colour',
	// On both sides of the names, each from zero.
	valueAxis: 'none',
	isReadByPosition: false,
	scales: [],
	mostRows: Infinity,
	hasKey: false,
	namesSeries: false,
	colours: 'groups',
	isOfParts: false,
	comparesMarks: true,
	height: ({ type, rows, isNarrow }) =>
		Math.max(type * 14, rows * type * (isNarrow ? 1.5 : 1.7)) + type * 4,
	rank: () => 0,
	step: stepInGrid
};
