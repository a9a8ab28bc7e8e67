/** Names of classes below a plot: in one or two lines, each or as often as they fit; what has to be named always is. */
import { widest, wrapped } from '#lib/charts/frame/measure.ts';
import type { Box } from '#lib/charts/frame/panel.ts';
import type { Scene } from '#lib/charts/frame/scene.ts';

export interface ClassName {
	text: string;
	/** Middle of the class. */
	x: number;
	isKept: boolean;
}

interface Placed {
	lines: string[];
	x: number;
	half: number;
}

/** In two lines, as narrow as those can be. */
function inTwoLines(text: string, width: number, type: number): string[] {
	for (let wide = width; ; wide += type) {
		const lines = wrapped(text, wide, type);
		if (lines.length <= 2) return lines;
	}
}

const areApart = (placed: readonly Placed[], distance: number): boolean =>
	placed.every((one, i) => {
		const before = placed[i - 1];
		return !before || one.x - one.half - (before.x + before.half) >= distance;
	});

/** Every name, or every second, or fewer; those that are kept crowd out their neighbours. */
function fitting(all: readonly (Placed & Pick<ClassName, 'isKept'>)[], distance: number) {
	const kept = all.filter(({ isKept }) => isKept);
	for (let every = 1; every < all.length; every++) {
		const shown = all.filter(
			(one, i) =>
				one.isKept || (i % every === 0 && kept.every((k) => areApart([one, k].sort(byX), distance)))
		);
		const isFull = every > 1 || shown.length === all.length;
		if (isFull && areApart(shown, distance)) return shown;
	}
	return kept;
}
const byX = (a: Placed, b: Placed) => a.x - b.x;

/** @param box names stay inside its width, and below it @param title what the classes are of, once below their names */
export function drawClassNames(
	{ type, marks }: Scene,
	names: readonly ClassName[],
	box: Box,
	title: string | undefined
): void {
	const right = box.x + box.width;
	const step = names.length > 1 ? Math.abs(names[1]!.x - names[0]!.x) : box.width;
	const placed = names.map(({ text, x, isKept }) => {
		const lines = inTwoLines(text, step * 0.9, type);
		const half = widest(lines, type) / 2;
		return { lines, half, isKept, x: Math.max(box.x + half, Math.min(right - half, x)) };
	});
	const shown = fitting(placed, type * 0.5);
	const bottom = box.y + box.height;
	for (const { lines, x } of shown)
		lines.forEach((text, i) => {
			const y = bottom + type * (1.45 + i * 1.15);
			marks.push({ kind: 'text', role: 'tick', x, y, text, anchor: 'middle' });
		});
	if (title === undefined) return;
	const most = Math.max(1, ...shown.map(({ lines }) => lines.length));
	const at = { x: box.x, y: bottom + type * (1.6 + most * 1.15) };
	marks.push({ kind: 'text', role: 'faint', ...at, text: title, anchor: 'start' });
}
