/** Lines over a dimension whose order is a scale: length of stay, age. */
import { PALETTE_SIZE, type FormRule, type Selected } from '../form.ts';
import { LINE_LOOKS, lineHeight } from '../lines.ts';
import { stepInGrid } from '../steps.ts';

/** Two classes are no course of anything, unless they are asked for. */
const LEAST_CLASSES = 3;

/** The dimension on x: the first scale with several classes. */
const scaleIn = ({ several, ordered }: Selected): string | undefined =>
	several.find((id) => ordered.includes(id));

export const profile: FormRule = {
	suitability: (selected) => {
		const { several, time, count } = selected;
		const x = scaleIn(selected);
		const isOfTime = time !== undefined && several.includes(time);
		return x !== undefined && !isOfTime && count(x) >= LEAST_CLASSES ? 2.5 : 0;
	},
	places: (selected) => {
		const { several, geo, all, count } = selected;
		const x = scaleIn(selected) ?? several[0] ?? all[0]!;
		const rest = several.filter((id) => id !== x);
		// Each country has a panel, and so has each of more categories than colours.
		const panel =
			rest.find((id) => id === geo) ?? rest.find((id) => count(id) > PALETTE_SIZE) ?? rest[1];
		return { x, colour: rest.find((id) => id !== panel), panel };
	},
	refusal: (selected) => (scaleIn(selected) ? undefined : 'page_explore_profile_refused'),
	xIsTime: false,
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
	// The course of one year is no series: there is no break in it.
	looks: LINE_LOOKS.filter((status) => status !== 'break'),
	guard: 'same_people',
	// Names of classes take two lines, the name of the scale one.
	linesBelow: 2,
	height: lineHeight,
	rank: () => 0,
	step: stepInGrid
};
