/** What forms made of lines share: how statuses look, and how high they are. */
import type { Status } from '#lib/dataset/status.ts';
import type { FormRule } from './form.ts';

/** On a line all but what differs in definition are told by their look. */
export const LINE_LOOKS: readonly Status[] = [
	'suppressed',
	'break',
	'provisional',
	'estimated',
	'unreliable'
];

/** Hardly of the width: nothing moves when the browser has measured its own. */
export const lineHeight: FormRule['height'] = ({ isNarrow, width, panels }) => {
	if (panels > 1) return isNarrow ? 150 : 190;
	if (isNarrow) return 320;
	return width < 620 ? 300 : 400;
};
