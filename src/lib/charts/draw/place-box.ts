/** Where the box of what is read goes: beside the plot, below or above it, or inside on the other side; never over another plot. */

/** In pixels of the window. */
export interface Rectangle {
	x: number;
	y: number;
	width: number;
	height: number;
}

const GAP = 32;
/** From what stands above or below it. */
const NEAR = 10;
/** From the edges of the window. */
const EDGE = 8;

const overlap = (a: Rectangle, b: Rectangle): boolean =>
	a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/**
 * @param box its size
 * @param at what is read, in the window
 * @param others plots of other charts
 */
export function placeOfBox(
	box: { width: number; height: number },
	plot: Rectangle,
	at: Rectangle,
	view: { width: number; height: number },
	others: readonly Rectangle[]
): { x: number; y: number } {
	const lowest = Math.max(EDGE, view.height - EDGE - box.height);
	const beside = Math.min(Math.max(plot.y, EDGE), lowest);
	/** At the right end of the plot: what stands above or below it begins at its left. */
	const inside = Math.max(EDGE, Math.min(plot.x + plot.width, view.width - EDGE) - box.width);
	const below = plot.y + plot.height + NEAR;
	const places = [
		{ x: plot.x + plot.width + GAP, y: beside },
		{ x: plot.x - GAP - box.width, y: beside },
		{ x: inside, y: below },
		{ x: inside, y: Math.max(EDGE, plot.y - NEAR - box.height) }
	];
	const isFree = ({ x, y }: { x: number; y: number }): boolean => {
		const own = { x, y, ...box };
		const isInside = x >= EDGE && x + box.width <= view.width - EDGE && y <= lowest;
		return isInside && ![at, plot, ...others].some((other) => overlap(own, other));
	};
	const found = places.find(isFree);
	if (found) return found;
	// Of a row: below it, or above where the window ends.
	if (at.width > at.height) {
		const under = at.y + at.height + NEAR;
		return { x: inside, y: under <= lowest ? under : Math.max(EDGE, at.y - NEAR - box.height) };
	}
	const isRight = at.x + at.width / 2 > plot.x + plot.width / 2;
	return { x: isRight ? Math.max(EDGE, plot.x) : inside, y: beside };
}
