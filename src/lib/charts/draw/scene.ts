/** Figure → scene: its panels, each drawn by the form of the view. */
import type { Figure } from '#lib/forms/figure.ts';
import { drawingOf } from '#lib/forms/drawings.ts';
import { layoutOf } from '#lib/charts/frame/layout.ts';
import type { PanelExtent, Scene, Size } from '#lib/charts/frame/scene.ts';

export function sceneOf(figure: Figure, size: Size): Scene {
	const { scene, panels, drawTitle } = layoutOf(figure, size);
	const drawPanel = drawingOf(figure.view)(panels);
	let row = 0;
	for (const panel of panels) {
		const [marks, points] = [scene.marks.length, scene.points.length];
		const extent: PanelExtent = {
			codes: panel.codes,
			area: panel.box,
			marks: [marks, marks],
			points: [points, points]
		};
		scene.panels.push(extent);
		drawTitle(panel);
		row += drawPanel({ ...panel, row });
		extent.marks[1] = scene.marks.length;
		extent.points[1] = scene.points.length;
	}
	return scene;
}
