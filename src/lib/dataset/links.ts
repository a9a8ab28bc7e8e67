/** What a dataset says of its cells in terms of other datasets and lists. */
import type { Selection } from './base.ts';

/** Cells follow the people of one starting period: `start` and `since` together say when they were counted. */
export interface Cohort {
	/** Dimension of the starting period. */
	start: string;
	/** Dimension of the time since then. */
	since: string;
	/** Code of that dimension → years from the start to the count. */
	offset: Record<string, number>;
}

/** The dataset of persons behind a rate: those with the property, or the group it is per cent of. */
export interface Persons {
	dataset: string;
	holds: 'with' | 'base';
}

/** Classes out of which rates can be made anew: persons in `of` by those in `base`, or a rate with the persons behind it. */
export interface Composition {
	/** Dimensions that make classes. */
	by: string[];
	of?: Selection;
	base?: Selection;
	/** Codes of persons whose class is not known: they are left out. */
	unknown?: Selection;
}

/** Which population a figure is per 1,000 of: the mean of the year, 1 January of it or of the next, or 1 January for all months. */
export const POPULATION_AT = ['mean', 'start', 'end', 'year'] as const;
export interface Population {
	dataset: string;
	at: (typeof POPULATION_AT)[number];
}

/** Lists of countries, by the way they write them. */
export const CODE_LISTS = ['country:iso2', 'country:iso3', 'country:eurostat'] as const;
export type CodeList = (typeof CODE_LISTS)[number];
