/** A scene: everything a chart draws, as plain marks with places, tones and words; no colours, no DOM. */
import type { Shape } from '#lib/charts/theme/series-style.ts';
import type { Fill } from './cell-text.ts';
import type { Tone } from '#lib/charts/theme/tokens.ts';

export type RuleRole =
	| 'grid'
	/** Where a scale starts that does not start at zero. */
	| 'base'
	| 'axis'
	| 'zero'
	/** Where values on two axes are equal. */
	| 'equal'
	/** What half of the dots lie below. */
	| 'median'
	| 'connector'
	| 'leader'
	| 'cursor';
export type TextRole =
	| 'tick'
	/** Names at line ends and of rows, names of panels, entries of the key. */
	| 'label'
	| 'row'
	| 'absent'
	| 'panel'
	| 'key'
	| 'value'
	| 'difference'
	/** Status letters, reasons and axis titles. */
	| 'faint'
	/** What happened in the period of a band. */
	| 'event'
	/** Numbers on areas. */
	| 'inside';

export interface Place {
	x: number;
	y: number;
}

export interface Rule {
	kind: 'rule';
	role: RuleRole;
	x1: number;
	y1: number;
	x2: number;
	y2: number;
	tone?: Tone;
	series?: string;
}
export interface Line {
	kind: 'line';
	d: string;
	/** The last step to values that may still change is dotted; a break is two strokes across the gap in the line. */
	role?: 'dotted' | 'break';
	/** Drawn thicker than all others. */
	isMain?: boolean;
	tone: Tone;
	series: string;
}
export interface Marker extends Place {
	kind: 'marker';
	shape: Shape;
	tone: Tone;
	/** How firm its value is. */
	fill?: Fill;
	/** On the way of a line: seen only where colours are switched off. */
	isOnWay?: boolean;
	series?: string;
	/** Index in the scene's points. */
	point?: number;
}
export interface Area extends Place {
	width: number;
	height: number;
}
/** Where all series break: a stretch of the plot. */
export interface Band extends Area {
	kind: 'band';
}
export interface Bar extends Area {
	kind: 'bar';
	tone: Tone;
	/** How firm its value is: an outline where it may change, a light area where it rests on few answers. */
	fill?: Fill;
	series?: string;
	point?: number;
}
/** A part of a bar that nobody published: outlined and hatched. */
export interface Hatch extends Area {
	kind: 'hatch';
	point?: number;
}
export interface Label extends Place {
	kind: 'text';
	role: TextRole;
	text: string;
	anchor: 'start' | 'middle' | 'end';
	/** The tone of the mark it names or stands on. */
	tone?: Tone;
	series?: string;
	/** The category it names: of a row, or of a panel. */
	category?: string;
}
/** Where a value would be that nobody published: a dotted outline. */
export interface Absent extends Place {
	kind: 'absent';
	width: number;
	height: number;
	point?: number;
}
export type Mark = Rule | Line | Marker | Band | Bar | Hatch | Absent | Label;

/** One observation as a reader meets it with pointer or keys. */
export interface Point extends Place {
	/** Index in the slice. */
	cell: number;
	/** The line, or the row of a panel, it belongs to, and its place along it: what the arrow keys move on. */
	row: number;
	column: number;
	series: string;
	/** "Sweden, 2024: 64.1%; break in the series". */
	label: string;
}

/** Text sizes: of the chart, of direct labels; diameter of markers; width of lines. */
export interface Scale {
	type: number;
	label: number;
	marker: number;
	stroke: number;
}

/** Which marks and points belong to a panel: those from one index up to, not including, the other. */
export interface PanelExtent {
	/** The panel's own category. */
	codes: Record<string, string>;
	area: Area;
	marks: [number, number];
	points: [number, number];
	/** Inside its axes; only where values go upwards. */
	plot?: Area;
}

export interface Scene extends Scale {
	width: number;
	height: number;
	marks: Mark[];
	points: Point[];
	panels: PanelExtent[];
}

/** What a drawing is shown on. */
export type Medium = 'page' | 'phone' | 'projector';
export interface Size {
	/** CSS pixels, or units of the canvas. */
	width: number;
	/** Holds for projectors and pictures; on pages the height follows from the content. */
	height: number;
	medium: Medium;
	/** Sizes of letters and marks; those of the medium if left out. */
	scale?: Scale;
	/** Position of the period whose values stand at the line ends; the last with a value if left out. */
	periodAt?: number | undefined;
}

/** On a projector letters are 1/50 of the screen's height, so that the last row of seats can read them. */
export const SCALES: Record<Medium, Scale> = {
	page: { type: 14, label: 14, marker: 8, stroke: 2.25 },
	phone: { type: 13, label: 13, marker: 8, stroke: 2.25 },
	projector: { type: 34, label: 40, marker: 24, stroke: 7 }
};

/** Half the height of a digit: what a text is moved down to stand centred on a place. */
export const CENTRED = 0.33;
