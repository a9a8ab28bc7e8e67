/** The passage from one state of a chart to the next: what stays the same moves to its new place, what is new fades in. */
import { codesAt } from '#lib/dataset/slice.ts';
import type { Figure } from '#lib/forms/figure.ts';
import type { Mark, Scene } from '#lib/charts/frame/scene.ts';
import { elementsOf } from './highlight.ts';

/** What a chart shows. */
export interface State {
	figure: Figure;
	scene: Scene;
}

const TIMING = { duration: 300, easing: 'ease-out' } as const;
/** More than these would cost a frame. */
const MOST = 600;

const isMoving = (mark: Mark): boolean => {
	switch (mark.kind) {
		case 'marker':
			return mark.point !== undefined && !mark.isOnWay;
		case 'line':
		case 'bar':
			return true;
		case 'text':
			return ['label', 'row', 'absent', 'value', 'inside'].includes(mark.role);
		default:
			return false;
	}
};

const pointKey = ({ figure, scene }: State, point: number): string => {
	const { x, colour, panel } = figure.view;
	const codes = codesAt(figure.slice, scene.points[point]!.cell);
	return [x, colour, panel].map((id) => id && `${id}=${codes[id]}`).join(' ');
};

/** Words have no point: those that are no names stand behind the mark they belong to. */
function keyOf(state: State, mark: Mark, panel: string, before: string): string {
	const key = [mark.kind, 'role' in mark && mark.role, panel];
	if ('point' in mark && mark.point !== undefined)
		return [...key, pointKey(state, mark.point)].join();
	if (mark.kind === 'text' && mark.category !== undefined) return [...key, mark.category].join();
	const isName = mark.kind === 'line' || (mark.kind === 'text' && mark.role === 'label');
	return [...key, isName && 'series' in mark ? mark.series : before].join();
}

/** Index of a mark that moves → what it is, the same in every state. */
function keysOf(state: State): Map<number, string> {
	const { scene } = state;
	const keys = new Map<number, string>();
	for (const { codes, marks } of scene.panels) {
		const panel = JSON.stringify(codes);
		let before = '';
		for (let i = marks[0]; i < marks[1]; i++) {
			const mark = scene.marks[i]!;
			if ('point' in mark && mark.point !== undefined) before = pointKey(state, mark.point);
			if (isMoving(mark)) keys.set(i, keyOf(state, mark, panel, before));
		}
	}
	return keys;
}

const commands = (d: string): string => d.replace(/[^A-Z]/gi, '');
const px = (value: number): string => `${value}px`;

/** Where a mark was and is, as properties; undefined where there is no way between the two. */
function movement(from: Mark, to: Mark): Keyframe[] | undefined {
	if (from.kind === 'line' && to.kind === 'line')
		return commands(from.d) === commands(to.d)
			? [from, to].map(({ d }) => ({ d: `path("${d}")` }))
			: undefined;
	if (from.kind === 'bar' && to.kind === 'bar')
		return [from, to].map(({ x, y, width, height }) => ({
			x: px(x),
			y: px(y),
			width: px(width),
			height: px(height)
		}));
	if (from.kind === 'marker' && to.kind === 'marker')
		return [from, to].map(({ x, y }) => ({ transform: `translate(${px(x)}, ${px(y)})` }));
	if (from.kind === 'text' && to.kind === 'text' && from.anchor === to.anchor)
		return [
			{ transform: `translate(${px(from.x - to.x)}, ${px(from.y - to.y)})` },
			{ transform: 'translate(0px, 0px)' }
		];
	return undefined;
}

const isStill = ([from, to]: Keyframe[]): boolean => JSON.stringify(from) === JSON.stringify(to);

/** Nothing moves for readers who ask for that, nor when the chart only changed its size. */
export function passage(from: State, to: State, svg: SVGElement): void {
	const [a, b] = [from.scene, to.scene];
	if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
	if (a.width !== b.width || a.type !== b.type || a.marks.length + b.marks.length > MOST) return;
	const elements = elementsOf(svg, b);
	const former = new Map([...keysOf(from)].map(([i, key]) => [key, a.marks[i]!]));
	for (const [i, key] of keysOf(to)) {
		const [mark, was] = [b.marks[i]!, former.get(key)];
		const frames = was && movement(was, mark);
		if (!frames) elements[i]?.animate([{ opacity: 0.2 }, {}], TIMING);
		else if (!isStill(frames)) elements[i]?.animate(frames, TIMING);
	}
}
