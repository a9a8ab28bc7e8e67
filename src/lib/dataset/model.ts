/** The words of the house as types: dataset, dimension, category, note, slice. */
import type { Selection, Text } from './base.ts';
import type { Check } from './checks.ts';
import type { Comparability } from './comparability.ts';
import type { Rounded } from './exact.ts';
import type { Cohort, Composition, Persons, Population, CodeList } from './links.ts';
import type { RateBase, UnitKind } from './unit-kinds.ts';

export { LANGUAGES, textIn, type Language, type Selection, type Text } from './base.ts';

export type Role = 'time' | 'geo' | 'metric' | 'classification';

export interface Category {
	code: string;
	label: Text;
	/** An approved shorter name for marks and narrow screens. */
	short?: Text;
	/** The form after a preposition: "in Denmark", "på Island". Countries only. */
	within?: Text;
	/** Code of the category this one is a part of, or of the region around it (`regions` of its dimension). */
	parent?: string;
	/** The country it stands for, by its code in the list of countries: its name keeps its capital. */
	place?: string;
	/** A total or a region: never listed, ranked or coloured beside its parts. */
	group?: true;
	/** The label as the source writes it, where ours is another. */
	sourceLabel?: string;
}

export interface Dimension {
	id: string;
	role: Role;
	label: Text;
	/** In the order readers should meet them; periods from old to new. */
	categories: Category[];
	/** World regions that countries lie in; there are no figures of them. */
	regions?: Category[];
}

/** A footnote. It applies to every cell whose categories lie inside the scope; `{}` is the whole dataset. */
export interface Note {
	id: string;
	scope: Selection;
	text: Text;
}

export interface Unit {
	label: Text;
	/** What stands behind a number: "%", "€" or nothing. */
	symbol: string;
	/** Power of ten the values count in: 6 = millions; 0 if left out. Values are never multiplied by it, the unit says so. */
	multiplier?: number;
	/** Decimals that are shown. */
	decimals: number;
	/** Decimals that are stored and written into files, where they are more than those shown. */
	precision?: number;
	/** Numbers below 1 are shown with more decimals: 16.6 and 0.52 stand side by side. */
	decimalsBySize?: true;
	kind: UnitKind;
	/** What a rate is per cent of. */
	of?: RateBase;
	/** Lowest and highest value that can be true; null = no limit. */
	range: [number | null, number | null];
}

export interface Source {
	office: string;
	table: string;
	/** Where our copy was taken from, if not from the table itself: "carried over from a report of 2013". */
	carried?: Text;
	url: string;
	/** A proper name, or words that differ by language. */
	licence: { name: string | Text; url: string };
	/** When our copy was read: an ISO date, month or year. */
	retrieved: string;
}

export const THEMES = ['employment', 'education', 'settlement', 'arrivals'] as const;
export type Theme = (typeof THEMES)[number];

/** What a dataset and its parts were called before: old addresses go on working. */
export interface Formerly {
	/** Ids of the dataset. */
	ids: string[];
	/** Old id of a dimension → its id now. */
	dimensions: Record<string, string>;
	/** Dimension, by its id now → old code → code now. */
	codes: Record<string, Record<string, string>>;
}

export interface Dataset {
	id: string;
	theme: Theme;
	title: Text;
	measure: Text;
	unit: Unit;
	/** Left out of tables that say nothing of it: those of a reader's own, and those just imported. */
	comparability?: Comparability;
	/** Code of the one country whose own definitions these are; never beside another country. */
	national?: string;
	dimensions: Dimension[];
	notes: Note[];
	source: Source;
	/** The selection a page starts with; a dimension that is not named starts with all categories. */
	defaults: Selection;
	/** Per dimension, the category others are compared with. */
	references: Record<string, string>;
	/** Dimensions whose order is a scale: length of stay, level of education. */
	ordered?: string[];
	/** Dimension → code → how many years (or the like) the category is wide. */
	width?: Record<string, Record<string, number>>;
	cohort?: Cohort;
	/** Dimension → code of the whole that the source publishes; without it there is no share. */
	whole?: Record<string, string>;
	persons?: Persons;
	composition?: Composition;
	/** The dataset of inhabitants that figures per 1,000 are made with. */
	population?: Population;
	/** Dimension → the list its codes are countries of. */
	codelist?: Record<string, CodeList>;
	/** What a cell without a row is: "zero" where the source leaves zeros out. It stays missing all the same. */
	absent?: 'zero';
	checks: Check[];
	/** True for generated cubes: every chart and file says SYNTHETIC. */
	synthetic: boolean;
	formerly?: Formerly;
}

export interface SliceDimension {
	id: string;
	role: Role;
	codes: string[];
}

/**
 * The observations a selection keeps, as a dense cube in row-major order (last dimension fastest).
 * A null value always has a status; a cell without an entry in `status` is "ok".
 */
export interface Slice {
	dataset: string;
	dimensions: SliceDimension[];
	values: (number | null)[];
	/** Cell index → statuses joined by "|", as in JSON-stat's sparse form. */
	status: Record<number, string>;
	/** Cells before which the series breaks in a period that was not chosen. */
	hiddenBreaks?: number[];
	/** What computed cells are before they are rounded; of those published the value says it. */
	exact?: Record<number, Rounded>;
	/** Values of cells that are shown with one decimal less than the others: what they are computed from is too rough. */
	coarse?: number[];
}

/** The dimension of periods, of a dataset, a table or a slice. */
export const timeDimension = <D extends { role: Role }>({
	dimensions
}: {
	dimensions: readonly D[];
}): D | undefined => dimensions.find(({ role }) => role === 'time');

/** Decimals that values are stored with. */
export const precisionOf = ({
	precision,
	decimals
}: Pick<Unit, 'precision' | 'decimals'>): number => precision ?? decimals;
