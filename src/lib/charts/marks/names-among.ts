/** Names beside dots of a plane: on the side where they cover no other name and no dot; else left out. */
import { widthOf } from '#lib/charts/frame/measure.ts';
import type { Box } from '#lib/charts/frame/panel.ts';
import { CENTRED, type Label, type Place, type Scene } from '#lib/charts/frame/scene.ts';
import type { Tone } from '#lib/charts/theme/tokens.ts';

export interface Named extends Place {
	text: string;
	/** Of what stands out. */
	tone?: Tone;
}

interface Rect {
	left: number;
	right: number;
	top: number;
	bottom: number;
}

const overlap = (a: Rect, b: Rect): boolean =>
	a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

function rectOf(
	{ x, y, anchor }: Pick<Label, 'x' | 'y' | 'anchor'>,
	width: number,
	type: number
): Rect {
	const left = x - { start: 0, middle: width / 2, end: width }[anchor];
	return { left, right: left + width, top: y - type * 0.8, bottom: y + type * 0.25 };
}

/** Right, left, above, below. */
function sidesOf({ x, y }: Place, { type, marker }: Scene) {
	const [away, centred] = [marker * 0.85, y + type * CENTRED];
	return [
		{ x: x + away, y: centred, anchor: 'start' },
		{ x: x - away, y: centred, anchor: 'end' },
		{ x, y: y - away, anchor: 'middle' },
		{ x, y: y + away + type * 0.75, anchor: 'middle' }
	] as const;
}

/**
 * @param names in the order in which they choose their side
 * @param line words for a line through the plane, and where they may stand, to the left of it
 * @param box names stay inside
 */
export function namesAmong(
	names: readonly Named[],
	dots: readonly Place[],
	line: { text: string; places: readonly Place[] },
	box: Box,
	scene: Scene
): Label[] {
	const { type, label, marker } = scene;
	const taken: Rect[] = [];
	const isInside = ({ left, right, top, bottom }: Rect) =>
		left >= box.x &&
		right <= box.x + box.width &&
		top >= box.y - type * 0.3 &&
		bottom <= box.y + box.height;
	const isFree = (rect: Rect) => isInside(rect) && !taken.some((one) => overlap(one, rect));
	const radius = marker / 2;
	const covers = (rect: Rect) =>
		dots.filter(
			({ x, y }) =>
				x > rect.left - radius &&
				x < rect.right + radius &&
				y > rect.top - radius &&
				y < rect.bottom + radius
		).length;
	const placed: Label[] = [];
	for (const { text, tone, ...dot } of names) {
		const width = tone ? widthOf(text, label, 'bold') : widthOf(text, type);
		const sides = sidesOf(dot, scene)
			.map((at) => ({ at, rect: rectOf(at, width, type) }))
			.filter(({ rect }) => isFree(rect))
			.sort((a, b) => covers(a.rect) - covers(b.rect));
		const [best] = sides;
		// What stands out is named in any case, as long as it covers no other name.
		if (!best || (!tone && covers(best.rect) > 0)) continue;
		taken.push(best.rect);
		const look = tone ? ({ role: 'label', tone } as const) : ({ role: 'value' } as const);
		placed.push({ kind: 'text', ...look, ...best.at, text });
	}
	const width = widthOf(line.text, type);
	const at = line.places
		.map(({ x, y }) => ({ x: x - type * 0.8, y, anchor: 'end' as const }))
		.find((one) => {
			const rect = rectOf(one, width, type);
			return isFree(rect) && covers(rect) === 0;
		});
	if (at) placed.push({ kind: 'text', role: 'faint', ...at, text: line.text });
	return placed;
}
