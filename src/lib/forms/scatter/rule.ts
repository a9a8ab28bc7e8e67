/** Two categories against each other: one dot for each category of another dimension. */
import { crowdIn, DOT_LOOKS } from '../crowds.ts';
import type { FormRule, Selected } from '../form.ts';
import { stepInGrid } from '../steps.ts';

const LEAST = 12;
const AXES = 2;

/** The dimension of the two axes. */
const pairIn = ({ several, count }: Selected): string | undefined =>
	several.find((id) => count(id) === AXES);

export const scatter: FormRule = {
	suitability: () => 0,
	places: (selected) => {
		const { several, all } = selected;
		const x = pairIn(selected);
		const others = several.filter((id) => id !== x);
		const colour = crowdIn({ ...selected, several: others }, 1);
		const panel = others.find((id) => id !== colour);
		return { x: x ?? all.find((id) => id !== colour) ?? all[0]!, colour, panel };
	},
	refusal: (selected) =>
		pairIn(selected) && crowdIn(selected, LEAST) ? undefined : 'page_explore_scatter_refused',
	xIsTime: false,
	across: 'x',
	valueAxis: 'upright',
	isReadByPosition: true,
	scales: ['fit', 'zero', 'log'],
	mostRows: Infinity,
	hasKey: false,
	namesSeries: false,
	colours: 'groups',
	isOfParts: false,
	comparesMarks: false,
	looks: DOT_LOOKS,
	guard: 'persons',
	// The name of the level axis, and how many dots are not there.
	linesBelow: 2.2,
	height: ({ isNarrow, panels }) => (panels > 1 ? 240 : isNarrow ? 290 : 400),
	rank: () => 0,
	step: stepInGrid
};
