/** Seven classes of values with round bounds, each with a tone: from low to high, or to both sides of zero. */
import { range, tickStep } from 'd3-array';
import { scaleThreshold } from 'd3-scale';
import { transformRule } from '#lib/dataset/transforms/index.ts';
import type { Figure } from '#lib/forms/figure.ts';
import { formatNumber } from '#lib/text/numbers.ts';
import type { Scene } from '#lib/charts/frame/scene.ts';
import type { Tone } from '#lib/charts/theme/tokens.ts';
import { widest, widthOf } from '#lib/charts/frame/measure.ts';

const RISING = ['s1', 's2', 's3', 's4', 's5', 's6', 's7'] as const satisfies readonly Tone[];
const DIVERGING = ['d1', 'd2', 'd3', 'd4', 'd5', 'd6', 'd7'] as const satisfies readonly Tone[];

export interface Classes {
	toneOf: (value: number) => Tone;
	/** Between the classes: six values, in the unit of the figure. */
	bounds: number[];
	tones: readonly Tone[];
}

/** Classes of all values of a figure, so that one tone means one thing in all its panels. */
export function classesOf({ slice, view }: Figure): Classes {
	const values = slice.values.filter((value) => value !== null);
	const least = values.reduce((a, b) => Math.min(a, b), Infinity);
	const most = values.reduce((a, b) => Math.max(a, b), -Infinity);
	const hasMiddle = transformRule(view).isDifference;
	const tones = hasMiddle ? DIVERGING : RISING;
	if (values.length === 0) return { toneOf: () => tones[3], bounds: [], tones };
	const far = Math.max(Math.abs(least), Math.abs(most));
	const span = hasMiddle ? far * 2 : most - least;
	const step = span === 0 ? 1 : tickStep(0, span, tones.length);
	const first = hasMiddle ? -2.5 * step : (Math.floor(least / step) + 1) * step;
	const bounds = range(tones.length - 1).map((i) => Number((first + i * step).toPrecision(12)));
	return { toneOf: scaleThreshold<number, Tone>(bounds, tones), bounds, tones };
}

/** Height that the key of classes takes. */
export const classKeyHeight = (type: number): number => type * 2.9;

/** A strip of the classes with their bounds below, from `x` and `y` on. */
export function drawClassKey(
	figure: Figure,
	scene: Scene,
	{ bounds, tones }: Classes,
	{ x, y, width }: { x: number; y: number; width: number }
): void {
	if (bounds.length === 0) return;
	const { type, marks } = scene;
	const decimals = bounds.every(Number.isInteger) ? 0 : Math.min(figure.unit.decimals, 1);
	const texts = bounds.map((bound) => formatNumber(bound, decimals, figure.language));
	const wide = Math.min(
		Math.max(widest(texts, type) + type * 0.8, type * 2.6),
		width / tones.length
	);
	const every = wide < widest(texts, type) + type * 0.4 ? 2 : 1;
	tones.forEach((tone, i) => {
		marks.push({ kind: 'bar', x: x + i * wide, y, width: wide - 1, height: type * 0.75, tone });
		if (i === 0 || (i - 1) % every !== 0) return;
		const at = { x: x + i * wide, y: y + type * 1.85 };
		marks.push({ kind: 'text', role: 'tick', ...at, text: texts[i - 1]!, anchor: 'middle' });
	});
	const { text } = figure.unit;
	const unit = { x: x + tones.length * wide + type * 0.6, y: y + type * 0.75 };
	if (unit.x + widthOf(text, type) <= x + width)
		marks.push({ kind: 'text', role: 'faint', ...unit, text, anchor: 'start' });
}
