/** Value axes: nice ends that include zero, three to five steps, grid lines across the plot. */
import { unitKindRule } from '#lib/dataset/unit-kinds.ts';
import { extent, nice, range, ticks } from 'd3-array';
import { scaleLog } from 'd3-scale';
import { fittedScale, isLogarithmic } from '#lib/forms/scale.ts';
import { isComputed, transformRule } from '#lib/dataset/transforms/index.ts';
import type { Figure } from '#lib/forms/figure.ts';
import { formatNumber, formatValue } from '#lib/text/numbers.ts';
import { widest, widthOf } from './measure.ts';
import type { Box, Domain, Panel } from './panel.ts';
import { valueScale } from './scales.ts';
import { CENTRED } from './scene.ts';

/** Powers of ten around the values, or one and its halves where they are of one size. */
function logarithmic(values: readonly (number | null)[], steps: number): Domain {
	const [least = 1, most = 10] = extent(values.filter((value) => value !== null));
	const [low = 1, high = 10] = scaleLog([least, most], [0, 1]).nice().domain();
	return { low, high: low === high ? low * 10 : high, steps, isLogarithmic: true };
}

/** Lowest and highest value to be drawn; zero is inside where lengths are compared, else what a reference would be. */
export function domainOf(figure: Figure, steps: number): Domain {
	if (isLogarithmic(figure)) return logarithmic(figure.slice.values, steps);
	const fitted = fittedScale(figure);
	if (fitted) return { ...fitted, steps, isFitted: true };
	const [least = 0, most = 1] = extent(
		figure.slice.values.filter((value): value is number => value !== null)
	);
	const { axis } = transformRule(figure.view);
	const [low, high] = nice(Math.min(...axis, least), Math.max(...axis, most), steps);
	if (low === high) return { low, high: low + 1, steps };
	// A part of a whole is never above 100 per cent.
	const { most: limit } = unitKindRule(figure.unit.kind);
	const isLimited = limit !== null && !isComputed(figure.view);
	return { low, high: isLimited ? Math.min(limit, high) : high, steps };
}

/** As few decimals as tell the steps of an axis as they are. */
function decimalsOf(steps: readonly number[]): number {
	const isTold = (decimals: number) =>
		steps.every((value) => Math.abs(Number(value.toFixed(decimals)) - value) < 1e-9);
	return [0, 1, 2, 3].find(isTold) ?? 4;
}

/** A fitted scale begins with a number and, where the steps allow it, ends with one. */
function fittedSteps({ low, high, steps, step: own }: Domain): number[] {
	if (own !== undefined) return range(low, high + own / 2, own);
	const step = [10, 20, 25, 50].find((one) => (high - low) / one <= steps + 1) ?? 50;
	return range(low, high + 1, step);
}

/** Numbers of a logarithmic axis: powers of ten, and two and five times those where there is room. */
function powersOf({ low, high, steps }: Domain): number[] {
	const powers = range(Math.floor(Math.log10(low)), Math.ceil(Math.log10(high)) + 1);
	const tens = powers.map((power) => 10 ** power);
	const finer = tens.flatMap((ten) => [ten, 2 * ten, 5 * ten]);
	const inside = (values: number[]) => values.filter((value) => value >= low && value <= high);
	return inside(inside(finer).length <= steps + 2 ? finer : tens);
}

function numbersOf(domain: Domain): number[] {
	if (domain.isLogarithmic) return powersOf(domain);
	return domain.isFitted ? fittedSteps(domain) : ticks(domain.low, domain.high, domain.steps);
}

/**
 * Numbers of the axis, each or every second one, always with zero; a unit of one sign stands at the last one only, and
 * so does a magnitude where there is room beside the number: elsewhere the unit stands above the axis.
 */
function ticksOf(
	{ figure, domain }: Panel,
	every = 1,
	isRoomy = false
): { value: number; text: string }[] {
	const { unit, language } = figure;
	const all = numbersOf(domain);
	const pivot = Math.max(0, all.indexOf(groundOf(figure)));
	const at = all.filter((_, i) => (i - pivot) % every === 0);
	const decimals = decimalsOf(at);
	const { magnitude } = unit;
	const symbol = unit.symbol.length === 1 ? unit.symbol : '';
	return at.map((value, i) => ({
		value,
		text:
			i === at.length - 1 && (isRoomy || !unit.magnitude)
				? formatValue(value, { symbol, magnitude, decimals }, language)
				: formatNumber(value, decimals, language)
	}));
}

/** Zero of levels, or the value of what is as large as its reference. */
const groundOf = (figure: Figure): number => transformRule(figure.view).neutral ?? 0;

/** The ground of levels, and the line that values are measured from. */
const roleOf = ({ figure, domain }: Panel, value: number) => {
	if (domain.isFitted || domain.isLogarithmic) return value === domain.low ? 'base' : 'grid';
	if (value !== groundOf(figure)) return 'grid';
	return domain.low < 0 || isComputed(figure.view) ? 'zero' : 'axis';
};

/** The line that values are measured from, where no step of the axis lies there. */
const groundBetween = ({ figure, domain }: Panel, at: readonly { value: number }[]): number[] => {
	const ground = groundOf(figure);
	const isInside = ground > domain.low && ground < domain.high;
	return isInside && !at.some(({ value }) => value === ground) ? [ground] : [];
};

/** Draws horizontal grid lines with numbers left of `box`, which it narrows; returns value → y. */
export function valueAxis(panel: Panel, box: Box): (value: number) => number {
	const { scene, domain } = panel;
	const { type } = scene;
	const at = ticksOf(panel);
	const margin =
		widest(
			at.map((t) => t.text),
			type
		) +
		type * 0.6;
	box.x += margin;
	box.width -= margin;
	scene.panels.at(-1)!.plot = { ...box };
	const y = valueScale(domain, box.y + box.height, -box.height);
	for (const value of groundBetween(panel, at)) {
		const ends = { x1: box.x, x2: box.x + box.width, y1: y(value), y2: y(value) };
		scene.marks.push({ kind: 'rule', role: 'zero', ...ends });
	}
	for (const { value, text } of at) {
		const here = y(value);
		const ends = { x1: box.x, x2: box.x + box.width, y1: here, y2: here };
		scene.marks.push({ kind: 'rule', role: roleOf(panel, value), ...ends });
		const place = { x: box.x - type * 0.5, y: here + type * CENTRED };
		scene.marks.push({ kind: 'text', role: 'tick', ...place, text, anchor: 'end' });
	}
	return y;
}

/**
 * Draws vertical grid lines with numbers below `box`; returns value → x.
 * @param spans where the lines run, from y to y: once down the plot, or beside each row only
 */
export function valueAxisBelow(
	panel: Panel,
	box: Box,
	spans: readonly [number, number][]
): (value: number) => number {
	const { scene, domain } = panel;
	const { type } = scene;
	const x = valueScale(domain, box.x, box.width);
	let at = ticksOf(panel, 1, true);
	const needed =
		widest(
			at.map((t) => t.text),
			type
		) * 1.5;
	for (let every = 2; at.length > 2 && x(at[1]!.value) - x(at[0]!.value) < needed; every++)
		at = ticksOf(panel, every, true);
	for (const value of groundBetween(panel, at))
		for (const [y1, y2] of spans)
			scene.marks.push({ kind: 'rule', role: 'zero', x1: x(value), x2: x(value), y1, y2 });
	for (const { value, text } of at) {
		const here = x(value);
		for (const [y1, y2] of spans)
			scene.marks.push({ kind: 'rule', role: roleOf(panel, value), x1: here, x2: here, y1, y2 });
		// The first and the last number stay inside the canvas.
		const half = widthOf(text, type) / 2;
		const place = {
			x: Math.min(Math.max(here, half), scene.width - half),
			y: box.y + box.height + type * 1.3
		};
		scene.marks.push({ kind: 'text', role: 'tick', ...place, text, anchor: 'middle' });
	}
	return x;
}
