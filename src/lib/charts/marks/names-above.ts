/** Names in a line or two above what they name, moved aside where another stands; what finds no place is left out. */
import type { Box } from '#lib/charts/frame/panel.ts';
import type { Label, TextRole } from '#lib/charts/frame/scene.ts';
import type { Tone } from '#lib/charts/theme/tokens.ts';

export interface Above {
	text: string;
	role: TextRole;
	/** What it names, and how wide it is. */
	x: number;
	width: number;
	tone?: Tone;
}

/**
 * @param names in the order in which they choose their place
 * @param lines their y, the nearest first
 */
export function placeAbove(
	names: readonly Above[],
	lines: readonly number[],
	box: Box,
	type: number
): Label[] {
	const placed: (Label & { half: number })[] = [];
	const gap = type * 0.5;
	for (const { text, role, x, width, tone } of names) {
		const half = width / 2;
		const inside = (at: number) => Math.max(box.x + half, Math.min(box.x + box.width - half, at));
		const places = lines.flatMap((y) => {
			const others = placed.filter((one) => one.y === y);
			const sides = others.flatMap((one) => [
				one.x - one.half - gap - half,
				one.x + one.half + gap + half
			]);
			return [x, ...sides]
				.map(inside)
				.filter((at) => others.every((one) => Math.abs(at - one.x) >= half + one.half + gap * 0.99))
				.map((at) => ({ x: at, y }));
		});
		// A name far from what it names is one of something else; what stands out has its colour.
		const near = tone ? places : places.filter((one) => Math.abs(one.x - x) <= half + type * 4);
		near.sort((a, b) => Math.abs(a.x - inside(x)) - Math.abs(b.x - inside(x)));
		const [best] = near;
		if (!best) continue;
		const series = tone ? { tone } : {};
		placed.push({ kind: 'text', role, ...best, text, anchor: 'middle', ...series, half });
	}
	return placed.map(({ half: _, ...label }) => label);
}
