/** The types that layout, axes, marks and forms share: a panel of a drawing, and what draws one. */
import type { Figure } from '#lib/forms/figure.ts';
import { dimensionOf } from '#lib/dataset/slice.ts';
import type { Medium, Scene } from './scene.ts';

export interface Box {
	x: number;
	y: number;
	width: number;
	height: number;
}

/** Ends of a value axis. */
export interface Domain {
	low: number;
	high: number;
	/** How many steps the axis shall have, about. */
	steps: number;
	/** True if it starts above zero, where the values are. */
	isFitted?: boolean;
	/** Between two of its numbers, where a fitted scale is not of per cent. */
	step?: number;
	/** Equal steps for equal ratios. */
	isLogarithmic?: boolean;
}

export interface Panel {
	figure: Figure;
	scene: Scene;
	box: Box;
	medium: Medium;
	/** The same in all panels of a figure, unless the reader wants one for each. */
	domain: Domain;
	/** The panel's own category. */
	codes: Record<string, string>;
	/** Number of rows of points before this panel's. */
	row: number;
	/** True if series are named beside their marks; there is no key then. */
	named: boolean;
	/** Position of the period that is read, on stage. */
	periodAt: number | undefined;
}

/**
 * How a form draws: measures what all panels share, and returns what draws one of them. That adds marks and points to
 * the scene and returns how many rows of points it drew.
 */
export type FormDrawing = (panels: readonly Panel[]) => (panel: Panel) => number;

/** Codes of a dimension in a figure; one empty code where the figure has no such dimension. */
export const codesOf = (figure: Figure, dimension: string | undefined): string[] =>
	(dimension === undefined ? undefined : dimensionOf(figure.slice, dimension))?.codes ?? [''];
