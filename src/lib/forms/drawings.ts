/** How each form draws: `draw.ts` in its folder. Apart from the rules, so that a page can be shown without any of it. */
import type { FormDrawing } from '#lib/charts/frame/panel.ts';
import type { Form } from './index.ts';

const DRAWINGS = import.meta.glob<FormDrawing>('./*/draw.ts', { eager: true, import: 'draw' });

/** @throws if the folder of the form draws nothing */
export function drawingOf({ form }: { form: Form }): FormDrawing {
	const draw = DRAWINGS[`./${form}/draw.ts`];
	if (!draw) throw new Error(`src/lib/forms/${form}/draw.ts exports no "draw"`);
	return draw;
}
