/**
 * A scene as SVG text: on pages and on stage, where colours come from classes, and in pictures, where they are attributes.
 * Text, because a plot is hundreds of elements of which none changes alone: a browser takes them in one go, and the
 * server's are left as they came.
 */
import { element, escaped, type Attributes } from './markup.ts';
import type { Label, Line, Mark, Scene } from '#lib/charts/frame/scene.ts';
import { hatchPath, rounded as n, shapePath } from '#lib/charts/marks/shapes.ts';
import type { Painter } from './paint.ts';

const isOutline = (mark: Mark): boolean =>
	(mark.kind === 'bar' && mark.fill === 'hollow') ||
	(mark.kind === 'marker' && (mark.fill === 'hollow' || mark.shape === 'ring'));
/** Filled a little, with its outline. */
const isFaint = (mark: Mark): boolean =>
	(mark.kind === 'marker' || mark.kind === 'bar') && mark.fill === 'faint';
const isCross = (mark: Mark): boolean => mark.kind === 'marker' && mark.shape === 'cross';

const isToned = ({ tone, role }: Label): boolean => tone !== undefined && role === 'label';
const fillNames = (mark: Mark) => [isOutline(mark) && 'hollow', isFaint(mark) && 'faintly'];

/** Names of a mark's classes: what it is, and its tone. */
function namesOf(mark: Mark): (string | undefined | false)[] {
	switch (mark.kind) {
		case 'rule':
			return [mark.role, mark.tone];
		case 'text':
			return [mark.role, mark.tone, isToned(mark) && 'toned'];
		case 'absent':
			return ['unpublished'];
		case 'hatch':
		case 'band':
			return [mark.kind];
		case 'line':
			return ['line', mark.role, mark.tone];
		case 'bar':
			return ['bar', mark.tone, ...fillNames(mark)];
		case 'marker':
			return [
				'marker',
				mark.tone,
				...fillNames(mark),
				isCross(mark) && 'cross',
				mark.isOnWay && 'way'
			];
	}
}

const isStroked = (mark: Mark): boolean => isOutline(mark) || isCross(mark) || isFaint(mark);

/** Strokes of breaks are finer than their line; steps that are dotted have round dots. */
const lineLook = ({ d, role, tone, isMain }: Line, stroke: number): Attributes => ({
	d,
	'stroke-width':
		role === 'break'
			? n(stroke * 0.8)
			: tone === 'quiet'
				? n(stroke * 0.55)
				: isMain
					? n(stroke * 1.6)
					: stroke,
	'stroke-dasharray': role === 'dotted' ? `0 ${n(stroke * 1.9)}` : undefined
});

export interface Drawn {
	/** The series that stands out; the others step back. */
	highlight?: string | undefined;
	/** Paints with attributes; without it colours come from the page's style sheet. */
	painter?: Painter;
	/** Size of its letters; that of the scene if left out. */
	letters?: number;
}

export function marksSvg(
	scene: Scene,
	{ highlight, painter, letters = scene.type }: Drawn = {}
): string {
	const look = (mark: Mark): Attributes => {
		if (painter) return painter.mark(mark, letters);
		const series = 'series' in mark ? mark.series : undefined;
		const isOther = highlight !== undefined && series !== undefined && series !== highlight;
		const isLit = highlight !== undefined && series === highlight;
		return {
			class: [...namesOf(mark), isOther && 'dim', isLit && 'lit'].filter(Boolean).join(' ')
		};
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
					...look(mark),
					d: `M${n(mark.x1)} ${n(mark.y1)}L${n(mark.x2)} ${n(mark.y2)}`
				});
			case 'line':
				return element('path', { ...look(mark), ...lineLook(mark, scene.stroke) });
			case 'text':
				return element(
					'text',
					{
						...look(mark),
						x: n(mark.x),
						y: n(mark.y),
						'text-anchor': mark.anchor === 'start' ? undefined : mark.anchor,
						'data-series': mark.role === 'label' || mark.role === 'key' ? mark.series : undefined
					},
					escaped(mark.text)
				);
			case 'band':
				return element('rect', { ...look(mark), ...box(mark) });
			case 'bar':
				return element('rect', { ...look(mark), ...box(mark), ...named(mark.point) });
			case 'absent':
				return element('rect', {
					...look(mark),
					...box(mark),
					'stroke-dasharray': '3 3',
					...named(mark.point)
				});
			case 'hatch':
				return (
					element('path', { ...look(mark), d: hatchPath(mark, scene.type * 0.55) }) +
					element('rect', {
						...(painter?.outline() ?? { class: 'unpublished' }),
						...box(mark),
						...named(mark.point)
					})
				);
			case 'marker':
				return element('path', {
					...look(mark),
					transform: `translate(${n(mark.x)} ${n(mark.y)})`,
					d: shapePath(mark.shape, scene.marker),
					'stroke-width': isStroked(mark) ? n(scene.marker / 4) : undefined,
					...named(mark.point)
				});
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
		marksSvg(scene, { highlight })
	);
