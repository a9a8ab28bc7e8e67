/** The words of the house as types: dataset, dimension, category, note, slice. */

export const LANGUAGES = ['en', 'sv', 'da', 'nb', 'fi', 'is'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text in several languages; English is always there and stands in for a missing one. */
export type Text = { en: string } & Partial<Record<Language, string>>;

export const textIn = (text: Text, language: Language): string => text[language] ?? text.en;

export type Role = 'time' | 'geo' | 'metric' | 'classification';

export interface Category {
	code: string;
	label: Text;
	/** An approved shorter name for marks and narrow screens. */
	short?: Text;
	/** The form after a preposition: "in Denmark", "på Island". Countries only. */
	within?: Text;
	/** Code of the category this one is a part of. */
	parent?: string;
}

export interface Dimension {
	id: string;
	role: Role;
	label: Text;
	/** In the order readers should meet them; periods from old to new. */
	categories: Category[];
}

/** Chosen codes per dimension. A dimension that is not named means all its categories. */
export type Selection = Record<string, string[]>;

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
	decimals: number;
	/** Rates are differenced in percentage points; counts and money in their own unit. */
	kind: 'rate' | 'count' | 'money';
	/** Lowest and highest value that can be true; null = no limit. */
	range: [number | null, number | null];
}

export interface Source {
	office: string;
	table: string;
	url: string;
	licence: { name: string; url: string };
	/** When our copy was read: an ISO date, month or year. */
	retrieved: string;
}

/** A rule of substance the build proves on the figures themselves. */
export type Check =
	| { rule: 'parts-of-whole'; dimension: string; total: number; tolerance: number }
	| { rule: 'agrees-with'; dataset: string; where: Selection };

export const THEMES = ['employment', 'education', 'settlement'] as const;
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
	/** Who is counted, in words: "citizens of …, aged …, in private households". */
	population: Text;
	/** How the figures were collected. */
	collection: 'survey' | 'register' | 'administrative';
	unit: Unit;
	dimensions: Dimension[];
	notes: Note[];
	source: Source;
	/** The selection a page starts with; a dimension that is not named starts with all categories. */
	defaults: Selection;
	/** Per dimension, the category others are compared with. */
	references: Record<string, string>;
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
}
