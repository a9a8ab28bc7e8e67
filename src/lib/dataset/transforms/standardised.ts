/** The difference to a reference when both have the same mix of classes: made of the classes, not of the cells shown. */
import { gap } from './gap.ts';
import type { TransformRule } from './transform.ts';

export const standardised: TransformRule = { ...gap, ofClasses: true };
