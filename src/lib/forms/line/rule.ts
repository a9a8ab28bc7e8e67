/** Lines over periods. */
import type { FormRule } from '../form.ts';
import { countriesFirst } from '../rows.ts';
import { stepInGrid } from '../steps.ts';

export const line: FormRule = {
	suitability: ({ several, time }) => (time !== undefined && several.includes(time) ? 4 : 0),
	places: (selected) => {
		const { several, time } = selected;
		const [colour, panel] = countriesFirst(
			several.filter((id) => id !== time),
			selected
		);
		return { x: time ?? several[0] ?? '', colour, panel };
	},
	refusal: ({ several, time }) =>
		time !== undefined && several.includes(time) ? undefined : 'page_explore_line_refused',
	xIsTime: true,
	across: 'x',
	valueAxis: 'upright',
	isReadByPosition: true,
	scales: ['fit', 'zero', 'log'],
	mostRows: Infinity,
	hasKey: true,
	namesSeries: true,
	colours: 'groups',
	isOfParts: false,
	comparesMarks: false,
	// Not of the width: nothing moves when the browser has measured its own.
	height: ({ isNarrow, width, panels }) => {
		if (panels > 1) return isNarrow ? 150 : 190;
		if (isNarrow) return 320;
		return width < 620 ? 300 : 400;
	},
	rank: () => 0,
	step: stepInGrid
};
