/** Many categories of one dimension as dots on the axis of each row. */
import { unitKindRule } from '#lib/dataset/unit-kinds.ts';
import { crowdIn, DOT_LOOKS } from '../crowds.ts';
import type { FormRule } from '../form.ts';
import { countriesFirst, NAME_LINE } from '../rows.ts';
import { stepInGrid } from '../steps.ts';

const LEAST = 16;
/** So many dots are a strip unless another form is asked for. */
const CROWD = 41;
export const strip: FormRule = {
	suitability: (selected) => {
		const { several, time, kind } = selected;
		const isOfTime = time !== undefined && several.includes(time);
		// Numbers of persons differ by powers of ten: most of them would lie at zero.
		const isCounted = unitKindRule(kind).isCounted;
		return crowdIn(selected, CROWD) && !isOfTime && !isCounted ? 2.7 : 0;
	},
	places: (selected) => {
		const { several, geo, all } = selected;
		const colour = crowdIn(selected, 1);
		const rest = countriesFirst(several, selected).filter((id) => id !== colour);
		const single = [geo, ...all].find((id) => id !== undefined && id !== colour);
		return { x: rest[0] ?? single ?? all[0]!, colour, panel: rest[1] };
	},
	refusal: (selected) => (crowdIn(selected, LEAST) ? undefined : 'page_explore_strip_refused'),
	xIsTime: false,
	across: 'x',
	valueAxis: 'level',
	isReadByPosition: true,
	scales: ['fit', 'zero', 'log'],
	mostRows: 12,
	hasKey: false,
	namesSeries: false,
	colours: 'groups',
	isOfParts: false,
	comparesMarks: false,
	looks: DOT_LOOKS,
	guard: 'persons',
	height: ({ isNarrow, type, rows }) =>
		rows * type * (5.6 + (isNarrow ? NAME_LINE : 0)) + type * 1.8,
	// About the value below which half of the dots lie.
	rank: (values) => {
		const published = values.filter((value) => value !== null).sort((a, b) => a - b);
		return published[Math.floor(published.length / 2)]!;
	},
	step: stepInGrid
};
