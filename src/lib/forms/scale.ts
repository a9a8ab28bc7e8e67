/** Where the scale starts of values that are read by position: a line that moves between 60 and 80 needs no ground at zero. */
import { isComputed } from '#lib/dataset/transforms/index.ts';
import { unitKindRule } from '#lib/dataset/unit-kinds.ts';
import type { Figure } from './figure.ts';
import { formRule } from './index.ts';

/** Fitted scales start and end at tens. */
const STEP = 10;
/** A scale shows at least so many points: small movements stay small. */
const LEAST_SPAN = 20;
const MOST = 100;

/** About so many steps has a scale of other units. */
const STEPS = 5;

export interface FittedScale {
	low: number;
	high: number;
	/** Between two numbers of the axis, where it is not of tens. */
	step?: number;
}

/** Ends on steps of the axis, for what is not in per cent; undefined where zero is among them. */
function fittedToSteps(values: readonly (number | null)[]): FittedScale | undefined {
	const shown = values.filter((value) => value !== null);
	if (shown.length === 0) return undefined;
	const least = shown.reduce((a, b) => Math.min(a, b));
	const most = shown.reduce((a, b) => Math.max(a, b));
	const wanted = (most - least || Math.abs(most)) / STEPS;
	const power = 10 ** Math.floor(Math.log10(wanted));
	const step = [1, 2, 5, 10].map((n) => n * power).find((one) => one >= wanted)!;
	const [low, high] = [Math.floor(least / step) * step, Math.ceil(most / step) * step];
	return low <= 0 || low === high ? undefined : { low, high, step };
}

/** True if the reader asks for equal steps for equal ratios, and all values are above zero. */
export const isLogarithmic = ({ view, slice }: Pick<Figure, 'view' | 'slice'>): boolean =>
	view.scale === 'log' && slice.values.every((value) => value === null || value > 0);

/**
 * Ends of the scale in per cent; undefined where it starts at zero: where lengths are read, where values are computed,
 * counted or below zero, and where the difference to a scale from zero is less than a third of the height.
 */
export function fittedScale({
	view,
	unit,
	slice
}: Pick<Figure, 'view' | 'slice'> & { unit: Pick<Figure['unit'], 'kind'> }):
	FittedScale | undefined {
	if (!formRule(view).isReadByPosition || isComputed(view)) return undefined;
	if (view.scale !== undefined && view.scale !== 'fit') return undefined;
	if (!unitKindRule(unit.kind).isPerCent) return view.scale && fittedToSteps(slice.values);
	const values = slice.values.filter((value) => value !== null);
	const least = values.reduce((a, b) => Math.min(a, b), Infinity);
	const most = values.reduce((a, b) => Math.max(a, b), -Infinity);
	if (values.length === 0 || most > MOST) return undefined;
	let low = Math.floor(least / STEP) * STEP;
	let high = Math.ceil(most / STEP) * STEP;
	// Half a step to spare at one end at least.
	if (least - low < STEP / 2 && high - most < STEP / 2) low -= STEP;
	while (high - low < LEAST_SPAN) {
		if (high < MOST) high += STEP;
		else low -= STEP;
	}
	return low * 3 < high && view.scale === undefined ? undefined : { low: Math.max(0, low), high };
}
