/** The type every "per" is described by: what a count is divided by, before anything else is computed of it. */
import type { Population } from '../links.ts';
import type { Dataset, Selection, Slice, Unit } from '../model.ts';
import type { Structure } from '../selection.ts';

/** Keys of the messages that say why a count cannot be divided so. */
export const PER_REFUSALS = [
	'page_explore_per_refused_kind',
	'page_explore_per_refused_part',
	'page_explore_per_refused_population',
	'page_explore_per_refused_whole'
] as const;
export type PerRefusal = (typeof PER_REFUSALS)[number];

/** As much of a dataset as the choice of a denominator needs. */
export type PerStructure = Structure & Pick<Dataset, 'id' | 'unit' | 'population' | 'whole'>;

/** What the denominator is: a population of some day or year, or the published whole. */
export type PerBasis = Population['at'] | 'whole';

export interface PerRule {
	/** The result is so many times the quotient. */
	factor: number;
	/** Of the result; its words are made with the texts. */
	unit: Omit<Unit, 'label'>;
	/** Ids of notes that hold for the count alone. */
	settledNotes: readonly string[];
	/** Why it cannot be computed for this selection. */
	refusal: (dataset: PerStructure, selection: Selection) => PerRefusal | undefined;
	/** Which words its unit has. */
	basis: (dataset: PerStructure) => PerBasis;
	/** The category everything is a share of; none where the denominator is no part of the dataset. */
	whole: (
		dataset: PerStructure,
		selection: Selection
	) => { dimension: string; code: string } | undefined;
	/** Id of the dataset that holds the denominators. */
	base: (dataset: PerStructure) => string;
	/** What has to be read of it, periods between those chosen included. */
	reads: (dataset: PerStructure, selection: Selection, base: Structure) => Selection;
	/** Codes of the cells whose mean is the denominator, from old to new; also of those that the base does not have. */
	cells: (
		dataset: PerStructure,
		codes: Readonly<Record<string, string>>,
		base: Pick<Slice, 'dimensions'>
	) => Record<string, string>[];
}
