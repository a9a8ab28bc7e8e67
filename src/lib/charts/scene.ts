/** A scene: everything a chart draws, as plain marks with places, tones and words; no colours, no DOM. */

export type Tone =
	| 'dk' | 'fi' | 'is' | 'no' | 'se'
	| 'g0' | 'g1' | 'g2'
	| 'l0' | 'l1' | 'l2' | 'l3'
	| 'grey' | 'ink';

export type Shape = 'circle' | 'square' | 'triangle' | 'diamond' | 'down' | 'ring' | 'cross';

export type RuleRole = 'grid' | 'axis' | 'zero' | 'connector' | 'break' | 'leader';
export type TextRole = 'tick' | 'label' | 'value' | 'row' | 'panel' | 'faint' | 'inside0' | 'inside1' | 'inside2' | 'inside3' | 'key';

export type Mark =
	| { kind: 'rule'; role: RuleRole; x1: number; y1: number; x2: number; y2: number }
	| { kind: 'line'; d: string; tone: Tone; series: string }
	| { kind: 'marker'; x: number; y: number; shape: Shape; tone: Tone; hollow?: boolean; series?: string; point?: number }
	| { kind: 'bar'; x: number; y: number; width: number; height: number; tone: Tone; hatched?: boolean; series?: string; point?: number }
	| { kind: 'text'; role: TextRole; x: number; y: number; text: string; anchor: 'start' | 'middle' | 'end'; series?: string };

/** One observation as a reader meets it with pointer or keys. */
export interface Point {
	/** Index in the slice. */
	cell: number;
	x: number;
	y: number;
	/** The line, row or panel it belongs to, and its place along it: what the arrow keys move on. */
	row: number;
	column: number;
	series: string;
	/** "Sweden, 2024: 64.1 %, break in series". */
	label: string;
}

export interface Scene {
	width: number;
	height: number;
	/** Size of text, of markers (diameter) and width of lines. */
	type: number;
	marker: number;
	stroke: number;
	marks: Mark[];
	points: Point[];
}

export type Kind = 'page' | 'phone' | 'room' | 'picture';
export interface Size {
	width: number;
	height: number;
	kind: Kind;
}

/** Text, marker and line sizes of each place a chart is shown at (rooms: letters of 1/50 of the height). */
export const SCALE: Record<Kind, { type: number; marker: number; stroke: number }> = {
	page: { type: 14, marker: 8, stroke: 2.25 },
	phone: { type: 13, marker: 8, stroke: 2.25 },
	picture: { type: 17, marker: 10, stroke: 2.75 },
	room: { type: 34, marker: 22, stroke: 6 }
};
