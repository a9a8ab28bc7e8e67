/** Lines over periods. */
import type { FormRule } from '../form.ts';
import { LINE_LOOKS, lineHeight } from '../lines.ts';
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
	looks: LINE_LOOKS,
	height: lineHeight,
	rank: () => 0,
	step: stepInGrid
};
