/** Lets one category of a drawing stand out, by classes of the elements that are there: nothing is drawn anew. */
import type { Figure } from '#lib/forms/figure.ts';
import { codesAt } from '#lib/dataset/slice.ts';
import type { Mark, PanelExtent, Scene } from '#lib/charts/frame/scene.ts';

/** A category of a dimension, whichever chart shows it. */
export interface Category {
	dimension: string;
	code: string;
}

const drawn = new WeakMap<SVGElement, { scene: Scene; elements: SVGElement[] }>();

/** The element of each mark; none if the drawing is not of this scene. */
export function elementsOf(svg: SVGElement, scene: Scene): readonly SVGElement[] {
	const known = drawn.get(svg);
	if (known?.scene === scene) return known.elements;
	const children = [...svg.children] as SVGElement[];
	let next = 0;
	const elements = scene.marks.map((mark) => {
		const element = children[next]!;
		// A hatch has an outline.
		next += mark.kind === 'hatch' ? 2 : 1;
		return element;
	});
	const found = next === children.length ? elements : [];
	drawn.set(svg, { scene, elements: found });
	return found;
}

/** Dimension of the series: of colours, or of the rows where each has one mark. */
export const seriesDimension = ({ view }: Figure): string => view.colour ?? view.x;

/** The codes a mark is drawn for, as far as it is drawn for some. */
function codesOf(
	figure: Figure,
	{ points }: Scene,
	panel: PanelExtent | undefined,
	mark: Mark
): Record<string, string> {
	const { view, slice } = figure;
	const codes: Record<string, string> = { ...panel?.codes };
	if ('series' in mark && mark.series) codes[seriesDimension(figure)] = mark.series;
	if ('category' in mark && mark.category && mark.role !== 'panel') codes[view.x] = mark.category;
	if ('point' in mark && mark.point !== undefined)
		Object.assign(codes, codesAt(slice, points[mark.point]!.cell));
	return codes;
}

/** The frame of a plot stays as it is, whatever stands out. */
const isOfFrame = (mark: Mark): boolean => {
	if (mark.kind === 'rule') return mark.series === undefined;
	return mark.kind === 'band' || (mark.kind === 'text' && mark.role === 'tick');
};

const panelOf = ({ panels }: Scene, mark: number): PanelExtent | undefined =>
	panels.find(({ marks: [from, to] }) => mark >= from && mark < to);

/** The category that the name at an element stands for. */
export function categoryNamed(
	figure: Figure,
	scene: Scene,
	svg: SVGElement,
	target: EventTarget | null
): Category | undefined {
	const at = elementsOf(svg, scene).indexOf(target as SVGElement);
	const mark = scene.marks[at];
	if (mark?.kind !== 'text') return undefined;
	const { view } = figure;
	const dimension = { panel: view.panel, row: view.x, absent: view.x }[mark.role as string];
	if (mark.category !== undefined && dimension !== undefined)
		return { dimension, code: mark.category };
	return (mark.role === 'label' || mark.role === 'key') && mark.series
		? { dimension: seriesDimension(figure), code: mark.series }
		: undefined;
}

/** True if a chart shows a category beside others. */
export const shows = ({ slice, view }: Figure, { dimension, code }: Category): boolean =>
	[view.x, view.colour, view.panel].includes(dimension) &&
	slice.dimensions.some((d) => d.id === dimension && d.codes.length > 1 && d.codes.includes(code));

/** Marks of the category stand out, those of others of its dimension step back; without one all are as they were. */
export function showHighlight(
	figure: Figure,
	scene: Scene,
	svg: SVGElement,
	category: Category | undefined
): void {
	elementsOf(svg, scene).forEach((element, i) => {
		const mark = scene.marks[i]!;
		const own =
			category && !isOfFrame(mark)
				? codesOf(figure, scene, panelOf(scene, i), mark)[category.dimension]
				: undefined;
		element.classList.toggle('lit', own !== undefined && own === category?.code);
		element.classList.toggle('dim', own !== undefined && own !== category?.code);
	});
}
