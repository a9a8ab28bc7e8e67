/** How each form draws. Apart from the rules, so that a page can be shown without any of it. */
import type { FormDrawing } from '#lib/charts/frame/panel.ts';
import { drawDots } from './dots/draw.ts';
import { drawDumbbell } from './dumbbell/draw.ts';
import type { Form } from './index.ts';
import { drawLines } from './line/draw.ts';
import { drawStack } from './stack/draw.ts';

const DRAWINGS = {
	line: drawLines,
	dots: drawDots,
	dumbbell: drawDumbbell,
	stack: drawStack
} satisfies Record<Form, FormDrawing>;

export const drawingOf = ({ form }: { form: Form }): FormDrawing => DRAWINGS[form];
