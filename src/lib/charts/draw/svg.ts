/**
 * A scene as SVG text: on pages, on stage and in pictures. Colours come from classes. Text, because a plot is hundreds
 * of elements of which none changes alone: a browser takes them in one go, and the server's are left as they came.
 */
import { element, escaped, type Attributes } from './markup.ts';
import type { Mark, Scene } from '#lib/charts/frame/scene.ts';
import { hatchPath, rounded as n, shapePath } from '#lib/charts/marks/shapes.ts';

/** @param highlight the series that stands out; the others step back */
export function marksSvg(scene: Scene, highlight?: string): string {
	const classes = (mark: Mark, ...names: (string | undefined | false)[]): string => {
		const series = 'series' in mark ? mark.series : undefined;
		const dim = highlight !== undefined && series !== undefined && series !== highlight && 'dim';
		return [...names, dim].filter(Boolean).join(' ');
	};
	/** A mark that shows an observation is an image with its words. */
	const named = (point: number | undefined): Attributes =>
		point === undefined ? {} : { role: 'img', 'aria-label': scene.points[point]?.label };
	const box = (mark: { x: number; y: number; width: number; height: number }): Attributes => ({
		x: n(mark.x),
		y: n(mark.y),
		width: n(mark.width),
		height: n(mark.height)
	});
	const drawn = (mark: Mark): string => {
		switch (mark.kind) {
			case 'rule':
				return element('path', {
					class: classes(mark, mark.role, mark.tone),
					d: `M${n(mark.x1)} ${n(mark.y1)}L${n(mark.x2)} ${n(mark.y2)}`
				});
			case 'line':
				return element('path', {
					class: classes(mark, 'line', mark.tone),
					d: mark.d,
					'stroke-width': scene.stroke
				});
			case 'text':
				return element(
					'text',
					{
						class: classes(mark, mark.role),
						x: n(mark.x),
						y: n(mark.y),
						'text-anchor': mark.anchor === 'start' ? undefined : mark.anchor,
						'data-series': mark.role === 'label' || mark.role === 'key' ? mark.series : undefined
					},
					escaped(mark.text)
				);
			case 'bar':
				return element('rect', {
					class: classes(mark, 'bar', mark.tone),
					...box(mark),
					...named(mark.point)
				});
			case 'hatch':
				return (
					element('path', { class: 'hatch', d: hatchPath(mark, scene.type * 0.55) }) +
					element('rect', { class: 'unpublished', ...box(mark), ...named(mark.point) })
				);
			case 'marker': {
				const isOutline = mark.hollow || mark.shape === 'ring';
				const isCross = mark.shape === 'cross';
				return element('path', {
					class: classes(mark, 'marker', mark.tone, isOutline && 'hollow', isCross && 'cross'),
					transform: `translate(${n(mark.x)} ${n(mark.y)})`,
					d: shapePath(mark.shape, scene.marker),
					'stroke-width': isOutline || isCross ? n(scene.marker / 4) : undefined,
					...named(mark.point)
				});
			}
		}
	};
	return scene.marks.map(drawn).join('');
}

/** A scene on a page; the page says what it is and takes the keys. */
export const plotSvg = (scene: Scene, highlight?: string): string =>
	element(
		'svg',
		{
			class: 'plot',
			viewBox: `0 0 ${scene.width} ${scene.height}`,
			height: scene.height,
			preserveAspectRatio: 'xMinYMin',
			'font-size': scene.type
		},
		marksSvg(scene, highlight)
	);
