/** The type every form of chart is described by: what the rest of the house asks of one, except how it is drawn. */
import type { TransformRule } from '#lib/dataset/transforms/transform.ts';
import type { UnitKind } from '#lib/dataset/unit-kinds.ts';
import type { Status } from '#lib/dataset/status.ts';

/** fit: around the values; zero: from zero; log: equal steps for equal ratios. */
export const SCALE_NAMES = ['fit', 'zero', 'log'] as const;
export type ScaleName = (typeof SCALE_NAMES)[number];

/** Categories told apart by colour; beyond this they are quiet. */
export const PALETTE_SIZE = 7;

/** What a selection offers a form to place. */
export interface Selected {
	/** Ids of the dimensions with several chosen categories, in the dataset's order. */
	several: readonly string[];
	time: string | undefined;
	geo: string | undefined;
	/** One of `several` whose categories are parts of one whole. */
	whole: string | undefined;
	/** Those whose parts add up to a whole that the source publishes. */
	parts: readonly string[];
	/** Those whose order is a scale: age, length of stay. */
	ordered: readonly string[];
	/** Those whose classes have a width, as ages of a pyramid. */
	widths: readonly string[];
	/** What the figures count in. */
	kind: UnitKind;
	/** True if all chosen places are among the five countries. */
	isNordic: boolean;
	/** Why the dataset can give no two groups the same mix of classes. */
	classes: Refusal | undefined;
	/** Ids of all dimensions, at least one. */
	all: readonly string[];
	/** How many categories of a dimension are chosen. */
	count: (id: string) => number;
}

/** Which dimension is drawn where. Dimensions it does not name hold one category. */
export interface Places {
	/** The horizontal dimension of lines; the dimension of the rows of all other forms. */
	x: string;
	/** The dimension told apart by colour and marker: lines, dots in a row, parts of a bar. */
	colour?: string;
	/** The dimension that gets a panel of its own for each category. */
	panel?: string;
}

/** Keys of the messages that say why a form cannot be chosen. */
export const REFUSALS = [
	'page_explore_line_refused',
	'page_explore_form_refused',
	'page_explore_profile_refused',
	'page_explore_slope_refused',
	'page_explore_counts_refused',
	'page_explore_diverging_refused',
	'page_explore_heat_refused',
	'page_explore_pyramid_refused',
	'page_explore_tiles_refused',
	'page_explore_strip_refused',
	'page_explore_scatter_refused',
	'page_explore_mix_refused_no_classes',
	'page_explore_mix_refused_not_a_rate'
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** What a form must not be taken to show, said above its plots. */
export type Guard = 'same_people' | 'persons';

/** What the height of one plot depends on where a page may grow. */
export interface Extent {
	isNarrow: boolean;
	/** Width of the whole drawing, and size of its type. */
	width: number;
	type: number;
	panels: number;
	/** Categories on x, and told apart by colour (1 if none are). */
	rows: number;
	marks: number;
}

/** A point of a drawing as the arrow keys see it. */
export interface GridPoint {
	row: number;
	column: number;
}

export interface FormRule {
	/** True if it shows two groups in classes, and nothing else. */
	ofClasses?: true;
	/** How well the form suits a selection when the address names none: 0 is not at all, the highest is chosen. */
	suitability: (selected: Selected) => number;
	/** Where the dimensions with several categories go. */
	places: (selected: Selected) => Places;
	/** Why it cannot be chosen for this selection and transform. */
	refusal: (selected: Selected, transform: TransformRule) => Refusal | undefined;
	/** True if x always holds the periods, and no other place does. */
	xIsTime: boolean;
	/** The place whose dimension the table puts across. */
	across: 'x' | 'colour';
	/** Which way the value axis runs; none where parts fill a whole. Upright: all that stands at one place of x is read together, else a row. */
	valueAxis: 'upright' | 'level' | 'none';
	/** True if values are read by where their marks stand, false if by how long those are: then the scale starts at zero. */
	isReadByPosition: boolean;
	/** Scales a reader may choose from; none where the form has one of its own. */
	scales: readonly ScaleName[];
	/** With more rows than this only the highest are drawn, and the others are counted. */
	mostRows: number;
	/** True if what tells marks apart is explained by a key above the plot where it is not named. */
	hasKey: boolean;
	/** True if series are named beside their marks as long as the names fit, instead of in a key. */
	namesSeries: boolean;
	/** Colours of its series: of groups side by side, or of ordered levels. */
	colours: 'groups' | 'levels';
	/** True if its series are parts of one whole: they add up, and are not read as one beside another. */
	isOfParts: boolean;
	/** True if the marks of a row are there to be compared with each other. */
	comparesMarks: boolean;
	/** Statuses told by the look of a mark, without their letter; none if left out. */
	looks?: readonly Status[];
	guard?: Guard;
	/** Lines of words below the plot beyond the one of its axis. */
	linesBelow?: number;
	/** Height of one plot, in the units of the width. */
	height: (extent: Extent) => number;
	/** What rows of countries are sorted by, from high to low, given the values of one; at least one is published. */
	rank: (values: readonly (number | null)[]) => number;
	/** Index of the point an arrow key leads to from another; undefined when the key means nothing. */
	step: (points: readonly GridPoint[], from: number | undefined, key: string) => number | undefined;
}
