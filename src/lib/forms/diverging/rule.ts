/** Bars to both sides of zero: differences to a reference, and changes. */
import { bars } from '../bars/rule.ts';
import type { FormRule } from '../form.ts';

export const diverging: FormRule = {
	...bars,
	refusal: (_, transform) => (transform.isDifference ? undefined : 'page_explore_diverging_refused')
};
