/** A choice a reader has of a view, and what all controls are made from. */
import type { Dataset, Language, Selection } from '#lib/dataset/model.ts';
import { TRANSFORMS } from '#lib/dataset/transforms/index.ts';
import { TRANSFORM_REFUSALS } from '#lib/dataset/transforms/transform.ts';
import { PERS } from '#lib/dataset/per/index.ts';
import { PER_REFUSALS } from '#lib/dataset/per/per.ts';
import { REFUSALS } from '#lib/forms/form.ts';
import { FORMS } from '#lib/forms/index.ts';
import { ORDERS, PANEL_SCALES, type Display } from '#lib/forms/display.ts';
import { SCALE_NAMES } from '#lib/forms/form.ts';
import type { Place, View } from '#lib/forms/view.ts';
import { STANDARDS } from '#lib/dataset/composition/decompose.ts';

const MIX_WORDS = [
	'page_explore_by',
	'page_explore_mix',
	...STANDARDS.map((standard) => `page_explore_mix_${standard}` as const)
] as const;

const DISPLAY_WORDS = [
	'page_explore_highlight',
	'page_explore_page',
	'page_explore_panels',
	'page_explore_scale',
	'page_explore_scale_own',
	'page_explore_sort',
	'page_explore_sort_own',
	'page_explore_top',
	'page_explore_top_all',
	...SCALE_NAMES.map((scale) => `page_explore_scale_${scale}` as const),
	...PANEL_SCALES.map((panels) => `page_explore_panels_${panels}` as const),
	...ORDERS.map((sort) => `page_explore_sort_${sort}` as const)
] as const;

/** Messages the controls are made of. */
export const CONTROL_WORDS = [
	'page_explore_colour',
	'page_explore_form',
	'page_explore_measured',
	'page_explore_none',
	'page_explore_panel',
	'page_explore_per',
	'page_explore_per_none',
	'page_explore_reading',
	'page_explore_reference',
	'page_explore_rows',
	'page_explore_transform',
	...DISPLAY_WORDS,
	...MIX_WORDS,
	...REFUSALS,
	...PER_REFUSALS,
	...TRANSFORM_REFUSALS,
	...FORMS.map((form) => `page_explore_form_${form}` as const),
	...PERS.map((per) => `page_explore_per_${per}` as const),
	...TRANSFORMS.map((transform) => `page_explore_transform_${transform}` as const)
] as const;
export type ControlWords = Record<(typeof CONTROL_WORDS)[number], string>;

export interface Choice {
	name: string;
	chosen: boolean;
	address: string;
	/** Why it cannot be chosen. */
	refused?: string;
}
export interface Control {
	key:
		'form' | 'reading' | 'per' | 'transform' | 'reference' | 'by' | 'mix' | Place | keyof Display;
	name: string;
	/** Links beside each other, which need no script; else a list. */
	areLinks?: true;
	choices: Choice[];
}

/** What all controls are made from. */
export interface Asked {
	dataset: Dataset;
	selection: Selection;
	view: View;
	/** What values are measured from, also where nobody asked for it. */
	reference: View['reference'];
	language: Language;
	words: ControlWords;
	/** Dimensions with several chosen categories. */
	several: Dataset['dimensions'];
	time: string | undefined;
	/** @param selection another than the one shown, where the view needs one */
	choice: (
		name: string,
		chosen: boolean,
		next: View,
		refused?: string,
		selection?: Selection
	) => Choice;
}
