/** Share of the whole that the source publishes beside its parts; never of a sum. */
import { withPeriodsBetween } from '../hidden-breaks.ts';
import type { Selection } from '../model.ts';
import { unitKindRule } from '../unit-kinds.ts';
import type { PerRule } from './per.ts';

const partsIn = (selection: Selection, [id, code]: [string, string]): boolean =>
	selection[id]?.some((c) => c !== code) ?? false;

/** The dimension of which parts are chosen, and the code of its whole. */
const wholeOf: PerRule['whole'] = ({ whole = {} }, selection) => {
	const all = Object.entries(whole);
	const found = all.find((one) => partsIn(selection, one)) ?? all[0];
	return found && { dimension: found[0], code: found[1] };
};

export const whole: PerRule = {
	factor: 100,
	unit: { kind: 'share', symbol: '%', decimals: 1, range: [0, 100] },
	settledNotes: ['size'],
	refusal: (dataset, selection) => {
		if (!unitKindRule(dataset.unit.kind).isCounted) return 'page_explore_per_refused_kind';
		const all = Object.entries(dataset.whole ?? {});
		if (all.length === 0) return 'page_explore_per_refused_whole';
		return all.some((one) => partsIn(selection, one)) ? undefined : 'page_explore_per_refused_part';
	},
	basis: () => 'whole',
	whole: wholeOf,
	base: ({ id }) => id,
	reads: (dataset, selection) => {
		const { dimension, code } = wholeOf(dataset, selection)!;
		const wanted = { ...selection, [dimension]: [code] };
		return withPeriodsBetween(dataset, wanted) ?? wanted;
	},
	// The base holds one category of the whole's dimension: the whole.
	cells: (_, codes, base) => [
		Object.fromEntries(
			base.dimensions.map((d) => [d.id, d.codes.length === 1 ? d.codes[0]! : codes[d.id]!])
		)
	]
};
