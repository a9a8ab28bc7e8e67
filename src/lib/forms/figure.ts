/** What a chart frame, a table, a slide or a picture shows: one slice with its view and every word about it. */
import type { Language, Slice } from '#lib/dataset/model.ts';
import type { UnitKind } from '#lib/dataset/unit-kinds.ts';
import type { Level } from '#lib/dataset/verdict/rule.ts';
import type { View } from './view.ts';

/** Localised names of a dimension and its categories. */
export interface Names {
	label: string;
	categories: Record<string, { label: string; short: string }>;
}

/** A file that readers can have of a figure. */
export interface FigureFile {
	/** A type of file or of picture (src/lib/formats/files.ts). */
	type: string;
	/** In the language of the figure. */
	name: string;
	/** Path and query. */
	address: string;
	/** Of the chart, in sizes and on pages of the reader's choice. */
	isPicture?: true;
}

/** How far what is set beside each other may be compared. */
export interface FigureVerdict {
	level: Level;
	/** The level in a word, and the sentence that gives the reason. */
	text: string;
	/** One for each dimension that varies. */
	comparisons: { dimension: string; level: Level; rules: { id: string; text: string }[] }[];
}

export interface Figure {
	/** Unique on the page; used for element ids. */
	id: string;
	language: Language;
	slice: Slice;
	view: View;
	names: Record<string, Names>;
	/** Dimension → totals and regions that stand beside their parts: last, grey and without a rank. */
	groups: Record<string, string[]>;
	/** Dimensions whose order is a scale: rows of them are never sorted by value. */
	ordered: readonly string[];
	/** Dimension → class → how many years (or the like) it is wide. */
	widths: Record<string, Record<string, number>>;
	/** Dimensions in whose categories there is no ranking: these have an order, or are countries that may not be ranked. */
	unranked?: string[];
	/**
	 * Dimension whose categories are neither the five countries nor a few groups → those that are coloured, in the order of
	 * the colours; an empty place keeps a colour free. With more categories than colours, only those that stand out.
	 */
	palette: Record<string, readonly string[]>;
	/** Of the values as shown, after the transform: unit "pp" for a gap between rates; of kind none where it has no unit. */
	unit: {
		text: string;
		symbol: string;
		/** "million", where the values count in millions; it stands behind every number that has a unit. */
		magnitude?: string;
		decimals: number;
		decimalsBySize?: true;
		/** Values shown with one decimal less. */
		coarse?: readonly number[];
		kind: UnitKind | 'none';
	};
	measure: string;
	/** What the value axis shows, where values are set against a reference; else "". */
	axisTitle: string;
	/** What the form must not be taken to show; left out where it shows what it seems to. */
	guard?: string;
	headline: string;
	subtitle: string;
	/** Three or four sentences that say what the chart shows. */
	summary: string[];
	/** What is missing and why; null when nothing is. */
	missing: string | null;
	/** Null where nothing is beside anything, or where it is not known what the figures are. */
	verdict: FigureVerdict | null;
	notes: string[];
	/** The statuses that occur in the slice: how the drawing shows it, if not by its letter, letter and meaning. */
	statuses: { status: string; look?: string; mark: string; text: string }[];
	source: { text: string; url: string; licence: string; licenceUrl: string };
	/** Empty where the figures are none of ours: then source and licence have no address. */
	release: string;
	/** Path and query of this very view. */
	address: string;
	/** Files of exactly this slice, in the order in which they are offered. */
	files: FigureFile[];
	synthetic: boolean;
}
