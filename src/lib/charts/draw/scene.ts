/** Figure → scene: its panels, each drawn by the form of the view. */
import type { Figure } from '#lib/forms/figure.ts';
import { drawingOf } from '#lib/forms/drawings.ts';
import { layoutOf } from '#lib/charts/frame/layout.ts';
import type { Scene, Size } from '#lib/charts/frame/scene.ts';

export function sceneOf(figure: Figure, size: Size): Scene {
	const { scene, panels, drawTitle } = layoutOf(figure, size);
	const drawPanel = drawingOf(figure.view)(panels);
	let row = 0;
	for (const panel of panels) {
		drawTitle(panel);
		row += drawPanel({ ...panel, row });
	}
	return scene;
}
