/** Value axes: nice ends that include zero, four or five steps, grid lines across the plot. */
import { extent, nice, ticks } from 'd3-array';
import type { Figure } from '#lib/dataset/figure.ts';
import { formatNumber } from '#lib/text/numbers.ts';
import type { Box, Panel } from './panels.ts';
import { widthOf } from './measure.ts';

const STEPS = 5;

/** Lowest and highest value to be drawn; zero is always inside, so that lengths can be compared. */
export function domainOf(figure: Figure): [number, number] {
	const [low = 0, high = 1] = extent(figure.slice.values.filter((v): v is number => v !== null));
	const [from, to] = nice(Math.min(0, low), Math.max(0, high), STEPS);
	if (from === to) return [0, 1];
	// A share is never above 100.
	return figure.unit.kind === 'rate' && figure.view.transform === 'value' ? [from, Math.min(100, to)] : [from, to];
}

export const ticksOf = ([low, high]: [number, number]): number[] => ticks(low, high, STEPS);

const label = (figure: Figure, value: number, isLast: boolean): string => {
	const text = formatNumber(value, Number.isInteger(value) ? 0 : 1, figure.language);
	return isLast && figure.unit.symbol.length === 1 ? `${text}${figure.language === 'en' ? '' : '\u00a0'}${figure.unit.symbol}` : text;
};

/** Draws horizontal grid lines with numbers left of `box`, which it narrows; returns value → y. */
export function valueAxis(panel: Panel, box: Box): (value: number) => number {
	const { figure, scene, domain } = panel;
	const { type } = scene;
	const at = ticksOf(domain);
	const texts = at.map((v, i) => label(figure, v, i === at.length - 1));
	const margin = Math.max(...texts.map((t) => widthOf(t, type))) + type * 0.6;
	box.x += margin;
	box.width -= margin;
	const y = (v: number) => box.y + box.height - ((v - domain[0]) / (domain[1] - domain[0])) * box.height;
	at.forEach((v, i) => {
		scene.marks.push({ kind: 'rule', role: v === 0 ? 'zero' : 'grid', x1: box.x, x2: box.x + box.width, y1: y(v), y2: y(v) });
		scene.marks.push({ kind: 'text', role: 'tick', x: box.x - type * 0.5, y: y(v) + type * 0.34, text: texts[i]!, anchor: 'end' });
	});
	return y;
}

/** Draws vertical grid lines with numbers below `box`; returns value → x. */
export function valueAxisBelow(panel: Panel, box: Box): (value: number) => number {
	const { figure, scene, domain } = panel;
	const { type } = scene;
	const x = (v: number) => box.x + ((v - domain[0]) / (domain[1] - domain[0])) * box.width;
	let at = ticksOf(domain);
	const wide = Math.max(...at.map((v, i) => widthOf(label(figure, v, i === at.length - 1), type))) * 1.5;
	while (at.length > 2 && x(at[1]!) - x(at[0]!) < wide) at = at.filter((_, i) => i % 2 === 0);
	at.forEach((v, i) => {
		scene.marks.push({ kind: 'rule', role: v === 0 ? 'zero' : 'grid', x1: x(v), x2: x(v), y1: box.y, y2: box.y + box.height });
		scene.marks.push({ kind: 'text', role: 'tick', x: x(v), y: box.y + box.height + type * 1.3, text: label(figure, v, i === at.length - 1), anchor: 'middle' });
	});
	return x;
}
