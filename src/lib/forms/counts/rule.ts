/** Bars of persons, or of persons per 1,000 inhabitants, made of parts; their length is what is read. */
import { unitKindRule } from '#lib/dataset/unit-kinds.ts';
import type { FormRule, Selected } from '../form.ts';
import { countriesFirst, heightOfBars, UNRANKED } from '../rows.ts';
import { stepInGrid } from '../steps.ts';

/** The dimension whose parts add up to a whole that the source publishes. */
const partsOf = ({ parts, several }: Selected): string | undefined =>
	parts.find((id) => several.includes(id));

export const counts: FormRule = {
	suitability: () => 0,
	places: (selected) => {
		const parts = partsOf(selected);
		const rest = countriesFirst(selected.several, selected).filter((id) => id !== parts);
		return { x: rest[0] ?? selected.geo ?? '', colour: parts, panel: rest[1] };
	},
	// Shares fill a whole, which is another form; what is computed does not add up.
	refusal: (selected, transform) =>
		partsOf(selected) === undefined ||
		transform.reference !== 'none' ||
		unitKindRule(selected.kind).isPerCent
			? 'page_explore_counts_refused'
			: undefined,
	xIsTime: false,
	across: 'colour',
	valueAxis: 'level',
	isReadByPosition: false,
	scales: [],
	mostRows: 12,
	hasKey: true,
	namesSeries: false,
	colours: 'groups',
	isOfParts: true,
	comparesMarks: false,
	height: (extent) => heightOfBars({ ...extent, marks: 1 }),
	rank: (values) => {
		const published = values.filter((value) => value !== null);
		return published.length === 0 ? UNRANKED : published.reduce((sum, value) => sum + value, 0);
	},
	step: stepInGrid
};
